"""Let a case of a council that has ended go to the council that follows it: done with the closing, by no person."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from cases.acts.handing_over import known_as, wait_for_chooser
from cases.acts.open_case import locked_case
from cases.acts.recording import save_moved
from cases.choosing import chooser_again
from cases.models import Case
from cases.outbox.queueing import queue
from cases.recipients import Recipient
from cases.record.chain import append
from cases.refusals import Refused
from cases.states import OVER, EventKind, NoticeKind, Relation

BY = "This service"
WHY = gettext_noop("the council ended, and another follows it")
_TOLD = (Relation.COMPLAINANT, Relation.COMPANION)
_KNEW_BY_OFFICE = (Relation.OVERSIGHT, Relation.TOLD_IT_LIES)


def move_to_successor(case_ref: str, *, source: str, at: datetime, on: date) -> Case:
    """Let the case belong to the successor of its council, under the version of the rulebook that it was sent under.

    Nobody of the old council has it any more. An open one waits for the first lawful chooser of the successor, or in
    an alarm where there is none; one that is over stays over. Both sides are told, each as far as they know of it.
    Raises Refused where the council goes on.
    """
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        before, after = case.council, case.council.successor
        if after is None or before.ends_on is None or before.ends_on >= on:
            raise Refused("The council of this case goes on, so the case stays with it.")
        case.council = after
        Case.objects.filter(pk=case.pk).update(council=after)
        case.access.filter(relation__in=_KNEW_BY_OFFICE, until_at__isnull=True).update(until_at=at)
        recipients = _chosen_by(case, at, on) if case.state not in OVER else ()
        save_moved(case, seen_version=case.version)
        append(
            case,
            EventKind.MOVED_TO_SUCCESSOR,
            at=at,
            by="",
            detail={
                "by": BY,
                "before": before.name,
                "after": after.name,
                "to": known_as(recipients) if case.state not in OVER else "",
                "source": source,
            },
        )
        _tell_both_sides(case, at)
    return case


def _chosen_by(case: Case, at: datetime, on: date) -> tuple[Recipient, ...]:
    chooser = chooser_again(case, on)
    recipients = (chooser,) if chooser is not None else ()
    wait_for_chooser(case, recipients, why=WHY, at=at, on=on)
    return recipients


def _tell_both_sides(case: Case, at: datetime) -> None:
    raised = case.access.filter(relation__in=_TOLD, until_at__isnull=True).values_list("person", flat=True)
    asked = case.hearings.order_by().values_list("person", flat=True)
    for mark in dict.fromkeys([*raised, *asked]):
        queue(case, mark, NoticeKind.UPDATE, at=at)
