"""Which cases might be about one incident? About the same person, within days; nothing is ever linked by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from cases.access import not_opened_by, work_of
from cases.models import Access, IncidentCase
from cases.states import OVER, Relation
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.shell import page
from people.models import User

WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cases by reference, the earlier one first, and the days on which they were sent."""

    one: str
    other: str
    one_sent: str
    other_sent: str


@require_safe
def suggested(request: HttpRequest) -> HttpResponse:
    """Pairs among the open cases that this person has opened, so that it tells them nothing they may not read."""
    return page(request, "dashboard/suggested.html", {"pairs": pairs_for(signed_in(request), today())})


def pairs_for(user: User, on: date) -> list[Pair]:
    """The pairs, the earliest first."""
    linked = IncidentCase.objects.filter(case=OuterRef("pk"), unlinked_at__isnull=True)
    cases = list(work_of(user, on=on).exclude(state__in=OVER).exclude(Exists(linked)))
    shut = not_opened_by(user, cases)
    opened = {case.pk: case for case in cases if case.pk not in shut}
    about = Access.objects.filter(case__in=opened, relation=Relation.SUBJECT, until_at__isnull=True)
    by_person: dict[str, list[int]] = {}
    for person, case in about.order_by("case__filed_on", "case").values_list("person", "case"):
        by_person.setdefault(person, []).append(case)
    near = [
        (opened[one], opened[other])
        for numbers in by_person.values()
        for one, other in pairwise(numbers)
        if opened[other].filed_on - opened[one].filed_on <= WITHIN
    ]
    near.sort(key=lambda pair: (pair[0].filed_on, pair[0].reference))
    return [
        Pair(
            one.reference,
            other.reference,
            date_format(one.filed_on, "j F Y"),
            date_format(other.filed_on, "j F Y"),
        )
        for one, other in near
    ]
