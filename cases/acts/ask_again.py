"""Ask for another look, by people who never handled it."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_noop

from cases import guards
from cases.acts.acting import Doing, doing
from cases.acts.handing_over import hand_over, known_as
from cases.acts.pass_on import open_way
from cases.blind_index import index_of_number
from cases.clocks import calendar_of, stop_clocks
from cases.could_know import could_know_on
from cases.doing import Act
from cases.frozen_plan import rulebook_of_case
from cases.ladder import ANOTHER_LOOK, NextStep, reviews, search_for
from cases.models import Case
from cases.outcomes import ALREADY_DECIDED
from cases.recipients import Recipient
from cases.refusals import Refused, refuse_where
from cases.sentences import sources_in_words
from cases.states import EventKind
from people.models import User
from rules.language.working_days import due_on

ASKED_FOR = gettext_noop("the person who raised it asked for another look")
_TELLING = (EventKind.REPORTED_BACK, EventKind.ALREADY_DECIDED)
ONCE = gettext_noop("what was answered as already decided is looked at again once")


def ask_again(
    case_ref: str, *, by: User, choice: int | None, words: str, version: int, at: datetime, on: date
) -> Case:
    """Ask for another look. Within the rulebook’s time it goes to whoever the rule names, picked by who raised it
    where it names several; after it a person chooses whether and who. What was answered as already decided is looked
    at again once whatever the rulebook says, by somebody whom a person chooses. Raises Refused and Stale.
    """
    with doing(case_ref, Act.ASK_AGAIN, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, words)
        refuse_where(guards.is_not_over, act.case)
        refuse_where(guards.nothing_was_decided, act.case)
        way = next(iter(reviews(act.case, on)), None)
        if way is None and not may_ask_once_more(act.case):
            raise Refused(
                "The protocol sets out no other look at this one. The Monitoring Officer knows what else there is."
            )
        late = way is not None and is_too_late(act.case, way, on)
        act.move(act.case.hand_over)
        recipients = _let_choose(act) if way is None else _open(act, way, choice, late=late)
        act.record(
            EventKind.ASKED_AGAIN,
            to=known_as(recipients),
            words=words,
            late=late,
            source=ONCE if way is None else _source_of(act.case, way, late=late),
        )
    return act.case


def _source_of(case: Case, way: NextStep, *, late: bool) -> str:
    """What it rests on that they have it: the rule, or the council's own setting where nobody of the rule can."""
    fallback = rulebook_of_case(case).fallback
    sources = way.plan.sources
    if way.by_fallback and not late and fallback is not None:
        sources = fallback.sources
    return sources_in_words(sources) or gettext_noop("the council’s own setting")


def may_ask_once_more(case: Case) -> bool:
    """Whether it was answered as already decided, and nobody has been asked yet to look at that again."""
    if case.outcome.get("code") != ALREADY_DECIDED.code:
        return False
    answered = case.events.filter(kind=EventKind.ALREADY_DECIDED).order_by("number").first()
    asked = case.events.filter(kind=EventKind.ASKED_AGAIN)
    return answered is not None and not asked.filter(number__gt=answered.number).exists()


def is_too_late(case: Case, way: NextStep, on: date) -> bool:
    """Whether the rulebook’s time to ask has passed."""
    until = ask_until(case, way)
    return until is not None and on > until


def ask_until(case: Case, way: NextStep) -> date | None:
    """The last day to ask for another look, counted from the report back or from the day it could be known of.

    None where the rulebook sets none, nothing was reported back yet, or the mail that tells of it did not arrive and
    nobody has opened the concern since.
    """
    window = way.plan.step.ask_within
    told_on = known_to_complainant_on(case)
    if window is None or told_on is None:
        return None
    counted_by = calendar_of(rulebook_of_case(case).calendar, case.council)
    due = due_on(told_on, window.length, counted_by)
    return due.on if due is not None else None


def known_to_complainant_on(case: Case) -> date | None:
    """The day from which whoever raised it could know of the report back; None before it, and while they cannot."""
    reported = case.events.filter(kind__in=_TELLING).order_by("number").last()
    if case.reported_on is None or reported is None:
        return case.reported_on
    known_on = could_know_on(case, index_of_number(case.parties["complainant"]["user"]), reported.at)
    return None if known_on is None else max(known_on, case.reported_on)


def _open(act: Doing, way: NextStep, choice: int | None, *, late: bool) -> tuple[Recipient, ...]:
    if late:
        way = NextStep(way.plan, way.trigger, (), way.passed_over)
    return open_way(
        act, way, choice, why=gettext_noop("asked for after the time for it") if late else ASKED_FOR
    )


def _let_choose(act: Doing) -> tuple[Recipient, ...]:
    """Let somebody choose who looks at it again, where no rule names anybody; nobody who ever handled it chooses."""
    chooser = search_for(act.case, act.on, review=True).chooser
    recipients = (chooser,) if chooser is not None else ()
    act.move(act.case.wait_for_a_chooser)
    stop_clocks(act.case, None, on=act.on, at=act.at)
    hand_over(act.case, recipients, name=ANOTHER_LOOK, why=ASKED_FOR, at=act.at, on=act.on)
    return recipients
