"""May somebody who has left the council come in? With a code, once, to what they raised themselves and nothing else."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_q.tasks import async_task

from cases.ciphertext import encrypted
from cases.forms.problems import Problem, problems_of
from cases.forms.signing_in import LeftForm, OneTimeCodeForm
from cases.signing_in.leavers import MINUTES_BY_MAIL, holds_no_post
from cases.signing_in.where_from import where_from
from cases.views.clock import now, today
from cases.views.posted import posted
from cases.views.shell import page
from cases.views.sign_in import too_many_tries
from people.guesses import forget_guess, noted_guess
from people.one_time_codes import whose_code


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def code_asked_for(request: HttpRequest) -> HttpResponse:
    """Ask for a code by mail. The answer is the same for every address."""
    form = LeftForm(posted(request))
    problems = problems_of(form)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if noted_guess(f"code {email}", where_from(request), at=now()) is None:
            problems = (Problem(too_many_tries(), ""),)
            return _page(request, "sign_in/left.html", form, problems, status=429)
        async_task("cases.signing_in.leavers.send_code", encrypted(email))
        return _page(request, "sign_in/code.html", OneTimeCodeForm(initial={"email": email}), asked=True)
    return _page(request, "sign_in/left.html", form, problems)


@login_not_required
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_with_code(request: HttpRequest) -> HttpResponse:
    """Take the code, from the mail or the letter."""
    form = OneTimeCodeForm(posted(request))
    if not form.is_valid():
        return _page(request, "sign_in/code.html", form, problems_of(form))
    email = form.cleaned_data["email"]
    tried = noted_guess(email, where_from(request), at=now())
    if tried is None:
        return _page(request, "sign_in/code.html", form, (Problem(too_many_tries(), ""),), status=429)
    user = whose_code(email, form.cleaned_data["code"], at=now())
    if user is None or not holds_no_post(user, today()):
        wrong = Problem(_("The address or the code is not right, or the code’s time is up"), "#id_code")
        return _page(request, "sign_in/code.html", form, (wrong,))
    forget_guess(tried)
    record_authentication(request, user, method="code")
    response: HttpResponse = perform_login(request, Login(user=user, redirect_url=reverse("mine")))
    return response


def _page(
    request: HttpRequest,
    template: str,
    form: LeftForm,
    problems: tuple[Problem, ...] = (),
    *,
    asked: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "problems": problems,
        "asked": asked,
        "minutes": MINUTES_BY_MAIL,
        "help_to_sign_in": settings.HELP_TO_SIGN_IN,
    }
    return page(request, template, context, status=status)
