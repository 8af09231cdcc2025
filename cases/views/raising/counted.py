"""May it be shown once more who would receive this? Every page that tells it asks first, and is counted."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.urls import resolve, reverse

from cases.acts.count_preview import count_preview
from cases.clocks import local_date
from cases.guards import looked_too_often_today
from cases.refusals import Refused, refuse_where
from cases.views.clock import now
from cases.views.council import signed_in
from cases.views.kept import kept_from
from cases.views.shell import page

P = ParamSpec("P")

# What is drawn with the recipient in it: as asked for, or because what was sent could not be taken as it was.
_SHOWN = (200, 409)
_COUNTED: set[str] = set()


def counted(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page that shows who would receive something, as often as one person is shown that in a day; then 429.

    Each page that is drawn counts, however it was asked for: also one that is sent without the mark of what was seen.
    What was shown can still be sent. A way on from one such page to another is no answer either once it is the end for
    the day: which of them comes next tells how many there are to choose from.
    """

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        try:
            if answer.status_code in _SHOWN:
                count_preview(by=signed_in(request), at=now())
            elif isinstance(answer, HttpResponseRedirectBase) and _leads_to_another(answer):
                refuse_where(looked_too_often_today, signed_in(request), local_date(now()))
        except Refused as refused:
            return _no_more_today(request, refused.sentence)
        return answer

    _COUNTED.add(view.__name__)
    return shown


def _leads_to_another(answer: HttpResponseRedirectBase) -> bool:
    return resolve(urlsplit(answer.url).path).url_name in _COUNTED


def _no_more_today(request: HttpRequest, why: str) -> HttpResponse:
    kept = [one for one in kept_from(request) if one.shown] if request.method == "POST" else []
    context = {"why": why, "mine": reverse("mine"), "kept": kept}
    return page(request, "raise/looked_too_often.html", context, status=429)
