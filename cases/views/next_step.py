"""What does the person dealing with a case do next, by when, and on which page is that done?"""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case, Clock
from cases.outcomes import PAUSED
from cases.states import State
from cases.views.lists import clock_in_words, next_clock

_WHERE_IT_STANDS = {
    State.CONCLUDED: gettext_lazy("Report back to the person who raised it"),
    State.REPORTED_BACK: gettext_lazy("Close it, once nothing is owed"),
    State.WITHDRAWN: gettext_lazy("Close it, once nothing is owed"),
    State.CLOSED: gettext_lazy("Nothing. It is closed"),
    State.WAITING_FOR_ANOTHER_BODY: gettext_lazy("Take it up again once it need not wait any more"),
}
# The act that is the next step, by the last part of the address of its page; every other next step is on the case page.
_ACTS = {
    State.CONCLUDED: "report-back",
    State.REPORTED_BACK: "close",
    State.WITHDRAWN: "close",
    State.WAITING_FOR_ANOTHER_BODY: "resume",
    State.INFORMAL: "talks-over",
}


def next_step(case: Case) -> str:
    """What is done next, with its date where there is one."""
    return _by_clock(case, next_clock(case))


def _by_clock(case: Case, clock: Clock | None) -> str:
    if case.state == State.TRIAGE and case.acknowledged_on:
        return _("Choose who deals with it")
    if case.state in _WHERE_IT_STANDS:
        return str(_WHERE_IT_STANDS[State(case.state)])
    if clock is not None:
        return clock_in_words(clock)
    if not case.acknowledged_on:
        return _("Acknowledge")
    return _("Deal with it")


def next_in_a_list(case: Case, clock: Clock | None) -> str:
    """The same in one line of a list, where it is not looked up who has become what. `clock` is its next date."""
    if case.outcome.get("code") == PAUSED and case.state not in (State.CONCLUDED, State.WITHDRAWN):
        return _("Open it again if the person it is about is a councillor again")
    return _by_clock(case, clock)


def address_of_next(case: Case, *, was_read: bool) -> str:
    """The page on which it is done: the act’s own, or the case, where the next form stands open.

    Whoever has not said yet that they have no connection with it is asked that first, on the page of the case.
    """
    chooses = case.state == State.TRIAGE and case.acknowledged_on is not None
    act = "choose" if chooses else _ACTS.get(State(case.state), "")
    if not was_read or not act:
        return reverse("desk_case", args=[case.reference])
    return reverse("act_at_the_desk", args=[case.reference, act])
