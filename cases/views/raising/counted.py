"""May it be shown once more who would receive this? Every page that tells it asks first, and is counted."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases.acts.count_preview import count_preview
from cases.refusals import Refused
from cases.views.clock import now
from cases.views.council import signed_in
from cases.views.shell import page

P = ParamSpec("P")


def counted(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page that shows who would receive something, as often as one person is shown that in a day; then 429."""

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if request.method != "GET" or answer.status_code != 200:
            return answer  # Nothing of it was shown.
        try:
            count_preview(by=signed_in(request), at=now())
        except Refused as refused:
            return page(
                request,
                "raise/looked_too_often.html",
                {"why": refused.sentence, "mine": reverse("mine")},
                status=429,
            )
        return answer

    return shown
