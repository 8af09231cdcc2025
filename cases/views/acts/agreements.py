"""May an answer be put off again? What whoever is asked to agree reads: the reasons, the dates, and nothing else."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import agreements_asked_of
from cases.acts.hold import agree_to_holding, do_not_agree_to_holding
from cases.acts.open_page import open_what_is_to_agree_to
from cases.forms.acts.agreeing import AgreementForm
from cases.forms.problems import Problem, problems_of
from cases.refusals import Refused
from cases.views.acts.holding import dates_of, sent_so_far
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.shell import page
from people.models import User


@require_safe
def agreements_asked(request: HttpRequest) -> HttpResponse:
    """What the person is asked to agree to, what waits first. 404 for whoever is asked nothing."""
    found = sorted(
        agreements_asked_of(signed_in(request), on=today()), key=lambda one: (not one.is_open, -one.pk)
    )
    if not found:
        raise Http404
    return page(request, "acts/agreements_asked.html", {"asked": found})


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_asked(request: HttpRequest, key: UUID) -> HttpResponse:
    """One of them: who asks, why, until when, how often before, and the place for yes or no."""
    user = signed_in(request)
    form, refusal = AgreementForm(posted(request)), ""
    if form.is_valid():
        try:
            _answer(key, user, form)
        except Refused as refused:
            refusal = refused.sentence
        else:
            return HttpResponseRedirect(f"{reverse('agreement_asked', args=[key])}?done=yes")
    asked = agreements_asked_of(user, on=today()).filter(key=key).first()
    if asked is None:
        raise Http404
    if request.method == "GET":
        open_what_is_to_agree_to(asked, by=user, at=now())
    context = {
        "asked": asked,
        "sent": sent_so_far(asked.number - 1),
        "dates": tuple(dates_of(asked.clock)) if asked.is_open else (),
        "form": form,
        "said": _said(asked.agreed),
        "done": request.GET.get("done") == "yes",
        "problems": (Problem(refusal, "#id_agrees_0"),) if refusal else problems_of(form),
        "kept": form.data.get("reasons", "") if refusal and not asked.is_open else "",
    }
    return page(request, "acts/agreement_asked.html", context)


def _answer(key: UUID, user: User, form: AgreementForm) -> None:
    if form.cleaned_data["agrees"] == "yes":
        agree_to_holding(key, by=user, at=now(), on=today())
    else:
        do_not_agree_to_holding(key, by=user, reasons=form.cleaned_data["reasons"], at=now(), on=today())


def _said(agreed: bool | None) -> str:
    """What was answered; empty while it waits or is asked no longer."""
    if agreed is None:
        return ""
    return (
        _("You agreed. The holding response was sent.")
        if agreed
        else _("You did not agree. The date stayed.")
    )
