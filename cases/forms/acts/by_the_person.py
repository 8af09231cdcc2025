"""What does the person who raised it, is asked for a view, or is heard type?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.blind_index import index_of
from cases.forms.acts.acting import ActForm, several_lines
from cases.forms.acts.ending import in_one_line
from cases.forms.acts.picking import PersonPickForm
from cases.forms.cleaning import OneOf
from cases.ladder import reviews
from cases.refusals import Refused
from cases.states import Relation
from people.models import User


class AnswerForm(ActForm):
    """An answer in their own words."""

    words = several_lines(_("Your answer"), _("Write your answer"))


class AddForm(ActForm):
    """Something to add, in their own words."""

    words = several_lines(
        _("Add something, or write back"),
        _("Write what you want to add"),
        hint=_("You can add more at any time."),
    )


class CorrectForm(ActForm):
    """Which part was not right, and what it should say."""

    about = OneOf(label=_("What do you want to correct?"), missing=_("Select what you want to correct"))
    words = several_lines(
        _("What should it say?"),
        _("Write what it should say"),
        hint=_("What you sent first is kept, and stands beside it."),
    )

    def offer(self) -> None:
        """The parts that were written; what is true of whom it is about is for whoever deals with it to mend."""
        written = self.asked.case.account.get("words", {})
        choices = [(name, words) for name, words in _PARTS if written.get(name)]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]


_PARTS = (
    ("happened", _("What happened")),
    ("when", _("When it was")),
    ("put_right_words", _("What would put it right")),
)


class CompanionForm(PersonPickForm):
    """Somebody to go with them."""

    act_calls_them = "companion"


class CompanionGoesForm(ActForm):
    """Which of those who go with them no longer does."""

    who = OneOf(label=_("Who goes with you no longer?"), missing=_("Select who goes with you no longer"))

    def offer(self) -> None:
        """Those who go with them now."""
        rows = self.asked.case.access.filter(relation=Relation.COMPANION, until_at__isnull=True)
        self.marks = {str(row.pk): row.person for row in rows}
        self.fields["who"].choices = [(str(row.pk), row.name) for row in rows]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The person in the place of the line. Raises Refused where nobody is known by it any more."""
        mark = self.marks[self.cleaned_data["who"]]
        found = next((user for user in User.objects.iterator() if index_of(user) == mark), None)
        if found is None:
            raise Refused("This person is not in the directory any more, so they see nothing of it.")
        return {"companion": found}


class WithholdForm(ActForm):
    """Why their name should not be given."""

    reasons = several_lines(_("Why should your name not be given?"), _("Say why"), rows=4)


class AskAgainForm(ActForm):
    """What they are unhappy with, and to whom it goes where there is a choice."""

    choice = OneOf(label=_("Who should look at it?"), missing=_("Select who should look at it"))
    words = several_lines(_("What are you unhappy with?"), _("Write what you are unhappy with"))

    def offer(self) -> None:
        """Those whom the rules name; no question where they name only one."""
        way = next(iter(reviews(self.asked.case, self.asked.on)), None)
        choices = way.choices if way is not None else ()
        if len(choices) > 1:
            self.fields["choice"].choices = [(str(n), in_one_line(who)) for n, who in enumerate(choices)]  # type: ignore[attr-defined]
        else:
            del self.fields["choice"]

    def given(self) -> dict[str, Any]:
        """The place of the choice as a number."""
        choice = self.cleaned_data.get("choice")
        return {"words": self.cleaned_data["words"], "choice": int(choice) if choice else None}


class WithdrawForm(ActForm):
    """Why they take it back."""

    reasons = several_lines(_("Why do you take it back?"), _("Say why"), rows=4)
