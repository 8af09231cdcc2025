"""What if something was decided while the person it was put to still wrote? They read so, with their words."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse

from cases.models import Hearing
from cases.views.acts.carrying_out import typed_in
from cases.views.shell import page


def not_taken(request: HttpRequest, put: Hearing, form: type[forms.Form], why: str) -> HttpResponse:
    """409 with why, and with what was typed. 404 where the page was only asked for: there is no such page any more."""
    if request.method != "POST":
        raise Http404
    context = {"put": put, "why": why, "typed": typed_in(request, form)}
    return page(request, "acts/put_not_taken.html", context, status=409)
