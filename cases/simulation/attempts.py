"""How is each act done in a made-up life? By its name, with words, people and days drawn at random."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from cases import guards
from cases.access import agreements_asked_of, consultations_of, hearings_of
from cases.acts.acknowledge import acknowledge
from cases.acts.add_note import add_note
from cases.acts.answer_code_question import answer_code_question
from cases.acts.ask_again import ask_again
from cases.acts.ask_question import answer_question, ask_question
from cases.acts.close import close, reopen
from cases.acts.conclude import conclude
from cases.acts.consult import consult, give_view, lapse_view
from cases.acts.decide_about_name import ask_for_name_to_be_withheld, decide_about_name
from cases.acts.hand_outside import hand_outside
from cases.acts.hold import (
    agree_to_holding,
    ask_for_holding,
    clock_that_may_be_held,
    do_not_agree_to_holding,
    hold,
)
from cases.acts.leave_oversight import leave_oversight
from cases.acts.make_arrangement import make_arrangement
from cases.acts.move_version import move_version
from cases.acts.name_companion import name_companion, step_down
from cases.acts.pass_on import pass_on
from cases.acts.pause import pause, resume, wait
from cases.acts.put_to_them import give_account, no_answer_came, put_to_them, record_not_heard
from cases.acts.reassign import decide_route, lawful_in, reassign
from cases.acts.report_back import report_back
from cases.acts.settle_duty import meet_duty, set_duty_aside
from cases.acts.stand_aside import stand_aside
from cases.acts.talk import begin_talks, end_talks
from cases.acts.withdraw import withdraw
from cases.bundle import ALLOWED
from cases.clocks import last_holding_date
from cases.ladder import reviews, ways_on
from cases.models import Case
from cases.outcomes import REASONS, Outcome, outcomes_of
from cases.refusals import Refused
from cases.simulation.drawing import Cast
from cases.states import Body, NoteLabel
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


def _conclude(try_: Try) -> None:
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


def _report_back(try_: Try) -> None:
    employer = try_.case.outcome.get("code") == "as_employer"
    try_(report_back, words="" if employer else WORDS, nothing_against=try_.random.random() < 0.8)


def _pass_on(try_: Try) -> None:
    ways = ways_on(try_.case, try_.on)
    way = try_.random.choice(ways) if ways else None
    choice = try_.random.randrange(len(way.choices)) if way and way.choices else None
    try_(pass_on, step=way.name if way else "nowhere", choice=choice, reasons=WORDS)


def _ask_again(try_: Try) -> None:
    way = next(iter(reviews(try_.case, try_.on)), None)
    choice = try_.random.randrange(len(way.choices)) if way and way.choices else None
    try_(ask_again, choice=choice, words=WORDS)


def _settle_duty(try_: Try) -> None:
    owed = [one.pk for one in try_.case.obligations.all() if one.is_open] or [0]
    if try_.random.random() < 0.5:
        try_(meet_duty, try_.random.choice(owed), words=WORDS)
    else:
        try_(set_duty_aside, try_.random.choice(owed), reasons=WORDS)


def _answer_question(try_: Try) -> None:
    asked = try_.case.questions.filter(answered_at__isnull=True).first()
    try_(answer_question, asked.pk if asked else 0, words=WORDS)


def _give_account(try_: Try) -> None:
    put = hearings_of(try_.by, on=try_.on).filter(case=try_.case).first()
    if put is None:
        raise Refused("There is nothing here for you to answer.")
    give_account(put.key, by=try_.by, words=WORDS, at=try_.at, on=try_.on)


def _give_view(try_: Try) -> None:
    asked = consultations_of(try_.by, on=try_.on).filter(case=try_.case).first()
    if asked is None:
        raise Refused("There is no such question for you.")
    give_view(asked.key, by=try_.by, words=WORDS, at=try_.at, on=try_.on)


def _stand_aside(try_: Try) -> None:
    stand_aside(try_.case.reference, by=try_.by, at=try_.at, on=try_.on)


def _hold(try_: Try) -> None:
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


def _hand_outside(try_: Try) -> None:
    fields = try_.random.sample(sorted(ALLOWED), 2)
    try_(hand_outside, body="An ombudsman", how="by post", fields=fields, reasons=WORDS, review_on=try_.soon)


def _hold_again(try_: Try) -> None:
    try_(ask_for_holding, reasons=WORDS, until=_put_off(try_))


def _answer_about_holding(try_: Try) -> None:
    asked = agreements_asked_of(try_.by, on=try_.on).filter(case=try_.case).first()
    if asked is None:
        raise Refused("There is nothing here for you to agree to.")
    given: dict[str, Any] = {"by": try_.by, "at": try_.at, "on": try_.on}
    if try_.random.random() < 0.7:
        agree_to_holding(asked.key, **given)
    else:
        do_not_agree_to_holding(asked.key, reasons=WORDS, **given)


def _no_answer_came(try_: Try) -> None:
    put = try_.case.hearings.filter(answered_at__isnull=True, lapsed_on__isnull=True).first()
    if put is None:
        raise Refused("No answer is awaited here.")
    try_(no_answer_came, put.key)


def _lapse_view(try_: Try) -> None:
    asked = try_.case.consultations.filter(answered_at__isnull=True, lapsed_on__isnull=True).first()
    if asked is None:
        raise Refused("Nothing is awaited here.")
    try_(lapse_view, asked.key)


def _move_version(try_: Try) -> None:
    others = versions_to_move_to(try_.case, try_.on)
    if not others:
        raise Refused("There is no other version.")
    try:
        change = what_would_change(try_.case, others[0])
    except NotToThatVersion as reason:
        raise Refused(str(reason)) from None
    try_(move_version, to=others[0].sha256, shown=change.fingerprint, reasons=WORDS)


def _leave_oversight(try_: Try) -> None:
    leave_oversight(try_.case.reference, by=try_.by, at=try_.at, on=try_.on)


# By name: how likely it is beside the others, and how it is done.
TRIES: dict[str, tuple[float, Callable[[Try], object]]] = {
    "acknowledge": (6, lambda try_: try_(acknowledge, words=WORDS)),
    "ask_question": (2, lambda try_: try_(ask_question, words=WORDS)),
    "answer_question": (3, _answer_question),
    "add_note": (2, lambda try_: try_(add_note, label=NoteLabel.INTERNAL, words=WORDS)),
    "hold": (3, _hold),
    "pause": (1, lambda try_: try_(pause, reasons=WORDS)),
    "wait": (
        1,
        lambda try_: try_(wait, body=try_.random.choice(Body.values), reasons=WORDS, review_on=try_.soon),
    ),
    "resume": (5, lambda try_: try_(resume, words=WORDS)),
    "consult": (
        2,
        lambda try_: try_(consult, person=try_.somebody(), sees=WORDS, why=WORDS, answer_by=try_.soon),
    ),
    "give_view": (2, _give_view),
    "begin_talks": (1, lambda try_: try_(begin_talks, words=WORDS)),
    "end_talks": (3, lambda try_: try_(end_talks, words=WORDS)),
    "put_to_them": (
        4,
        lambda try_: try_(
            put_to_them, summary=WORDS, asked=WORDS, answer_by=try_.in_fair_time, may_accompany="A colleague."
        ),
    ),
    "give_account": (4, _give_account),
    "record_not_heard": (1, lambda try_: try_(record_not_heard, reasons=WORDS)),
    "answer_code_question": (
        5,
        lambda try_: try_(answer_code_question, is_allegation=try_.random.random() < 0.2, reasons=WORDS),
    ),
    "make_arrangement": (
        1,
        lambda try_: try_(make_arrangement, what=WORDS, agreed_by="Both.", review_on=try_.soon),
    ),
    "name_companion": (0.5, lambda try_: try_(name_companion, companion=try_.somebody())),
    "ask_for_name": (1, lambda try_: try_(ask_for_name_to_be_withheld, reasons=WORDS)),
    "decide_about_name": (
        3,
        lambda try_: try_(decide_about_name, granted=try_.random.random() < 0.5, reasons=WORDS),
    ),
    "reassign": (1, lambda try_: try_(reassign, to=try_.seat(), reasons=WORDS)),
    "decide_route": (6, lambda try_: try_(decide_route, to=try_.seat(), reasons=WORDS)),
    "stand_aside": (0.3, _stand_aside),
    "pass_on": (2, _pass_on),
    "conclude": (6, _conclude),
    "report_back": (8, _report_back),
    "settle_duty": (8, _settle_duty),
    "close": (5, lambda try_: try_(close, reasons="")),
    "ask_again": (3, _ask_again),
    "hand_outside": (1, _hand_outside),
    "hold_again": (3, _hold_again),
    "answer_about_holding": (3, _answer_about_holding),
    "no_answer_came": (2, _no_answer_came),
    "lapse_view": (2, _lapse_view),
    "leave_oversight": (0.1, _leave_oversight),
    "move_version": (2, _move_version),
    "step_down": (1, lambda try_: try_(step_down)),
    "withdraw": (0.2, lambda try_: try_(withdraw, reasons="")),
    "reopen": (1, lambda try_: try_(reopen, reasons=WORDS)),
}
