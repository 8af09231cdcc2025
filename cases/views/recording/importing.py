"""How are past cases brought in? A file, what would be made of it, how far it is, and back again."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import imports_of
from cases.acts.import_cases import check_import, confirm_import, take_import_back
from cases.clocks import local_date
from cases.forms.importing import ImportForm
from cases.forms.problems import Problem, problems_of
from cases.importing.reading import template
from cases.models import Import, ImportState, RowState
from cases.refusals import Refused
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import Link, long_date
from cases.views.recording.begin import recorded_for
from cases.views.shell import page

NOT_IN = (RowState.FAULT, RowState.FAILED, RowState.ALREADY)
ROWS_A_PAGE = 50
MOST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def import_cases(request: HttpRequest) -> HttpResponse:
    """The template, a file to choose, and those brought in before. 404 for whoever may record nothing."""
    councils, user = recorded_for(request), signed_in(request)
    code = request.GET.get("council", "")
    council = next(
        (each for each in councils if each.code == code), councils[0] if len(councils) == 1 else None
    )
    if council is None:
        return page(request, "importing/which.html", {"councils": councils})
    sent = posted(request)
    form = ImportForm(sent, request.FILES if sent is not None else None)
    problems = problems_of(form)
    if form.is_valid():
        try:
            found = check_import(form.cleaned_data["sheet"], council=council, by=user, on=today(), at=now())
        except Refused as refused:
            problems = (Problem(refused.sentence, ""),)
        else:
            return HttpResponseRedirect(reverse("one_import", args=[found.key]))
    before = [
        Link(
            _("%(day)s: %(how)s")
            % {"day": long_date(local_date(each.begun_at)), "how": each.get_stands_display()},
            reverse("one_import", args=[each.key]),
        )
        for each in imports_of(user)[:MOST_SHOWN]
    ]
    return page(
        request,
        "importing/choose.html",
        {"form": form, "problems": problems, "council": council, "before": before},
    )


@require_safe
def import_template(request: HttpRequest) -> HttpResponse:
    """The columns, with one row that shows how, as a file."""
    recorded_for(request)
    answer = HttpResponse("\ufeff" + template(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="past-cases.csv"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def one_import(request: HttpRequest, key: UUID) -> HttpResponse:
    """One file: what would be made of it, how far it has come, or what was made. 404 for everybody but who gave it."""
    recorded_for(request)
    found = imports_of(signed_in(request)).filter(key=key).first()
    if found is None:
        raise Http404
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        act = take_import_back if "take_back" in request.POST else confirm_import
        try:
            act(found, by=signed_in(request), on=today(), at=now())
        except Refused as refused:
            problems = (Problem(refused.sentence, ""),)
        else:
            return HttpResponseRedirect(reverse("one_import", args=[found.key]))
    return _shown(request, found, problems)


def _shown(request: HttpRequest, found: Import, problems: tuple[Problem, ...]) -> HttpResponse:
    counted = dict(found.rows.order_by().values_list("stands").annotate(n=Count("pk")))
    only = request.GET.get("rows", "")
    rows = found.rows.filter(stands__in=NOT_IN) if only == "mend" else found.rows.all()
    some = Paginator(rows.order_by("number"), ROWS_A_PAGE).get_page(request.GET.get("page"))
    every = sum(counted.values())
    left = counted.get(RowState.READY, 0)
    to_mend = sum(counted.get(each, 0) for each in NOT_IN)
    context = {
        "found": found,
        "council": found.council,
        "problems": problems,
        "counts": [(RowState(state).label, number) for state, number in sorted(counted.items())],
        "ready": left,
        "every": every,
        "to_mend": to_mend,
        "only_to_mend": only == "mend",
        "of": every - counted.get(RowState.FAULT, 0) - counted.get(RowState.ALREADY, 0),
        "done": counted.get(RowState.MADE, 0) + counted.get(RowState.FAILED, 0),
        "rows": some,
        "page": f"?rows={'mend' if only == 'mend' else 'all'}&page=",
        "is_checked": found.stands == ImportState.CHECKED,
        "is_waiting": found.stands == ImportState.WAITING,
        "is_done": found.stands == ImportState.DONE,
    }
    return page(request, "importing/one.html", context, status=409 if problems else 200)
