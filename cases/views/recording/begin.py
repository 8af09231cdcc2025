"""What arrived, from whom, about whom? One page, and what is begun or was recorded before."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from cases.access import arrivals_of, recorded_by
from cases.acts.save_draft import save_draft
from cases.arrivals.kept import arrived_in
from cases.arrivals.who_may import councils_recorded_for
from cases.clocks import local_date
from cases.forms.arriving import NAMELESS, OUTSIDE, ArrivedForm
from cases.forms.problems import Problem, problems_of
from cases.models import Draft
from cases.preview import version_of
from cases.refusals import Refused
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import Link, long_date
from cases.views.shell import page
from people.models import Council, Post, User
from rules.language.rulebook import Rulebook
from rules.shelf import version_in_force

MOST_SHOWN = 20
_NOT_BETWEEN_THEM = _lazy(
    "The rulebook has no such matter between these two people. Change what it is about, or one of them."
)


def recorded_for(request: HttpRequest) -> tuple[Council, ...]:
    """The councils for which this person may record what arrives. Raises Http404 where there is none."""
    councils = councils_recorded_for(signed_in(request), today())
    if not councils:
        raise Http404
    return councils


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """A new one. Whoever records for several councils says first for which."""
    councils = recorded_for(request)
    code = request.GET.get("council", "")
    council = next(
        (each for each in councils if each.code == code), councils[0] if len(councils) == 1 else None
    )
    if council is None:
        return page(request, "arrivals/which.html", {"councils": councils, **_before(request)})
    version = version_in_force(council.code, today())
    if version is None:
        return page(request, "arrivals/no_rulebook.html", {"council": council})
    return _page(request, council, version.rulebook(), None)


@require_http_methods(["GET", "HEAD", "POST"])
def record_change(request: HttpRequest, key: UUID) -> HttpResponse:
    """One that was begun, to change it."""
    draft = begun(request, key)
    version = version_of(draft, today())
    if version is None:
        return page(request, "arrivals/no_rulebook.html", {"council": draft.council})
    said = (Problem(str(_NOT_BETWEEN_THEM), ""),) if "not_between_them" in request.GET else ()
    return _page(request, draft.council, version.rulebook(), draft, said)


def begun(request: HttpRequest, key: UUID) -> Draft:
    """What the person has begun to record. Raises Http404 for anybody else's and for none."""
    recorded_for(request)
    draft = arrivals_of(signed_in(request), on=today()).filter(key=key).first()
    if draft is None:
        raise Http404
    return draft


def _page(
    request: HttpRequest,
    council: Council,
    rulebook: Rulebook,
    draft: Draft | None,
    said: tuple[Problem, ...] = (),
) -> HttpResponse:
    user, on = signed_in(request), today()
    around: dict[str, Any] = {"council": council, "rulebook": rulebook, "recorder": user, "on": on}
    looking = "find" in request.POST
    if looking:
        form = ArrivedForm(initial=request.POST.dict(), **around)
    else:
        form = ArrivedForm(posted(request), initial=_as_begun(draft, on), **around)
    problems = problems_of(form) if request.method == "POST" else said
    if form.is_valid():
        try:
            saved = _saved(form, draft, council, user)
        except Refused as refused:
            problems = (Problem(refused.sentence, ""),)
        else:
            return HttpResponseRedirect(reverse("record_one", args=[saved.key]))
    context = {
        "form": form,
        "problems": problems,
        "council": council,
        "back": reverse("record_one", args=[draft.key]) if draft is not None else reverse("desk"),
        **(_before(request) if draft is None and request.method != "POST" else {}),
    }
    return page(request, "arrivals/record.html", context)


def _saved(form: ArrivedForm, draft: Draft | None, council: Council, user: User) -> Draft:
    given = form.cleaned_data
    changes: dict[str, Any] = {
        "arrived": form.arrived().as_json(),
        "matter": given["matter"],
        "words": {"happened": given["happened"]},
    }
    about = form.subjects.get(given.get("about_who") or "")
    if about is not None:
        changes["about"] = about
    return save_draft(draft, by=user, at=now(), council=council, **changes)


def _as_begun(draft: Draft | None, on: date) -> dict[str, Any]:
    """What stands in the fields when the page is opened."""
    if draft is None:
        return {"received_on": date_format(on, "j F Y")}
    arrived = arrived_in(draft.answers)
    if arrived is None:
        raise Http404
    sender = User.objects.filter(pk=arrived.who).first() if arrived.who is not None else None
    about = User.objects.filter(pk=draft.about_user_id).first() if draft.about_user_id is not None else None
    post = Post.objects.filter(pk=draft.about_post_id).first() if draft.about_post_id is not None else None
    outside = OUTSIDE if arrived.name else NAMELESS
    return {
        "channel": arrived.channel,
        "received_on": date_format(arrived.received_on, "j F Y"),
        "from_name": str(sender) if sender is not None else arrived.name,
        "from_who": str(sender.pk) if sender is not None else outside,
        "reach": arrived.reach,
        "matter": draft.matter,
        "about_name": str(about) if about is not None else (post.title if post is not None else ""),
        "about_who": f"{draft.about_user_id}-{draft.about_post_id}",
        "happened": draft.words.get("happened", ""),
    }


def _before(request: HttpRequest) -> dict[str, Any]:
    """What is begun and not recorded, and what was recorded: neither tells what became of anything."""
    user, on = signed_in(request), today()
    return {
        "begun": [
            Link(
                _("Begun on %(day)s") % {"day": long_date(local_date(each.begun_at))},
                reverse("record_one", args=[each.key]),
            )
            for each in arrivals_of(user, on=on)[:MOST_SHOWN]
        ],
        "recorded": [
            Link(
                _("%(reference)s, received on %(day)s")
                % {"reference": each.reference, "day": long_date(each.filed_on)},
                reverse("recorded", args=[each.reference]),
            )
            for each in recorded_by(user, on=on)[:MOST_SHOWN]
        ],
    }
