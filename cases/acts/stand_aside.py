"""Stand aside from a case before reading it: for good, and somebody else is asked to choose who deals with it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from cases.access import CONFIRM_NO_CONNECTION, WORK, may
from cases.acts.choosing_again import chooser_again
from cases.acts.open_case import locked_case
from cases.acts.recording import record, save_moved
from cases.blind_index import index_of
from cases.models import Access, Case, Notice, Step
from cases.recipients import Recipient
from cases.refusals import Refused
from cases.states import RESTRICTIONS, EventKind, NoticeKind, Relation, State
from people.models import User

BECAUSE_STOOD_ASIDE = "said that they have a connection with it, or are not sure"


def stand_aside(case_ref: str, *, by: User, at: datetime, on: date) -> Case:
    """Take a case out of the hands of somebody who has a connection with it, or is not sure.

    They never see it again, nor where it went. It waits for a chooser, the first lawful one, who is told; where there
    is none it waits all the same, and the event says so. Whoever only handed it over to a seat outside is replaced,
    and it stays there. Raises Refused.
    """
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        allowed = may(by, CONFIRM_NO_CONNECTION, case, on=on)
        if not allowed:
            raise Refused(allowed.reason)
        dealt_with_it = case.access.filter(
            person=index_of(by), relation=Relation.HANDLER, until_at__isnull=True
        ).exists()
        _shut_out(case, by, at)
        if dealt_with_it:
            # Those who had it together had it only together, so none of them keeps it.
            case.access.filter(relation__in=WORK, until_at__isnull=True).update(until_at=at)
        chooser = chooser_again(case, on)
        if dealt_with_it and case.state == State.WITH_HANDLER:
            case.wait_for_a_chooser()
        save_moved(case, seen_version=case.version)
        if case.state == State.TRIAGE:
            _next_step(case, chooser, on)
        if chooser is not None:
            _let_in(case, chooser, at)
        record(case, EventKind.STOOD_ASIDE, by=by, at=at, to=_known_as(chooser) if chooser else "")
        return case


def _shut_out(case: Case, by: User, at: datetime) -> None:
    """End whatever let the person in, and write the restriction that beats every role they may come to have."""
    theirs = case.access.filter(person=index_of(by), until_at__isnull=True)
    theirs.exclude(relation__in=RESTRICTIONS).update(until_at=at)
    Access.objects.create(
        case=case,
        person=index_of(by),
        relation=Relation.RECUSAL,
        name=by.display_name,
        because=BECAUSE_STOOD_ASIDE,
        from_at=at,
    )


def _next_step(case: Case, chooser: Recipient | None, on: date) -> None:
    """End the step it was on and open the next under the same name, in the hands of whoever chooses, or of nobody."""
    last = case.steps.order_by("number").last()
    case.steps.filter(ended_on__isnull=True).update(ended_on=on)
    Step.objects.create(
        case=case,
        number=last.number + 1 if last else 1,
        name=last.name if last else "",
        post=chooser.post if chooser else None,
        held_by=[chooser.as_json()] if chooser else [],
        why="whoever had it cannot deal with this one",
        opened_on=on,
    )


def _let_in(case: Case, chooser: Recipient, at: datetime) -> None:
    """Let the chooser in, and tell them; somebody outside who does not sign in is told by their contact line."""
    for person in chooser.people:
        mark = index_of(person)
        # As at sending: whoever chooses sees it all, so the line that they only know of it ends.
        before = Q(relation=Relation.OVERSIGHT) | Q(relation__in=WORK)
        case.access.filter(before, person=mark, until_at__isnull=True).update(until_at=at)
        Access.objects.create(
            case=case,
            person=mark,
            relation=Relation.TRIAGE,
            name=f"{person.display_name}, {chooser.post.title if chooser.post else chooser.title}",
            from_at=at,
        )
        Notice.objects.create(case=case, person=mark, kind=NoticeKind.TO_CHOOSE, queued_at=at)
    if chooser.contact_line:
        Notice.objects.create(
            case=case, outside=chooser.contact_line, kind=NoticeKind.TO_CHOOSE, queued_at=at
        )


def _known_as(chooser: Recipient) -> str:
    return f"{chooser.user.display_name}, {chooser.title}" if chooser.user else chooser.title
