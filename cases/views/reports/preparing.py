"""How is a year's report written and frozen? The comments at the desk of whoever compiles; freezing at another's."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods

from cases.acts.report_on_a_year import freeze_report, write_comments
from cases.forms.problems import Problem, problems_of
from cases.forms.reports import CommentsForm, FreezeForm
from cases.refusals import Refused
from cases.reporting.readers import prepared_for, waits_for
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import long_date
from cases.views.reports.finding import to_compile, to_freeze
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
def report_comments(request: HttpRequest, council: str, year: int) -> HttpResponse:
    """Write the comments; keep them, or hand the year on to be frozen."""
    found, period = to_compile(request, council, year)
    prepared = prepared_for(found, year)
    form = CommentsForm(posted(request), initial={"comments": prepared.comments if prepared else ""})
    problems = problems_of(form)
    if form.is_valid():
        hand_on = request.POST.get("then") == "hand on"
        try:
            write_comments(
                found, year, by=signed_in(request), comments=form.cleaned_data["comments"],
                hand_on=hand_on, on=today(), at=now(),
            )  # fmt: skip
        except Refused as refused:
            problems = (Problem(refused.sentence, "#id_comments"),)
        else:
            address = reverse("report_of_year", args=[found.code, year])
            return HttpResponseRedirect(f"{address}?done={'handed' if hand_on else 'kept'}")
    context = {
        "council": found,
        "year": year,
        "form": form,
        "problems": problems,
        "over": period.ends_on < today(),
        "last_on": long_date(period.ends_on),
    }
    return page(request, "reports/comments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, council: str, year: int) -> HttpResponse:
    """Read what was handed on, and freeze it. 404 where nothing waits for this person."""
    found, period = to_freeze(request, council, year)
    user, prepared = signed_in(request), prepared_for(found, year)
    if prepared is None or prepared.handed_on_at is None or not waits_for(user, prepared):
        raise Http404
    form = FreezeForm(posted(request), initial={"seen": prepared.handed_on_at.isoformat()})
    problems: tuple[Problem, ...] = problems_of(form)
    if form.is_valid():
        try:
            report = freeze_report(
                found, year, by=user, seen=_instant(form.cleaned_data["seen"]), on=today(), at=now()
            )
        except Refused as refused:
            problems = (Problem(refused.sentence, ""),)
            form = FreezeForm(initial={"seen": prepared.handed_on_at.isoformat()})
        else:
            named = [found.code, year, report.edition, "open"]
            return HttpResponseRedirect(reverse("published_report", args=named))
    context = {
        "council": found,
        "year": year,
        "form": form,
        "problems": problems,
        "prepared": prepared,
        "from_on": long_date(period.starts_on),
        "to_on": long_date(period.ends_on),
    }
    return page(request, "reports/freeze.html", context)


def _instant(words: str) -> datetime | None:
    try:
        return parse_datetime(words)
    except ValueError:
        return None
