"""How is an act done in a made-up life for which something has to be looked up or chosen first?"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from cases import guards
from cases.access import agreements_asked_of, consultations_of, hearings_of
from cases.acts.ask_again import ask_again
from cases.acts.ask_question import answer_question
from cases.acts.conclude import conclude
from cases.acts.consult import give_view, lapse_view
from cases.acts.hand_outside import hand_outside
from cases.acts.hold import (
    agree_to_holding,
    ask_for_holding,
    clock_that_may_be_held,
    do_not_agree_to_holding,
    hold,
)
from cases.acts.leave_oversight import leave_oversight
from cases.acts.move_version import move_version
from cases.acts.pass_on import pass_on
from cases.acts.put_to_them import give_account, no_answer_came
from cases.acts.reassign import lawful_in
from cases.acts.report_back import report_back
from cases.acts.settle_duty import meet_duty, set_duty_aside
from cases.acts.stand_aside import stand_aside
from cases.bundle import ALLOWED
from cases.clocks import last_holding_date
from cases.ladder import reviews, ways_on
from cases.models import Case
from cases.outcomes import REASONS, Outcome, outcomes_of
from cases.refusals import Refused
from cases.simulation.drawing import Cast
from cases.version_change import NotToThatVersion, versions_to_move_to, what_would_change
from people.models import Post, User

WORDS = "Because it is so."
SEATS_TRIED = 4
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Try:
    """One person about to try something with one case on a day."""

    random: Random
    case: Case
    by: User
    on: date
    at: datetime
    cast: Cast

    def __call__(self, act: Callable[..., Case], *args: object, **given: object) -> Case:
        """Do an act as this person, on the case as it stands."""
        common = {"by": self.by, "version": self.case.version, "at": self.at, "on": self.on}
        return act(self.case.reference, *args, **common, **given)

    @property
    def soon(self) -> date:
        """A day within the next three weeks."""
        return self.on + timedelta(days=self.random.randint(1, 21))

    @property
    def in_fair_time(self) -> date:
        """A day that leaves whoever is asked their five working days."""
        return self.on + timedelta(days=self.random.randint(14, 28))

    def seat(self) -> Post:
        """A seat of the council in which somebody sits who may have the case, where one is found in a few tries."""
        seats = self.cast.of(self.case.council, self.on)
        for _ in range(SEATS_TRIED):
            seat = self.random.choice(seats)[1]
            with suppress(Refused):
                lawful_in(self.case, seat, self.on)
                break
        return seat

    def somebody(self) -> User:
        """Somebody of the council."""
        return self.random.choice(self.cast.of(self.case.council, self.on))[0]


def draw_conclude(try_: Try) -> None:
    """Decide, by an outcome that may stand, where there is one."""
    known = outcomes_of(try_.case, try_.on)
    outcome = try_.random.choice([each for each in known if _may_stand(try_, each)] or known)
    reason = try_.random.choice(sorted(REASONS)) if outcome.needs_reason else ""
    try_(conclude, outcome=outcome.code, reason=reason, words=WORDS)


def _may_stand(try_: Try, outcome: Outcome) -> bool:
    return not (
        guards.person_was_not_heard(try_.case, outcome, try_.by)
        or guards.nobody_agreed_to_it(try_.case, outcome)
        or guards.belongs_to_the_code_stage(try_.case, outcome)
    )


def draw_report_back(try_: Try) -> None:
    """Report back, mostly without anything held against anybody."""
    employer = try_.case.outcome.get("code") == "as_employer"
    try_(report_back, words="" if employer else WORDS, nothing_against=try_.random.random() < 0.8)


def draw_pass_on(try_: Try) -> None:
    """Pass it on to a step and one of those who may have it there."""
    ways = ways_on(try_.case, try_.on)
    way = try_.random.choice(ways) if ways else None
    choice = try_.random.randrange(len(way.choices)) if way and way.choices else None
    try_(pass_on, step=way.name if way else "nowhere", choice=choice, reasons=WORDS)


def draw_ask_again(try_: Try) -> None:
    """Ask for another look, by one of those who may take it."""
    way = next(iter(reviews(try_.case, try_.on)), None)
    choice = try_.random.randrange(len(way.choices)) if way and way.choices else None
    try_(ask_again, choice=choice, words=WORDS)


def draw_settle_duty(try_: Try) -> None:
    """Say of something that is owed that it was done, or why it was not."""
    owed = [one.pk for one in try_.case.obligations.all() if one.is_open] or [0]
    if try_.random.random() < 0.5:
        try_(meet_duty, try_.random.choice(owed), words=WORDS)
    else:
        try_(set_duty_aside, try_.random.choice(owed), reasons=WORDS)


def draw_answer_question(try_: Try) -> None:
    """Answer the first question that waits."""
    asked = try_.case.questions.filter(answered_at__isnull=True).first()
    try_(answer_question, asked.pk if asked else 0, words=WORDS)


def draw_give_account(try_: Try) -> None:
    """Answer what was put to them."""
    put = hearings_of(try_.by, on=try_.on).filter(case=try_.case, answered_at__isnull=True).first()
    if put is None:
        raise Refused("There is nothing here for you to answer.")
    give_account(put.key, by=try_.by, words=WORDS, at=try_.at, on=try_.on)


def draw_give_view(try_: Try) -> None:
    """Give the view they were asked for."""
    mine = consultations_of(try_.by, on=try_.on).filter(case=try_.case)
    asked = mine.filter(answered_at__isnull=True, lapsed_on__isnull=True).first()
    if asked is None:
        raise Refused("There is no such question for you.")
    give_view(asked.key, by=try_.by, words=WORDS, at=try_.at, on=try_.on)


def draw_stand_aside(try_: Try) -> None:
    """Have a connection, and leave the case."""
    stand_aside(try_.case.reference, by=try_.by, at=try_.at, on=try_.on)


def draw_hold(try_: Try) -> None:
    """Put the date off."""
    try_(hold, reasons=WORDS, until=_put_off(try_))


def _put_off(try_: Try) -> date:
    """A weekday after the date that is due next, and mostly one that the rules still allow."""
    clock = clock_that_may_be_held(try_.case)
    due = clock.due_on if clock is not None and clock.due_on is not None else try_.on
    latest = last_holding_date(clock) if clock is not None else None
    first = max(due, try_.on)
    longest = (latest - first).days if latest is not None else 15
    until = first + timedelta(days=try_.random.randint(1, max(longest, 1)))
    return until if until.weekday() < _SATURDAY else until - timedelta(days=until.weekday() - 4)


def draw_hand_outside(try_: Try) -> None:
    """Hand two fields of it to a body outside."""
    fields = try_.random.sample(sorted(ALLOWED), 2)
    try_(hand_outside, body="An ombudsman", how="by post", fields=fields, reasons=WORDS, review_on=try_.soon)


def draw_hold_again(try_: Try) -> None:
    """Ask somebody to agree that the date is put off once more."""
    try_(ask_for_holding, reasons=WORDS, until=_put_off(try_))


def draw_answer_about_holding(try_: Try) -> None:
    """Mostly agree to it."""
    asked = agreements_asked_of(try_.by, on=try_.on).filter(case=try_.case).first()
    if asked is None:
        raise Refused("There is nothing here for you to agree to.")
    given: dict[str, Any] = {"by": try_.by, "at": try_.at, "on": try_.on}
    if try_.random.random() < 0.7:
        agree_to_holding(asked.key, **given)
    else:
        do_not_agree_to_holding(asked.key, reasons=WORDS, **given)


def draw_no_answer_came(try_: Try) -> None:
    """Go on without an answer that was asked for."""
    put = try_.case.hearings.filter(answered_at__isnull=True, lapsed_on__isnull=True).first()
    if put is None:
        raise Refused("No answer is awaited here.")
    try_(no_answer_came, put.key)


def draw_lapse_view(try_: Try) -> None:
    """Go on without a view that was asked for."""
    asked = try_.case.consultations.filter(answered_at__isnull=True, lapsed_on__isnull=True).first()
    if asked is None:
        raise Refused("Nothing is awaited here.")
    try_(lapse_view, asked.key)


def draw_move_version(try_: Try) -> None:
    """Move it to the version that the council adopted last."""
    others = versions_to_move_to(try_.case, try_.on)
    if not others:
        raise Refused("There is no other version.")
    try:
        change = what_would_change(try_.case, others[0])
    except NotToThatVersion as reason:
        raise Refused(str(reason)) from None
    try_(move_version, to=others[0].sha256, shown=change.fingerprint, reasons=WORDS)


def draw_leave_oversight(try_: Try) -> None:
    """Watch over it no longer."""
    leave_oversight(try_.case.reference, by=try_.by, at=try_.at, on=try_.on)
