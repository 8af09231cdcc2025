"""Who is away, in words of whoever keeps the directory? From when until when, and never why."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.forms.keeping import AbsenceForm, BackForm
from cases.forms.problems import Problem, problems_of
from cases.keepers import absences_kept_by, councils_kept_by
from cases.views.acts.item import Item
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import Link, long_date
from cases.views.shell import page
from people.absences import come_back, go_away
from people.establishment import NotPossible
from people.models import Absence


@require_safe
def absences(request: HttpRequest) -> HttpResponse:
    """Everybody of the councils they keep who is away now or will be. 404 for whoever keeps none."""
    user, on = signed_in(request), today()
    kept = councils_kept_by(user, on)
    if not kept:
        raise Http404
    context = {
        "councils": kept,
        "items": [_item(absence) for absence in absences_kept_by(user, on)],
        "done": request.GET.get("done", ""),
    }
    return page(request, "keeping/absences.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def absence_noted(request: HttpRequest) -> HttpResponse:
    """Say who is away, and from when until when."""
    user, on = signed_in(request), today()
    if not councils_kept_by(user, on):
        raise Http404
    if "find" in request.POST:
        form = AbsenceForm(initial=request.POST.dict(), keeper=user, on=on)
    else:
        form = AbsenceForm(posted(request), keeper=user, on=on)
    problems = problems_of(form)
    if form.is_valid():
        given = form.cleaned_data
        try:
            go_away(form.people[given["person"]], from_on=given["from_on"], to_on=given["to_on"], by=user)
        except NotPossible as reason:
            problems = (Problem(str(reason), "#id_from_on"),)
        else:
            return HttpResponseRedirect(f"{reverse('absences')}?done=noted")
    return page(request, "keeping/absence.html", {"form": form, "problems": problems})


@require_http_methods(["GET", "HEAD", "POST"])
def absence_ended(request: HttpRequest, number: int) -> HttpResponse:
    """Say when somebody is back, or put it off."""
    user = signed_in(request)
    absence = absences_kept_by(user, today()).filter(pk=number).first()
    if absence is None:
        raise Http404
    form = BackForm(posted(request))
    problems = problems_of(form)
    if form.is_valid():
        try:
            come_back(absence, last_on=form.cleaned_data["last_on"], by=user)
        except NotPossible as reason:
            problems = (Problem(str(reason), "#id_last_on"),)
        else:
            return HttpResponseRedirect(f"{reverse('absences')}?done=changed")
    context = {"form": form, "problems": problems, "who": absence.user, "days": _days(absence)}
    return page(request, "keeping/back.html", context)


def _item(absence: Absence) -> Item:
    address = reverse("absence_ended", args=[absence.pk])
    lines = (_days(absence), *_entered_by(absence))
    return Item(str(absence.user), lines, links=(Link(_("Change the last day"), address),))


def _entered_by(absence: Absence) -> Iterator[str]:
    """Who entered it, and who changed it last: whoever is said to be away can ask them."""
    if absence.noted_by is not None:
        yield _("Entered by %(who)s.") % {"who": absence.noted_by}
    if absence.changed_by is not None:
        yield _("Last changed by %(who)s.") % {"who": absence.changed_by}


def _days(absence: Absence) -> str:
    if absence.to_on is None:
        return _("Away from %(day)s. Nobody knows yet until when.") % {"day": long_date(absence.from_on)}
    return _("Away from %(day)s until %(last)s.") % {
        "day": long_date(absence.from_on),
        "last": long_date(absence.to_on),
    }
