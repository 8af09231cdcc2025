"""How is any act done from a page? Bind the form, call the act, and keep every typed word where it is not done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from cases.access import READ, had_to_do_with, may, may_with
from cases.acts.recording import stale
from cases.forms.acts.acting import ActForm, Asked
from cases.forms.cleaning import Typed
from cases.forms.problems import Problem, problems_of
from cases.models import Case
from cases.part import OWN, Part, has_the_same_part, part_of
from cases.refusals import Refused, Stale
from cases.states import TOLD_TO_COMPLAINANT
from cases.views.acts.page_of_act import ActPage
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.presented import Row
from cases.views.shell import page
from cases.views.signing_in.again import ACTS_THAT_ASK, ask_again, showed_lately
from people.models import User

# How often an act of whoever raised it is done anew, where others changed the case in the same moment.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of an act stands: its template, the page of the case, and where its list is.

    `contact_safely` says above the form how the person who raised it can be reached, to whoever may read that.
    """

    template: str
    case_address: str
    list_address: str
    contact_safely: Callable[[Case], Row] | None = None


def carry_out(
    request: HttpRequest, case: Case, part: Part, shown: ActPage, which: str, place: Place
) -> HttpResponse:
    """The page of an act, or the act itself. 404 for whoever may not do it at all.

    Sent by somebody who works on it, what was typed is given back: it may be done already, in another tab of theirs.
    """
    user, on = signed_in(request), today()
    allowed = may_with(part, shown.act, case)
    if not allowed:
        return words_kept(request, case.reference, shown, allowed.reason if part.is_visible else "", place)
    thing = shown.thing(case, which) if shown.thing is not None else None
    if (thing is None) != (shown.thing is None) or (which and shown.thing is None):
        raise Http404
    if shown.act in ACTS_THAT_ASK and not showed_lately(request):
        return ask_again(request)
    asked = Asked(case, user, on, thing)
    asked = replace(asked, is_own=bool(part.roles & OWN))
    if request.method != "POST":
        return _show(request, asked, shown, place, shown.form(asked=asked))
    if "find" in request.POST:
        # What was typed so far, with those found by the words; nothing is judged before the button is pressed.
        return _show(request, asked, shown, place, shown.form(asked=asked, initial=_typed(request.POST)))
    form = shown.form(request.POST, asked=asked)
    if not form.is_valid():
        return _show(request, asked, shown, place, form)
    target = [shown.target(thing)] if shown.target is not None and thing is not None else []
    try:
        done = _do(asked, shown, form, target)
    except Stale as changed:
        return _stale(request, asked, shown, place, changed)
    except Refused as refused:
        if not may(user, shown.act, case, on=on):
            return _taken_meanwhile(request, asked, shown, place)
        return _show(request, asked, shown, place, form, problems=(Problem(refused.sentence, _first(form)),))
    still = _still_opens(user, done, part, on)
    return HttpResponseRedirect(f"{place.case_address if still else place.list_address}?done={shown.slug}")


def _do(asked: Asked, shown: ActPage, form: ActForm, target: list[object]) -> Case:
    """Call the act on the case as it was seen; the case as it left it. Raises Refused and Stale.

    What whoever raised it may not know of is no reason to send them back to their words: it would tell them of it.
    """
    case, seen = asked.case, form.cleaned_data["version"]
    for tries_left in range(_TRIES, -1, -1):
        if asked.is_own:
            case.refresh_from_db(fields=["version"])
            if asked.version != seen:
                raise stale(case, told=TOLD_TO_COMPLAINANT)
        version = case.version if asked.is_own else seen
        try:
            return shown.does(
                case.reference, *target, by=asked.by, version=version, at=now(), on=asked.on, **form.given()
            )
        except Stale:
            if not asked.is_own or not tries_left:
                raise
    raise AssertionError("The last try is done, or raises.")


def words_kept(
    request: HttpRequest, reference: str, shown: ActPage, why: str = "", place: Place | None = None
) -> HttpResponse:
    """What somebody typed for an act that they can't do any more. 404 for whoever never worked on the case.

    `why` says what is in the way where the case is still with them; without it the case was taken from them.
    """
    if request.method != "POST" or not had_to_do_with(signed_in(request), reference):
        raise Http404
    context = {
        "typed": typed_in(request, shown.form),
        "why": why,
        "case": place.case_address if place else "",
    }
    return page(request, "acts/not_with_you.html", context, status=409)


def typed_in(request: HttpRequest, form: type[forms.Form]) -> list[tuple[str, str]]:
    """What was typed on a page, each under the question it answers."""
    return [
        (str(field.label), words)
        for name, field in form.base_fields.items()
        if isinstance(field, Typed) and (words := request.POST.get(name, "").strip())
    ]


def _taken_meanwhile(request: HttpRequest, asked: Asked, shown: ActPage, place: Place) -> HttpResponse:
    """In the same moment somebody else did it, or the case was taken from them."""
    asked.case.refresh_from_db()
    part = part_of(asked.by, asked.case, asked.on)
    why = may_with(part, shown.act, asked.case).reason if part.is_visible else ""
    return words_kept(request, asked.case.reference, shown, why, place)


def _typed(sent: QueryDict) -> dict[str, Any]:
    """What was typed and ticked, with everything that was ticked of one question."""
    return {name: values if len(values) > 1 else values[-1] for name, values in sent.lists() if values}


def _still_opens(user: User, case: Case, part: Part, on: date) -> bool:
    """Whether the page of the case still opens for them after the act."""
    known = part.is_visible and case.related is not None
    unchanged = known and has_the_same_part(user, case.related or (), part)
    return unchanged or bool(may(user, READ, case, on=on))


def _stale(request: HttpRequest, asked: Asked, shown: ActPage, place: Place, stale_by: Stale) -> HttpResponse:
    """The same words against the case as it stands now: the next press sends them knowingly."""
    asked.case.refresh_from_db()
    if not may(asked.by, shown.act, asked.case, on=asked.on):
        return _taken_meanwhile(request, asked, shown, place)
    typed: QueryDict = request.POST.copy()
    typed["version"] = str(asked.version)
    form = shown.form(typed, asked=asked)
    return _show(request, asked, shown, place, form, changed=stale_by.sentence)


def _show(
    request: HttpRequest,
    asked: Asked,
    shown: ActPage,
    place: Place,
    form: ActForm,
    *,
    problems: tuple[Problem, ...] = (),
    changed: str = "",
) -> HttpResponse:
    context = {
        "reference": asked.case.reference,
        "shown": shown,
        "before": tuple(shown.before(asked)),
        "points": tuple(shown.points(asked)),
        "form": form,
        "problems": problems or (problems_of(form) if not changed else ()),
        "changed": changed,
        "possible": form.is_bound or shown.open_when(asked),
        "back": place.case_address,
        "contact_safely": place.contact_safely(asked.case) if place.contact_safely else None,
        **shown.shows(asked),
    }
    return page(request, place.template, context, status=409 if changed else 200)


def _first(form: ActForm) -> str:
    """Where the keyboard goes when the act was refused."""
    for field in form:
        if not field.is_hidden:
            radios = isinstance(field.field.widget, forms.RadioSelect)
            return f"#{field.auto_id}{'_0' if radios else ''}"
    return ""
