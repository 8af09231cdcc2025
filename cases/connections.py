"""Who has a declared connection with these people on a day? By keyed marks only, and in every council alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from cases.models import Connection


def connections_on(on: date) -> QuerySet[Connection]:
    """The connections that stand on the day."""
    return Connection.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=on), from_on__lte=on)


def connected_with(people: Iterable[str], on: date) -> frozenset[str]:
    """The marks of everybody who is connected with one of these people."""
    marks = set(people)
    found: set[str] = set()
    for one, other in (
        connections_on(on).filter(Q(one__in=marks) | Q(other__in=marks)).values_list("one", "other")
    ):
        found |= ({other} if one in marks else set()) | ({one} if other in marks else set())
    return frozenset(found)
