"""Which council, year and report does an address mean, for whoever asks? 404 for whatever is not theirs."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from cases.models import AnnualReport
from cases.reporting.period import Period, period_of
from cases.reporting.readers import compiles_for, freezes_for, reads_exempt, reports_for
from cases.views.clock import today
from cases.views.council import signed_in
from people.models import Council

_YEARS = range(2012, 2101)  # The Localism Act's standards regime began on 1 July 2012.
OPEN, EXEMPT = "open", "exempt"


def to_compile(request: HttpRequest, code: str, year: int) -> tuple[Council, Period]:
    """A council whose report they compile, and the year."""
    return _of(compiles_for(signed_in(request), today()), code, year)


def to_freeze(request: HttpRequest, code: str, year: int) -> tuple[Council, Period]:
    """A council whose report they may freeze, and the year."""
    return _of(freezes_for(signed_in(request), today()), code, year)


def _of(councils: list[Council], code: str, year: int) -> tuple[Council, Period]:
    council = next((council for council in councils if council.code == code), None)
    if council is None or year not in _YEARS:
        raise Http404
    return council, period_of(council, year, on=today())


def to_read(request: HttpRequest, code: str, year: int, edition: int, version: str) -> AnnualReport:
    """A report of which they may read this version."""
    user = signed_in(request)
    if year not in _YEARS or edition > 1_000:
        raise Http404
    found = reports_for(user, on=today()).filter(council__code=code, year=year, edition=edition).first()
    if (
        found is None
        or version not in (OPEN, EXEMPT)
        or (version == EXEMPT and not reads_exempt(user, found))
    ):
        raise Http404
    return found
