"""How does somebody add a file to a case? Whoever raised it, and whoever deals with it, on a page of their own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.access import READ, has_confirmed, may, own_cases, work_of
from cases.acts.attach import attach
from cases.attachments.kinds import TAKEN_IN_WORDS
from cases.doing import Act
from cases.forms.attachments import FileAtTheDeskForm, FileForm, OwnFileForm
from cases.forms.problems import Problem, problems_of
from cases.models import Case
from cases.refusals import Refused
from cases.states import OVER
from cases.views.attachments import form_of, said, told_of, why_not
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.files_not_added import not_added_at_the_desk, not_added_to_ones_own
from cases.views.shell import page
from people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def add_file(request: HttpRequest, reference: str) -> HttpResponse:
    """Add something to a case one raised; 404 for everybody else."""
    case = own_cases(signed_in(request), on=today()).filter(reference=reference).first()
    if case is None:
        return not_added_to_ones_own(request, reference, OwnFileForm)
    address = reverse("case", args=[case.reference])
    return _add(request, case, OwnFileForm, "attachments/add.html", address, not_added_to_ones_own)


@require_http_methods(["GET", "HEAD", "POST"])
def add_file_at_the_desk(request: HttpRequest, reference: str) -> HttpResponse:
    """The same by whoever deals with it. Whoever has not said yet that they have no connection is asked that first."""
    user = signed_in(request)
    case = work_of(user, on=today()).filter(reference=reference).first()
    if case is None:
        return not_added_at_the_desk(request, reference, FileAtTheDeskForm)
    address = reverse("desk_case", args=[case.reference])
    if not has_confirmed(user, case):
        return HttpResponseRedirect(address)
    return _add(request, case, FileAtTheDeskForm, "desk/add_file.html", address, not_added_at_the_desk)


def _add(
    request: HttpRequest,
    case: Case,
    kind: type[FileForm],
    template: str,
    address: str,
    not_added: Callable[..., HttpResponse],
) -> HttpResponse:
    user = signed_in(request)
    if not (allowed := may(user, Act.ATTACH, case, on=today())):
        return not_added(request, case.reference, kind, why=allowed.reason)
    form = form_of(request, kind)
    problems: tuple[Problem, ...] = ()
    if form.is_valid():
        taken = form.cleaned_data["file"]
        try:
            added = attach(case.reference, taken, by=user, at=now(), on=today(), **form.given())
        except (Refused, OSError) as failed:
            if not may(user, Act.ATTACH, case, on=today()):
                # In the same moment it was taken from them.
                return not_added(request, case.reference, kind, why=_still_in_the_way(user, case))
            problems = (why_not(failed),)
        else:
            return HttpResponseRedirect(f"{request.path}?{told_of(added)}")
    case.refresh_from_db(fields=["state"])
    context = {
        "reference": case.reference,
        "form": form,
        "problems": problems or problems_of(form),
        "told": said(request),
        "over": case.state in OVER,
        "kinds": TAKEN_IN_WORDS,
        "back": address,
    }
    return page(request, template, context)


def _still_in_the_way(user: User, case: Case) -> str:
    """Why somebody for whom the page of the case opens all the same may not add to it."""
    opens = may(user, READ, case, on=today())
    return may(user, Act.ATTACH, case, on=today()).reason if opens else ""
