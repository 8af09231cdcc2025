"""What will happen to the cases that were selected, what will not, and why? Nothing is done before it is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases import guards
from cases.access import known_case, may_with
from cases.acts.acknowledge import acknowledge
from cases.acts.link import incident_of, link
from cases.doing import Act
from cases.forms.dashboard import AcknowledgeAllForm, LinkForm
from cases.forms.problems import Problem, problems_of
from cases.forms.words import capitalised
from cases.matters import is_about_conduct
from cases.models import Case
from cases.part import OWN
from cases.refusals import Refused, refuse_where
from cases.states import State
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.dashboard.paging import A_PAGE
from cases.views.lists import about_post, raised_by_post
from cases.views.shell import page
from people.models import User

_EACH_BY_ITSELF = gettext_lazy(
    "It is about what somebody did. Each of these is read, and acknowledged, by itself."
)


@dataclass(frozen=True, slots=True)
class Selected:
    """One case that was ticked. `why_not` is the sentence for one that nothing happens to; empty for the others."""

    case: Case
    why_not: str
    seen: int

    @property
    def mark(self) -> str:
        """As it goes through the confirmation: the reference, and the version it was seen at."""
        return f"{self.case.reference}:{self.seen}"

    @property
    def about(self) -> str:
        """Whom it is about, by post."""
        return capitalised(about_post(self.case))

    @property
    def raised_by(self) -> str:
        """Who raised it, by post."""
        return capitalised(raised_by_post(self.case))

    @property
    def sent(self) -> str:
        """The day on which it was sent."""
        return date_format(self.case.filed_on, "j F Y")

    @property
    def stands(self) -> str:
        """Where it stands."""
        return str(State(self.case.state).label)


@require_http_methods(["GET", "HEAD", "POST"])
def selected(request: HttpRequest) -> HttpResponse:
    """The page that says what will happen; sent again from there, it happens."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("every_case"))
    what = "link" if request.POST.get("what") == "link" else "acknowledge"
    user, on = signed_in(request), today()
    why_not = _not_linked if what == "link" else _not_acknowledged
    found = tuple(_found(request.POST.getlist("case"), user, on, why_not))
    will = [each for each in found if not each.why_not]
    if len(will) < (2 if what == "link" else 1):
        return _nothing_to_do(request, what, found)
    if what == "link":
        return _linking(request, will, found)
    return _acknowledging(request, will, found)


def _found(ticked: Iterable[str], user: User, on: date, why_not: Callable[[Case], str]) -> Iterable[Selected]:
    """Those that the person knows of, each once; whatever else was sent is passed over as what does not exist."""
    for mark in list(dict.fromkeys(ticked))[:A_PAGE]:
        reference, _colon, version = mark.partition(":")
        known = (
            known_case(user, reference.upper(), on=on) if reference.isascii() and "\0" not in mark else None
        )
        if known is None or known[1].roles & OWN:
            continue
        case, part = known
        may = may_with(part, Act.LINK if why_not is _not_linked else Act.ACKNOWLEDGE, case)
        reason = why_not(case) if may else _(may.reason)
        seen = int(version) if version.isascii() and version.isdigit() and len(version) < 9 else case.version
        yield Selected(case, reason, seen)


def _not_acknowledged(case: Case) -> str:
    if is_about_conduct(case):
        return str(_EACH_BY_ITSELF)
    try:
        refuse_where(guards.cannot_be_acknowledged, case)
    except Refused as refused:
        return refused.sentence
    return ""


def _not_linked(case: Case) -> str:
    return _("It is part of an incident already.") if incident_of(case) is not None else ""


def _acknowledging(request: HttpRequest, will: Sequence[Selected], found: Sequence[Selected]) -> HttpResponse:
    form = AcknowledgeAllForm(request.POST if "sure" in request.POST else None)
    if not form.is_valid():
        return _confirm(request, "dashboard/acknowledge.html", form, found)
    user, words = signed_in(request), form.cleaned_data["words"]
    outcomes = [
        (each, _tried(lambda each=each: acknowledge(  # type: ignore[misc]
            each.case.reference, by=user, words=words, version=each.seen, at=now(), on=today()
        ))) for each in will
    ]  # fmt: skip
    return _done(request, outcomes, found, _("Acknowledged"), _("Not acknowledged"))


def _linking(request: HttpRequest, will: Sequence[Selected], found: Sequence[Selected]) -> HttpResponse:
    leads = [(each.case.reference, each.case.reference) for each in will]
    form = LinkForm(request.POST if "sure" in request.POST else None, leads=leads)
    if not form.is_valid():
        return _confirm(request, "dashboard/link.html", form, found)
    user, lead = signed_in(request), form.cleaned_data["lead"]
    first = next(each for each in will if each.case.reference == lead)
    version, outcomes = first.seen, []
    for other in (each for each in will if each is not first):
        try:
            version = link(
                lead, other.case.reference, by=user, reasons=form.cleaned_data["reasons"], version=version,
                at=now(), on=today(),
            ).version  # fmt: skip
            outcomes.append((other, ""))
        except Refused as refused:
            outcomes.append((other, refused.sentence))
    linked = any(not why for _each, why in outcomes)
    outcomes = [(first, "" if linked else _("No other case was linked with it.")), *outcomes]
    return _done(request, outcomes, found, _("Linked as one incident"), _("Not linked"))


def _tried(act: Callable[[], Case]) -> str:
    """Why it was not done; empty where it was."""
    try:
        act()
    except Refused as refused:
        return refused.sentence
    return ""


def _confirm(
    request: HttpRequest, template: str, form: AcknowledgeAllForm | LinkForm, found: Sequence[Selected]
) -> HttpResponse:
    context = {
        "form": form,
        "problems": problems_of(form),
        "will": [each for each in found if not each.why_not],
        "will_not": [each for each in found if each.why_not],
    }
    return page(request, template, context)


def _done(
    request: HttpRequest,
    outcomes: Sequence[tuple[Selected, str]],
    found: Sequence[Selected],
    done: str,
    not_done: str,
) -> HttpResponse:
    context = {
        "done": [each for each, why in outcomes if not why],
        "not_done": [
            *((each.case.reference, why) for each, why in outcomes if why),
            *((each.case.reference, each.why_not) for each in found if each.why_not),
        ],
        "heading": done,
        "heading_of_others": not_done,
    }
    return page(request, "dashboard/done.html", context)


def _nothing_to_do(request: HttpRequest, what: str, found: Sequence[Selected]) -> HttpResponse:
    words = (
        _("Select two or more cases that can be linked")
        if what == "link"
        else _("Select one or more cases that can be acknowledged together")
    )
    address = f"{reverse('every_case')}#cases"
    context = {"problems": (Problem(words, address),), "will_not": [each for each in found if each.why_not]}
    return page(request, "dashboard/nothing_to_do.html", context)
