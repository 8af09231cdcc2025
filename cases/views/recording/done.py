"""Was it recorded? The page that says so, and the letter of receipt to print. Nothing of what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.access import recorded_by
from cases.arrivals.kept import BY, arrived_in
from cases.clocks import Dated, dated_of, local_date
from cases.frozen_plan import rulebook_of_case, sources_of
from cases.models import Case, Clock, Step
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.dates import time_row
from cases.views.presented import all_quoted, long_date, row
from cases.views.recording.begin import recorded_for
from cases.views.shell import page


@require_safe
def recorded(request: HttpRequest, reference: str) -> HttpResponse:
    """That it was recorded, its reference, and to whom it went."""
    case = _recorded(request, reference)
    context = {
        "reference": case.reference,
        "went_to": _first_hands(case),
        "to_choose": case.plan["to_triage"],
        "signs_in": case.parties["complainant"]["user"] is not None,
    }
    return page(request, "arrivals/recorded.html", context)


@require_safe
def recorded_out_of_sight(request: HttpRequest) -> HttpResponse:
    """That it was recorded, for somebody for whom it does not exist: the same page whoever opens it."""
    recorded_for(request)
    return page(request, "arrivals/out_of_sight.html")


@require_safe
def letter_of_receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """A letter to whoever raised it: that it was received, who has it, by when, and under which words."""
    case = _recorded(request, reference)
    arrived = arrived_in(case.account)
    if arrived is None:
        raise Http404
    times = [_as_it_was_received(clock, case) for clock in _first_clocks(case)]
    context = {
        "reference": case.reference,
        "council": case.council.name,
        "written_on": long_date(local_date(case.filed_at)),
        "name": case.parties["complainant"]["name"],
        "reach": arrived.reach,
        "received_on": long_date(arrived.received_on),
        "how": _(BY[arrived.channel]),
        "went_to": _first_hands(case),
        "to_choose": case.plan["to_triage"],
        "times": [time_row(each.time, each.due, to_the_filer=True) for each in times] or [
            row(_("Dates"), _("None until somebody has looked at it and said who deals with it."))
        ],
        "sources": all_quoted(sources_of(case), rulebook_of_case(case)),
    }  # fmt: skip
    return page(request, "arrivals/letter.html", context)


def _first_clocks(case: Case) -> Iterable[Clock]:
    """Those that were set when it was received; none while somebody had first to be chosen."""
    return () if case.plan["to_triage"] else case.clocks.filter(step__number=1).prefetch_related("happened")


def _as_it_was_received(clock: Clock, case: Case) -> Dated:
    """Whatever happened to it afterwards is no business of whoever wrote down what arrived."""
    return dated_of(clock, [row for row in clock.happened.all() if row.at == case.filed_at])


def _recorded(request: HttpRequest, reference: str) -> Case:
    case = recorded_by(signed_in(request), on=today()).filter(reference=reference).first()
    if case is None:
        raise Http404
    return case


def _first_hands(case: Case) -> str:
    """To whom it went when it was recorded, whoever has it now."""
    step = Step.objects.filter(case=case).order_by("number").first()
    return _(" and ").join(held.known_as for held in step.handlers) if step else ""
