"""What is with this person to deal with, and what is due first?"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cases.access import not_opened_by, overseen_by, work_of
from cases.answered import answered_since
from cases.arrivals.who_may import councils_recorded_for
from cases.forms.words import capitalised
from cases.models import Case
from cases.paused_outcome import is_to_be_looked_at_again
from cases.states import OVER, State
from cases.views.acts.at_the_desk import done_at_the_desk
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.dates import days_left, tag_of
from cases.views.lists import about_post, clock_in_words, next_clock, raised_by_post, working_days_left
from cases.views.notices import undelivered_in_words
from cases.views.shell import page

SOON = 2  # working days before a date


@dataclass(frozen=True, slots=True)
class Work:
    """One line of the list; nobody is named in it. `first` sorts what is due first."""

    reference: str
    address: str
    about: str
    raised_by: str
    due: str
    tag: str
    next_step: str
    first: tuple[int, str]


@dataclass(frozen=True, slots=True)
class Known:
    """A case that somebody knows of and may not open: that it exists, its dates and where it stands."""

    reference: str
    about: str
    raised_by: str
    sent: str
    stands: str
    next_date: str


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The list of work. What was acknowledged and opened stands below: nothing of it waits today."""
    every = list(work_of(signed_in(request), on=today()))
    cases = [case for case in every if case.state not in OVER]
    new = not_opened_by(signed_in(request), cases)
    answered = answered_since(cases)
    needed = {case.pk for case in cases if _waits_for_them(case) or case.pk in new or case.pk in answered}
    waiting = sorted((_work(case) for case in cases if case.pk in needed), key=lambda work: work.first)
    on_time = sorted((_work(case) for case in cases if case.pk not in needed), key=lambda work: work.first)
    told = ngettext(
        "Nothing needs you. %(n)s case is with you.",
        "Nothing needs you. %(n)s cases are with you.",
        len(on_time),
    )
    context = {
        "work": waiting,
        "done": done_at_the_desk(request),
        "overseen": [_known(case) for case in overseen_by(signed_in(request), on=today())],
        "on_time": on_time,
        "undelivered": undelivered_in_words(request),
        "records": bool(councils_recorded_for(signed_in(request), today())),
        "over": [_work(case) for case in every if case.state in OVER],
        "caption": _("Days are working days. What is due first stands first."),
        "nothing": told % {"n": len(on_time)}
        if on_time
        else _("Nothing needs you, and nothing is with you."),
    }
    return page(request, "desk/list.html", context)


def _waits_for_them(case: Case) -> bool:
    """Whether something is to be done: to acknowledge it, to choose who deals with it, or what is due soon or late."""
    if case.acknowledged_on is None or case.state == State.TRIAGE:
        return True
    clock = next_clock(case)
    return clock is not None and working_days_left(clock, today()) <= SOON


def _known(case: Case) -> Known:
    clock = next_clock(case)
    return Known(
        reference=case.reference,
        about=capitalised(about_post(case)),
        raised_by=capitalised(raised_by_post(case)),
        sent=date_format(case.filed_on, "j F Y"),
        stands=str(State(case.state).label),
        next_date=clock_in_words(clock) if clock else _("No date"),
    )


def _work(case: Case) -> Work:
    clock = next_clock(case)
    left = working_days_left(clock, today()) if clock else 0
    return Work(
        reference=case.reference,
        address=reverse("desk_case", args=[case.reference]),
        about=capitalised(about_post(case)),
        raised_by=capitalised(raised_by_post(case)),
        due=days_left(left) if clock else _("No date"),
        tag=tag_of(left) if clock else "",
        next_step=next_step(case),
        first=(left if clock else 10_000, case.reference),
    )


_NEXT_WHERE_IT_STANDS = {
    State.CONCLUDED: gettext_lazy("Report back to the person who raised it"),
    State.REPORTED_BACK: gettext_lazy("Close it, once nothing is owed"),
    State.WITHDRAWN: gettext_lazy("Close it, once nothing is owed"),
    State.CLOSED: gettext_lazy("Nothing. It is closed"),
    State.WAITING_FOR_ANOTHER_BODY: gettext_lazy("Take it up again once it need not wait any more"),
}


def next_step(case: Case) -> str:
    """What the person dealing with it does next, with its date where there is one."""
    clock = next_clock(case)
    if case.state == State.TRIAGE and case.acknowledged_on:
        return _("Choose who deals with it")
    if is_to_be_looked_at_again(case, today()):
        return _("Look whether to open it again: the person it is about is a councillor again")
    if case.state in _NEXT_WHERE_IT_STANDS:
        return str(_NEXT_WHERE_IT_STANDS[State(case.state)])
    if clock is not None:
        return clock_in_words(clock)
    if not case.acknowledged_on:
        return _("Acknowledge")
    return _("Choose who deals with it") if case.state == State.TRIAGE else _("Deal with it")
