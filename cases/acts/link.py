"""Link cases that are about one incident, and take a link back."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.access import may, work_of
from cases.acts.acting import doing
from cases.acts.recording import save_moved
from cases.doing import Act
from cases.models import Case, Incident, IncidentCase
from cases.refusals import Refused, refuse_where
from cases.states import EventKind
from people.models import User


def link(
    case_ref: str, other_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date
) -> Case:
    """Link two cases as one incident. Whoever links them works on both; nobody sees more through it.

    Raises Refused and Stale.
    """
    with doing(case_ref, Act.LINK, by=by, version=version, at=at, on=on, with_case=other_ref) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        other = work_of(by, on=on).filter(reference=other_ref).exclude(pk=act.case.pk).first()
        if other is None or not may(by, Act.LINK, other, on=on):
            raise Refused("There is no such other case for you. Check the reference.")
        refuse_where(guards.are_linked_already, act.case, other)
        incident = incident_of(act.case) or incident_of(other) or Incident.objects.create(made_at=at)
        for one in (act.case, other):
            if incident_of(one) is None:
                IncidentCase.objects.create(incident=incident, case=one, linked_at=at)
            elif incident_of(one) != incident:
                raise Refused("The other case is part of another incident. Take that link back first.")
        act.record(EventKind.LINKED, other=other.reference, reasons=reasons)
        act.record(EventKind.LINKED, of=other, other=case_ref, reasons=reasons)
        save_moved(other, seen_version=other.version)
    return act.case


def unlink(case_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date) -> Case:
    """Take a case out of its incident. Raises Refused and Stale."""
    with doing(case_ref, Act.LINK, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        if not act.case.incident_links.filter(unlinked_at__isnull=True).update(unlinked_at=at):
            raise Refused("This case is part of no incident. Nothing has changed.")
        act.record(EventKind.UNLINKED, reasons=reasons)
    return act.case


def incident_of(case: Case) -> Incident | None:
    """The incident that a case is linked to."""
    found = (each for each in case.incident_links.all() if each.unlinked_at is None)
    return next((each.incident for each in found), None)
