"""Let somebody go with the person who raised it, or with the person it is about."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from cases import guards
from cases.access import hearings_of
from cases.acts.acting import answering, doing
from cases.blind_index import index_of
from cases.doing import Act
from cases.models import Access, Case
from cases.refusals import Refused, refuse_where
from cases.states import EventKind, NoticeKind, Relation
from people.models import User


def name_companion(case_ref: str, *, by: User, companion: User, version: int, at: datetime, on: date) -> Case:
    """Let a colleague or representative see what the person who raised it sees, on this case.

    Refused only for what the person knows already: whom it is about, who has it, and whom they named themselves. Any
    other refusal would tell them of a connection. Raises Refused and Stale.
    """
    with doing(case_ref, Act.NAME_COMPANION, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.is_a_party_or_witness, act.case, companion)
        refuse_where(guards.works_on_it, act.case, companion)
        refuse_where(guards.goes_with_them_already, act.case, companion)
        Access.objects.create(
            case=act.case,
            person=index_of(companion),
            relation=Relation.COMPANION,
            name=companion.display_name,
            from_at=at,
        )
        act.record(EventKind.COMPANION_NAMED, whom=companion.display_name)
        act.tell_person(index_of(companion), NoticeKind.UPDATE)
    return act.case


def remove_companion(
    case_ref: str, *, by: User, companion: User, version: int, at: datetime, on: date
) -> Case:
    """Let them go with one no longer. Raises Refused and Stale."""
    with doing(case_ref, Act.NAME_COMPANION, by=by, version=version, at=at, on=on) as act:
        rows = act.case.access.filter(
            person=index_of(companion), relation=Relation.COMPANION, until_at__isnull=True
        )
        if not rows.update(until_at=at):
            raise Refused("They do not go with you on this one. Nothing has changed.")
        act.record(EventKind.COMPANION_REMOVED, whom=companion.display_name)
    return act.case


def step_down(case_ref: str, *, by: User, version: int, at: datetime, on: date) -> Case:
    """Go with the person who raised it no longer. Raises Refused and Stale."""
    with doing(case_ref, Act.STEP_DOWN, by=by, version=version, at=at, on=on) as act:
        act.case.access.filter(
            person=index_of(by), relation=Relation.COMPANION, until_at__isnull=True
        ).update(until_at=at)
        act.record(EventKind.COMPANION_REMOVED, whom=by.display_name)
        act.tell_complainant()
    return act.case


def name_companion_for_account(hearing: UUID, *, by: User, companion: User, at: datetime, on: date) -> Case:
    """Let somebody see with the person it is about what was put to them.

    Nobody is refused: a refusal would tell who raised it, who saw it or who works on it. Whoever is one of these is
    named in form and sees nothing (access.hearings_of). Raises Refused for anybody but the person themselves.
    """
    put = hearings_of(by, on=on).filter(key=hearing).first()
    if put is None or put.person != index_of(by):
        raise Refused("There is nothing here that somebody could go with you to.")
    with answering(put, by=by, at=at, on=on) as act:
        put.companion, put.companion_name = index_of(companion), companion.display_name
        put.save(update_fields=["companion", "companion_name"])
        act.record(EventKind.COMPANION_NAMED, whom=companion.display_name, of_the_other_side=True)
        if hearings_of(companion, on=on).filter(pk=put.pk).exists():
            act.tell_person(index_of(companion), NoticeKind.UPDATE)
    return act.case


def remove_companion_for_account(hearing: UUID, *, by: User, at: datetime, on: date) -> Case:
    """Let whoever the person it is about named go with them no longer; they read that page no longer from then on.

    Raises Refused for anybody but the person themselves, and where nobody goes with them.
    """
    put = hearings_of(by, on=on).filter(key=hearing).first()
    if put is None or put.person != index_of(by):
        raise Refused("There is nothing here that somebody could go with you to.")
    with answering(put, by=by, at=at, on=on) as act:
        if not put.companion:
            raise Refused("Nobody goes with you on this one. Nothing has changed.")
        whom, put.companion, put.companion_name = put.companion_name, "", ""
        put.save(update_fields=["companion", "companion_name"])
        act.record(EventKind.COMPANION_REMOVED, whom=whom, of_the_other_side=True)
    return act.case
