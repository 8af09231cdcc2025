"""Stand aside from a case before reading it: for good, and somebody else is asked to choose who deals with it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from cases.access import CONFIRM_NO_CONNECTION, WORK, may
from cases.acts.choosing_again import chooser_again
from cases.acts.open_case import locked_case
from cases.acts.recording import record, save_moved
from cases.blind_index import index_of
from cases.models import Access, Case, Notice, Step
from cases.recipients import Recipient
from cases.refusals import Refused
from cases.states import RESTRICTIONS, EventKind, NoticeKind, Relation, State
from people.models import Side, User

BECAUSE_STOOD_ASIDE = "said that they have a connection with it, or are not sure"


def stand_aside(case_ref: str, *, by: User, at: datetime, on: date) -> Case:
    """Take a case out of the hands of somebody who has a connection with it, or is not sure.

    They never see it again, nor where it went. It waits for a chooser, the first lawful one, who is told; where there
    is none it waits all the same, and the event says so. The rest of a panel keeps it. A seat outside to which the
    person only hands it over keeps it too, and somebody else is asked to hand it over. Raises Refused.
    """
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        allowed = may(by, CONFIRM_NO_CONNECTION, case, on=on)
        if not allowed:
            raise Refused(allowed.reason)
        handled = _open(case).filter(person=index_of(by), relation=Relation.HANDLER).exists()
        _shut_out(case, by, at)
        panel = _rest_of_panel(case)
        only_handed_over = case.state == State.WITH_HANDLER and not handled
        chooser = None if panel else chooser_again(case, on)
        if not panel and not only_handed_over:
            # Those who had it together had it only together, so none of them keeps it.
            _open(case).filter(relation__in=WORK).update(until_at=at)
            if case.state == State.WITH_HANDLER:
                case.wait_for_a_chooser()
            _next_step(case, chooser, on)
        save_moved(case, seen_version=case.version)
        if chooser is not None:
            _let_in(case, chooser, at)
        stays_with = panel or (_outside(case) if only_handed_over else "")
        told = _known_as(chooser) if chooser is not None else ""
        record(case, EventKind.STOOD_ASIDE, by=by, at=at, to=told, stays_with=stays_with)
        return case


def _open(case: Case) -> QuerySet[Access]:
    return case.access.filter(until_at__isnull=True)


def _rest_of_panel(case: Case) -> str:
    """The panel whose other members go on without this one; empty where there is no panel, or nobody is left of it."""
    step = case.steps.filter(ended_on__isnull=True, post__side=Side.PANEL).select_related("post").last()
    goes_on = _open(case).filter(relation=Relation.HANDLER).exists()
    return f"the {step.post.title}" if step is not None and step.post is not None and goes_on else ""


def _outside(case: Case) -> str:
    """The seats outside that have it."""
    step = case.steps.filter(ended_on__isnull=True).last()
    return " and ".join(f"the {held.title}" for held in step.handlers) if step is not None else ""


def _shut_out(case: Case, by: User, at: datetime) -> None:
    """End whatever let the person in, and write the restriction that beats every role they may come to have."""
    theirs = _open(case).filter(person=index_of(by))
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
        _open(case).filter(before, person=mark).update(until_at=at)
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
