"""May whoever says whether it is a Code matter read it first? Names before words, and each reading is recorded."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.access import READ, known_to, may
from cases.acts.open_case import read_for_code_question
from cases.doing import Act
from cases.guards import code_question_is_answered, is_not_about_a_councillor
from cases.models import Case
from cases.refusals import Refused
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.desk_case import people_of
from cases.views.raising.answers import account_rows, no_change
from cases.views.shell import page
from cases.views.signing_in.again import ask_again, showed_lately
from people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def read_to_say(request: HttpRequest, reference: str) -> HttpResponse:
    """Who it concerns and, once it was asked for, the words. 404 for everybody whose question it is not."""
    user = signed_in(request)
    case = known_to(user, on=today()).filter(reference=reference).first()
    if case is None or not may_read_for_code(user, case):
        raise Http404
    if not showed_lately(request):
        return ask_again(request)
    context = {
        "reference": case.reference,
        "people": tuple(people_of(case)),
        "answer": reverse("act_at_the_desk", args=[case.reference, "code-question"]),
        "aside": reverse("act_at_the_desk", args=[case.reference, _aside(user, case)]),
    }
    if request.method == "POST":
        try:
            case = read_for_code_question(case.reference, by=user, at=now())
        except Refused:
            raise Http404 from None
        context["words"] = account_rows(case.account["words"], no_change, with_put_right=True)
    return page(request, "desk/read_to_say.html", context)


def _aside(user: User, case: Case) -> str:
    """The act by which they pass the question on: of a case they deal with, they stand aside from the whole."""
    return "stand-aside" if may(user, READ, case, on=today()) else "cannot-watch-over"


def may_read_for_code(user: User, case: Case) -> bool:
    """Whether the question is this person's to answer."""
    asked_for = not is_not_about_a_councillor(case) and not code_question_is_answered(case)
    return asked_for and bool(may(user, Act.READ_FOR_CODE_QUESTION, case, on=today()))
