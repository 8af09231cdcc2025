"""Which linked cases are crossed: where the person one is about raised the other? Only for whoever works on both."""

from __future__ import annotations

from datetime import date

from cases.ladder import search_now
from cases.models import Case, IncidentCase
from people.models import Post


def crossed_with(case: Case) -> list[Case]:
    """The cases linked with this one as one incident that are about who raised it, or raised by who it is about."""
    ours = case.incident_links.filter(unlinked_at__isnull=True).values("incident")
    links = IncidentCase.objects.filter(incident__in=ours, unlinked_at__isnull=True).exclude(case=case)
    others = (link.case for link in links.select_related("case__council__principal_authority"))
    return [other for other in others if _are_crossed(case, other)]


def could_have_all(cases: list[Case], seat: Post, on: date) -> bool:
    """Whether whoever sits in a seat may have every one of these cases, each as it stands."""
    return all(
        seat.council_id in (case.council_id, case.council.principal_authority_id)
        and search_now(case, on).in_seat(seat, seat.kind) is not None
        for case in cases
    )


def _are_crossed(one: Case, other: Case) -> bool:
    return _is_about_who_raised(one, other) or _is_about_who_raised(other, one)


def _is_about_who_raised(one: Case, other: Case) -> bool:
    subject = (one.parties.get("subject") or {}).get("user")
    return subject is not None and subject == other.parties["complainant"]["user"]
