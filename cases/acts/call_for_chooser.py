"""Ask somebody to choose who deals with a case that nobody has who may: found by the watch, done by no person."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop
from django_fsm import can_proceed

from cases.acts.handing_over import STAYS_AS_IT_IS, known_as, wait_for_chooser
from cases.acts.open_case import locked_case
from cases.acts.recording import save_moved
from cases.choosing import chooser_again
from cases.models import Case
from cases.record.chain import append
from cases.refusals import Refused
from cases.states import EventKind
from cases.watch.owners import everybody, in_hand
from people.absences import away_among
from people.models import User

BY = "This service"
WHY = gettext_noop("nobody who may deal with it has it any more")


def call_for_chooser(case_ref: str, *, on: date, at: datetime) -> User:
    """Let a case wait for the first lawful chooser who is there, and tell them: the chooser is given back.

    Raises Refused where somebody has it after all, or nobody lawful could choose.
    """
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        if any(each.owners for each in in_hand([case], everybody(on))):
            raise Refused("Somebody has this case who may deal with it.")
        chooser = chooser_again(case, on)
        there = [] if chooser is None else [one for one in chooser.people if not away_among([one], on)]
        if chooser is None or not there or not _may_move(case):
            raise Refused("Nobody could be asked to choose who deals with this case.")
        wait_for_chooser(case, [chooser], why=WHY, at=at, on=on)
        save_moved(case, seen_version=case.version)
        append(
            case,
            EventKind.REASSIGNED,
            at=at,
            by="",
            detail={"by": BY, "to": known_as([chooser]), "reasons": WHY},
        )
        return there[0]


def _may_move(case: Case) -> bool:
    return case.state in STAYS_AS_IT_IS or can_proceed(case.wait_for_a_chooser)
