"""Which list is asked for, narrowed and sorted how? All of it stands in the address, and no name ever does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import Day
from cases.states import State
from cases.views.dashboard.counted import LISTS

# What a case on a desk can be; the others never stand on a list.
_WHERE = (
    State.TRIAGE,
    State.WITH_HANDLER,
    State.INFORMAL,
    State.HELD,
    State.WAITING_FOR_ANOTHER_BODY,
    State.CONCLUDED,
    State.REPORTED_BACK,
    State.WITHDRAWN,
    State.CLOSED,
)
SORTS = {"due": "due_on", "case": "reference", "sent": "sent_on"}


class NarrowedForm(forms.Form):
    """Where it stands, and when it was sent."""

    use_required_attribute = False
    show = forms.ChoiceField(
        label=_("List"), required=False, choices=[(each.name, each.words) for each in LISTS.values()]
    )
    where = forms.ChoiceField(label=_("Where it stands"), required=False)
    sent_from = Day(label=_("Sent from"), missing="", required=False)
    sent_to = Day(label=_("Sent up to"), missing="", required=False)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is asked for. Whatever an address holds that is nothing here counts as not asked for."""

    show: str = "open"
    where: str = ""
    sent_from: date | None = None
    sent_to: date | None = None
    sort: str = "due"
    down: bool = False

    @property
    def which(self) -> Q:
        """Which rows of the list are left."""
        found = Q()
        if self.where:
            found &= Q(state__in=_alike(self.where))
        if self.sent_from is not None:
            found &= Q(sent_on__gte=self.sent_from)
        if self.sent_to is not None:
            found &= Q(sent_on__lte=self.sent_to)
        return found

    def address(self, **changes: str) -> str:
        """The part of an address that asks for this, with changes; empty words are left out."""
        asked = {
            "show": self.show,
            "where": self.where,
            "sent_from": self.sent_from.isoformat() if self.sent_from else "",
            "sent_to": self.sent_to.isoformat() if self.sent_to else "",
            "sort": "" if self.sort == "due" else self.sort,
            "down": "yes" if self.down else "",
            **changes,
        }
        return "?" + urlencode({name: words for name, words in asked.items() if words})


def narrowed_by(asked: Mapping[str, str]) -> tuple[Narrowed, NarrowedForm]:
    """What an address asks for, and the form that holds it with what is wrong with it."""
    form = NarrowedForm(asked)
    form.fields["where"].choices = where_it_stands()  # type: ignore[attr-defined]
    form.full_clean()
    given = form.cleaned_data
    return Narrowed(
        show=given.get("show") or "open",
        where=given.get("where") or "",
        sent_from=given.get("sent_from"),
        sent_to=given.get("sent_to"),
        sort=asked.get("sort", "") if asked.get("sort", "") in SORTS else "due",
        down=asked.get("down", "") == "yes",
    ), form


def where_it_stands() -> list[tuple[str, str]]:
    """Each place once: two states that read alike are one, so that nobody is told what a case waits for."""
    found = {str(state.label): str(state) for state in reversed(_WHERE)}
    return [(state, words) for words, state in reversed(found.items())]


def _alike(where: str) -> list[str]:
    words = str(State(where).label)
    return [str(state) for state in _WHERE if str(state.label) == words]
