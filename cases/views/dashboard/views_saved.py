"""Save a list as it is narrowed, share it, begin with it, and take it away again."""

from __future__ import annotations

from urllib.parse import parse_qsl
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.forms.dashboard import SaveViewForm
from cases.forms.problems import Problem, problems_of
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.dashboard.narrowed import narrowed_by
from cases.views.dashboard.saved import change_view, save_view, views_of
from cases.views.posted import posted
from cases.views.shell import page


@require_safe
def saved_views(request: HttpRequest) -> HttpResponse:
    """Their views, each with what can be done with it."""
    done = {
        "saved": _("The view is saved."),
        "changed": _("The view is changed."),
        "deleted": _("The view is deleted."),
    }
    context = {
        "views": views_of(signed_in(request), on=today()),
        "done": done.get(request.GET.get("done", ""), ""),
    }
    return page(request, "dashboard/saved_views.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def save_this_view(request: HttpRequest) -> HttpResponse:
    """Give the list a name."""
    asked, _form = narrowed_by(request.GET.dict())
    form = SaveViewForm(posted(request), initial={"asked": asked.address()})
    problems = problems_of(form)
    if form.is_valid():
        given = form.cleaned_data
        kept, _form = narrowed_by(dict(parse_qsl(given["asked"].removeprefix("?"))))
        saved = save_view(
            signed_in(request), name=given["name"], asked=kept.address(), share="share" in given["also"],
            start="start" in given["also"], on=today(), at=now(),
        )  # fmt: skip
        if saved is not None:
            return HttpResponseRedirect(f"{reverse('saved_views')}?done=saved")
        problems = (Problem(_("You have as many views as are kept. Delete one first."), "#id_name"),)
    return page(request, "dashboard/save_view.html", {"form": form, "problems": problems})


@require_POST
def saved_view_changed(request: HttpRequest, key: UUID) -> HttpResponse:
    """Do what the button said. 404 for a view that is not theirs."""
    what = request.POST.get("what", "")
    if not change_view(signed_in(request), key, what, on=today()):
        raise Http404
    done = "deleted" if what == "delete" else "changed"
    return HttpResponseRedirect(f"{reverse('saved_views')}?done={done}")
