"""Pass a case on to a later step of its ladder."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_noop

from cases import guards
from cases.acts.acting import Doing, doing
from cases.acts.handing_over import hand_over, known_as
from cases.choosing import chooser_again
from cases.clocks import set_clocks, stop_clocks
from cases.doing import Act
from cases.ladder import NextStep, ways_on
from cases.models import Case
from cases.recipients import Recipient
from cases.refusals import Refused, refuse_where
from cases.sentences import sources_in_words
from cases.states import EventKind
from people.models import User


def pass_on(
    case_ref: str,
    *,
    by: User,
    step: str,
    choice: int | None,
    reasons: str,
    version: int,
    at: datetime,
    on: date,
) -> Case:
    """Pass a case on to the step of that name, to the chosen of its lawful alternatives (from 0).

    Where nobody lawful is left, or the rule leaves it open, it waits for someone to be chosen. Raises Refused, Stale.
    """
    with doing(case_ref, Act.PASS_ON, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        way = next((each for each in ways_on(act.case, on) if each.name == step), None)
        if way is None:
            raise Refused("The rules do not lead there from here. Look at the case again.")
        recipients = open_way(act, way, choice, why=reasons)
        act.record(
            EventKind.PASSED_ON,
            to=known_as(recipients),
            reasons=reasons,
            source=sources_in_words(way.plan.sources) or gettext_noop("the council’s own setting"),
        )
        act.tell_complainant()
    return act.case


def open_way(act: Doing, way: NextStep, choice: int | None, *, why: str) -> tuple[Recipient, ...]:
    """Open a later step in the hands of one of its alternatives, with its clocks and what it owes. Raises Refused."""
    case, on = act.case, act.on
    if choice is None and len(way.choices) > 1:
        raise Refused("Choose who should have it.")
    place = 0 if choice is None else choice
    if way.choices and place not in range(len(way.choices)):
        raise Refused("Choose one of those who may have it.")
    recipients = way.choices[place] if way.choices else ()
    if not recipients:
        chooser = chooser_again(case, on, review=way.plan.step.is_review)
        recipients = (chooser,) if chooser is not None else ()
    if recipients and all(one.capacity != "triage" for one in recipients):
        act.move(case.hand_over)
    else:
        act.move(case.wait_for_a_chooser)
    stop_clocks(case, None, on=on, at=act.at)
    opened = hand_over(case, recipients, name=way.name, why=why, at=act.at, on=on, owing=way.plan)
    set_clocks(
        case,
        opened,
        [owed.time for owed in way.plan.times],
        received_on=case.filed_on,
        opened_on=on,
        at=act.at,
    )
    return recipients
