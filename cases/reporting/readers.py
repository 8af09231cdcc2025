"""Who compiles a council's annual report, who freezes it, and who reads what was published? Nobody else does.

Whoever compiles counts the cases that exist for them and no other. So somebody else freezes it: then every case of the
year is counted, and those that whoever compiled it may not know of are counted in the totals alone.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from cases.access import kept_from, known_to, own_and_accompanied, visible_to
from cases.blind_index import index_of
from cases.models import AnnualReport, Case, ReportPrepared
from cases.reporting.facts import Year, received_in, year_of
from cases.reporting.period import Period
from cases.seats import seats_of
from people.directory import councils_of
from people.models import Council, Tier, User


def compiles_for(user: User, on: date) -> list[Council]:
    """The councils of which they are, or deputise for, the Monitoring Officer."""
    return _of(seats_of(user, on).monitoring)


def freezes_for(user: User, on: date) -> list[Council]:
    """The councils in which they could choose who deals with a concern: whoever compiled a report never freezes it."""
    return _of(seats_of(user, on).choosing)


def _of(numbers: frozenset[int]) -> list[Council]:
    """A town or parish is in the report of its principal authority; one without has its own."""
    alone = Q(tier=Tier.PRINCIPAL) | Q(principal_authority__isnull=True)
    return list(Council.objects.filter(alone, pk__in=numbers))


def draft_year(user: User, council: Council, period: Period, *, on: date) -> Year:
    """The year as whoever compiles knows it: the cases that exist for them, those they may open read whole.

    Of what they raised, or go along with, nothing says with which other case it is linked: neither does its own page.
    """
    cases = received_in(known_to(user, on=on), council, period)
    whole = set(received_in(visible_to(user, on=on), council, period).values_list("pk", flat=True))
    own = set(received_in(own_and_accompanied(user, on=on), council, period).values_list("pk", flat=True))
    return year_of(cases, period, on=on, whole=whole, unlinked=own)


def known_numbers(user: User, council: Council, period: Period, *, on: date) -> frozenset[int]:
    """The numbers of the year's cases that exist for this person."""
    return frozenset(received_in(known_to(user, on=on), council, period).values_list("pk", flat=True))


def known_to_whoever_compiles(
    council: Council, period: Period, compiler: User, *, on: date
) -> frozenset[int]:
    """The numbers of the year's cases that exist for whoever compiled it, less what any other who could is kept from.

    Otherwise one of those others, whom a case is about, subtracts what they count at their own desk from what is
    published.
    """
    known = known_numbers(compiler, council, period, on=on)
    here = (
        User.objects.filter(is_active=True, holdings__post__council=council)
        .exclude(pk=compiler.pk)
        .distinct()
    )
    others = [user for user in here if council in compiles_for(user, on)]
    return known.difference(*(kept_from(user, known, on=on) for user in others))


def every_case(council: Council, period: Period) -> QuerySet[Case]:
    """Every case of the year, for the act of freezing alone: no page lists them."""
    return received_in(Case.objects.all(), council, period)


def prepared_for(council: Council, year: int) -> ReportPrepared | None:
    """What is written for that year, by whoever."""
    return ReportPrepared.objects.filter(council=council, year=year).first()


def waits_for(user: User, prepared: ReportPrepared | None) -> bool:
    """Whether the year was handed on and this person is not the one who did so."""
    return prepared is not None and prepared.handed_on_at is not None and prepared.by != index_of(user)


def reports_for(user: User, *, on: date) -> QuerySet[AnnualReport]:
    """The reports whose open version this person may read: those of every council they have a part in."""
    theirs = councils_of(user, on)
    numbers = {council.pk for council in theirs} | {council.principal_authority_id for council in theirs}
    reports = AnnualReport.objects.filter(council__in=[number for number in numbers if number])
    return reports.select_related("council") if user.is_active else reports.none()


def reads_exempt(user: User, report: AnnualReport) -> bool:
    """Whether they may read the exempt version: whoever compiled it, and nobody after them.

    Of each complaint that stands in it under a heading they knew when it was frozen.
    """
    return index_of(user) == report.compiled_by
