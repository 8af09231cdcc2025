"""What does the page of what was put to somebody show besides it? How far it has come, and what follows for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.clocks import calendar_of, local_date
from cases.frozen_plan import rulebook_of_case
from cases.models import Case, Event, Hearing, TimeAsked
from cases.outcomes import outcome_decided
from cases.progress import DONE, NOW, TO_COME, Mark
from cases.states import OVER, EventKind, State
from cases.views.case_shown import with_whom
from cases.views.dates import days_left, tag_of
from cases.views.how_it_stands import NextDate, first_running, next_date
from cases.views.presented import long_date

# What the person it is about waits for; that somebody else is told that it was read is not theirs.
_CONCERNS_THEM = ("report back within", "decide within", "reply within")


@dataclass(frozen=True, slots=True)
class Added:
    """What they added to their account, and on which day."""

    words: str
    on: date


@dataclass(frozen=True, slots=True)
class PutShown:
    """What stands beside what was put to somebody. `outcome` is empty until the person who raised it was told."""

    marks: tuple[Mark, ...]
    with_them: str
    left: str
    tag: str
    added: tuple[Added, ...]
    wishes: tuple[str, ...]
    may_ask_for_time: bool
    next: NextDate | None
    outcome: str
    ended_undecided: bool


def put_shown(put: Hearing, on: date) -> PutShown:
    """Everything of it, as it stands on the day."""
    case, over = put.case, put.case.state in OVER
    wishes = list(put.times_asked.all())
    waits = put.answered_at is None and not over and case.state != State.CONCLUDED
    clock = first_running([one for one in case.clocks.all() if one.what in _CONCERNS_THEM])
    left = _working_days_until(put, on)
    return PutShown(
        marks=tuple(_marks(put, over=over)),
        with_them=with_whom(case) if not over else "",
        left=days_left(left) if waits else "",
        tag=tag_of(left),
        added=tuple(_added(put)),
        wishes=tuple(line for wish in wishes for line in _wish(wish, waits=waits)),
        may_ask_for_time=waits and not any(wish.answered_at is None for wish in wishes),
        next=next_date(clock, on) if not over else None,
        outcome=_outcome(case),
        ended_undecided=over and case.concluded_on is None,
    )


def _marks(put: Hearing, *, over: bool) -> Iterator[Mark]:
    """Put to you, your account, decided, over: the fixed steps of this side."""
    decided = put.case.concluded_on is not None
    yield Mark(_("Put to you"), DONE, local_date(put.put_at))
    if put.answered_at is not None:
        yield Mark(_("Your account"), DONE, local_date(put.answered_at))
    elif not over and not decided:
        yield Mark(_("Your account"), NOW, None, put.answer_by)
    if over and not decided:
        yield Mark(_("Over, without a decision"), DONE)
        return
    waits = put.answered_at is not None and not decided
    yield Mark(
        _("Looked into and decided"), DONE if decided else NOW if waits else TO_COME, put.case.concluded_on
    )
    yield Mark(_("Over"), DONE if over else TO_COME, put.case.reported_on if over else None)


def _added(put: Hearing) -> Iterator[Added]:
    for event in Event.objects.filter(case=put.case, kind=EventKind.ACCOUNT_ADDED):
        if event.detail.get("hearing") == str(put.key):
            yield Added(str(event.detail["words"]), local_date(event.at))


def _wish(wish: TimeAsked, *, waits: bool) -> Iterator[str]:
    yield _("You asked for time until %(day)s: %(why)s") % {"day": long_date(wish.until), "why": wish.reasons}
    if wish.answered_at is None:
        yield (
            _("It is not answered yet. Until then the first day stands.")
            if waits
            else _("It is asked no longer.")
        )
    elif wish.granted and wish.given_until is not None:
        yield _("%(who)s gave you until %(day)s.") % {
            "who": wish.answered_by,
            "day": long_date(wish.given_until),
        }
    else:
        yield _("%(who)s could not give you more time: %(why)s") % {
            "who": wish.answered_by,
            "why": wish.words,
        }
    if wish.granted and wish.words:
        yield wish.words


def _outcome(case: Case) -> str:
    """The outcome in the council's words, once the other side was told; nothing of what was written to them."""
    if case.state not in (State.REPORTED_BACK, State.CLOSED) or case.reported_on is None or not case.outcome:
        return ""
    found = outcome_decided(case)
    return found.words if found is not None else ""


def _working_days_until(put: Hearing, on: date) -> int:
    """Working days to the day by which they are asked to answer; below zero it has passed."""
    counted_by = calendar_of(rulebook_of_case(put.case).calendar, put.case.council)
    first, last = sorted((on, put.answer_by))
    days = range(first.toordinal() + 1, last.toordinal() + 1)
    count = sum(counted_by.is_working_day(date.fromordinal(day)) for day in days)
    return count if put.answer_by >= on else -count
