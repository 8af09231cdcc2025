"""Which annual reports are there for this person: to prepare, to freeze, and to read?"""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.clocks import local_date
from cases.models import AnnualReport, ReportPrepared
from cases.reporting.period import year_on
from cases.reporting.readers import compiles_for, freezes_for, reads_exempt, reports_for, waits_for
from cases.views.acts.item import Item
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.presented import Link, long_date
from cases.views.shell import page
from people.models import User

_YEARS_TO_PREPARE = 3


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The last years to prepare, what waits to be frozen, and what was published."""
    user = signed_in(request)
    context = {
        "to_prepare": list(_to_prepare(user)),
        "to_freeze": list(_to_freeze(user)),
        "published": [_published(user, report) for report in reports_for(user, on=today())],
    }
    return page(request, "reports/all.html", context)


def _to_prepare(user: User) -> Iterator[Item]:
    for council in compiles_for(user, today()):
        last = year_on(council, today())
        for year in range(last, last - _YEARS_TO_PREPARE, -1):
            address = reverse("report_of_year", args=[council.code, year])
            words = _("%(council)s, %(year)s") % {"council": council.name, "year": year}
            yield Item(words, links=(Link(_("Figures and comments"), address),))


def _to_freeze(user: User) -> Iterator[Item]:
    councils = freezes_for(user, today())
    waiting = ReportPrepared.objects.filter(council__in=councils, handed_on_at__isnull=False)
    for one in waiting.select_related("council").order_by("council__name", "year"):
        if waits_for(user, one):
            words = _("%(council)s, %(year)s") % {"council": one.council.name, "year": one.year}
            address = reverse("freeze_report", args=[one.council.code, one.year])
            yield Item(words, links=(Link(_("Read the comments, and freeze it"), address),))


def _published(user: User, report: AnnualReport) -> Item:
    named = [report.council.code, report.year, report.edition]
    links = [Link(_("Read it"), reverse("published_report", args=[*named, "open"]))]
    if reads_exempt(user, report):
        links.append(Link(_("Read the exempt version"), reverse("published_report", args=[*named, "exempt"])))
    words = _("%(council)s, %(year)s, edition %(edition)s") % {
        "council": report.council.name,
        "year": report.year,
        "edition": report.edition,
    }
    lines = (_("Frozen on %(day)s.") % {"day": long_date(local_date(report.frozen_at))},)
    return Item(words, lines, links=tuple(links))
