"""What does whoever keeps the directory type? Who is away from when until when; what came out of an election."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import Day
from cases.forms.cleaning import OneOf, Typed
from cases.keepers import people_kept_by
from people.folding import sought
from people.models import Election, User

MOST_SHOWN = 50
LONGEST_LIST = 200_000


class _KeepingForm(forms.Form):
    use_required_attribute = False


class AbsenceForm(_KeepingForm):
    """Who, from when, and until when. Never why: there is no place for it."""

    name = Typed(label=_("Who is away? Name, or part of it"), longest=200, half=True)
    person = OneOf(label=_("Select the person"), missing=_("Search for the person, and select them"))
    from_on = Day(label=_("First day away"), missing=_("Write the first day away"))
    to_on = Day(label=_("Last day away. Leave this empty if nobody knows yet"), missing="", required=False)

    def __init__(self, *args: Any, keeper: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = self.data.get("name") if self.is_bound else self.initial.get("name")
        words = sought(str(typed or ""))
        found = people_kept_by(keeper, on) if words else User.objects.none()
        for word in words:
            found = found.filter(search_name__contains=word)
        self.people = {str(user.pk): user for user in found[:MOST_SHOWN]}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (key, f"{user} ({user.email})") for key, user in self.people.items()
        ]
        if words and not self.people:
            self.fields["name"].help_text = _now(
                "Nobody was found. Try part of the name, or another spelling."
            )
        if not self.people:
            self.fields["person"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Where nobody was selected, the place to put it right is the search."""
        typed = super().clean() or {}
        if isinstance(self.fields["person"].widget, forms.HiddenInput) and "person" in self.errors:
            del self.errors["person"]
            self.add_error("name", _("Search for the person, and select them"))
        return typed


class BackForm(_KeepingForm):
    """Their last day away."""

    last_on = Day(
        label=_("Last day away"),
        missing=_("Write the last day away"),
        help_text=_("The day before they are back. Like 12 June 2026."),
    )


class ElectionForm(_KeepingForm):
    """The days of an election, its seats and its panels, one a line."""

    polled_on = Day(label=_("Polling day"), missing=_("Write polling day"))
    ends_on = Day(
        label=_("The old councillors’ last day"),
        missing=_("Write the old councillors’ last day"),
        help_text=_("The day on which they retire: polling day or later."),
    )
    begins_on = Day(
        label=_("The new councillors’ first day"), missing=_("Write the new councillors’ first day")
    )
    seats = Typed(
        label=_("Seats, one a line"),
        help_text=_(
            "Number of the seat | post | title | group | answers to | who was elected | accepted office on. A seat "
            "whose line you take away is there no longer; a new seat has no number. Who was elected is an e-mail "
            "address, or “Name (address)” for somebody who is new. Leave it empty where nobody sits yet."
        ),
        longest=LONGEST_LIST,
        missing=_("List the councillors’ seats, one a line"),
        several_lines=True,
        rows=14,
    )
    panels = Typed(
        label=_("Panels that are made up afresh, one a line"),
        help_text=_(
            "Number of the panel | title | members’ addresses with commas | from which day, where it is later."
        ),
        longest=LONGEST_LIST,
        several_lines=True,
        rows=4,
    )


class AcceptedForm(_KeepingForm):
    """Who accepted office, and on which day."""

    person = OneOf(label=_("Who accepted office?"), missing=_("Select who accepted office"))
    on = Day(label=_("On which day?"), missing=_("Write the day on which they accepted office"))

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waiting = election.elected.filter(accepted_on__isnull=True).select_related("user", "post")
        self.people = {str(each.user.pk): each.user for each in waiting}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (str(each.user.pk), f"{each.user} ({each.user.email}), {each.post}") for each in waiting
        ]
