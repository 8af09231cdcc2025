"""Say, as the Monitoring Officer who watches over a case, that one cannot deal with it: whoever stands in is asked."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from cases.access import overseen_by
from cases.acts.handing_over import shut_out
from cases.acts.open_case import locked_case
from cases.acts.recording import record, save_moved
from cases.blind_index import index_of
from cases.choosing import parties_kept, people_dealing_with, people_kept_out
from cases.exclusions import Exclusions
from cases.models import Access, Case
from cases.outbox.queueing import queue
from cases.oversight import overseer
from cases.refusals import Refused
from cases.states import EventKind, NoticeKind, Relation
from people.models import User


def leave_oversight(case_ref: str, *, by: User, at: datetime, on: date) -> Case:
    """Let somebody who watches over a case, and has a connection with it or is not sure, know of it no longer.

    Whether it is a Code matter, and whatever else is a Monitoring Officer's to say of it, is then for the next lawful
    stand-in, who is told. Where there is none the event says so, and whoever deals with it is told. Raises Refused.
    """
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        if not overseen_by(by, on=on).filter(pk=case.pk).exists():
            raise Refused("There is no such case for you.")
        shut_out(case, by, at)
        parties = parties_kept(case)
        out = [*people_kept_out(case), *people_dealing_with(case)]
        found = overseer(parties, Exclusions(parties, on, handled_before=out), on)
        if found is not None:
            _let_oversee(case, *found, at)
        else:
            at_work = case.access.filter(
                relation__in=(Relation.HANDLER, Relation.TRIAGE), until_at__isnull=True
            )
            for person in dict.fromkeys(at_work.values_list("person", flat=True)):
                queue(case, person, NoticeKind.UPDATE, at=at)
        save_moved(case, seen_version=case.version)
        to = f"{found[0].display_name}, {found[1]}" if found is not None else ""
        record(case, EventKind.STOOD_ASIDE, by=by, at=at, of_oversight=True, to=to)
        return case


def _let_oversee(case: Case, user: User, title: str, at: datetime) -> None:
    """Let the stand-in know of the case, unless they watch over it already."""
    mark = index_of(user)
    if not case.access.filter(person=mark, relation=Relation.OVERSIGHT, until_at__isnull=True).exists():
        Access.objects.create(
            case=case,
            person=mark,
            relation=Relation.OVERSIGHT,
            name=f"{user.display_name}, {title}",
            from_at=at,
        )
    queue(case, mark, NoticeKind.UPDATE, at=at)
