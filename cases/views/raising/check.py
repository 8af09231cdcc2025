"""Is this what should be sent, and to whom? Everything once more, and the button that sends it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import case_sent_from
from cases.acts.file_concern import file_concern
from cases.being_typed import PAGES
from cases.blind_index import keyed_hash
from cases.forms.problems import Problem
from cases.models import Draft
from cases.preview import Preview, preview_of
from cases.refusals import RecipientChanged, Refused
from cases.several import each_of, fingerprint_of
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.presented import Row
from cases.views.raising.check_rows import answers_of, details_of
from cases.views.raising.counted import counted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.route import why_it_cannot_be_sent
from cases.views.raising.sequence import address_of, sequence_of
from cases.views.receives import goes_to_row, seen_by_row, together, which_of
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
@counted
def check(request: HttpRequest, key: UUID) -> HttpResponse:
    """Check and send. Sent already, twice at once or from another tab: the same case, the same page."""
    sent = case_sent_from(signed_in(request), key, on=today())
    if sent is not None:
        return HttpResponseRedirect(reverse("sent", args=[sent.reference]))
    draft = draft_with_matter(request, key)
    if request.method == "POST" and request.POST.get("later"):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    unanswered = sequence_of(draft, today()).unanswered
    if unanswered != "route":
        return HttpResponseRedirect(address_of(draft, unanswered))
    if request.method == "POST" and request.POST.get("seen") == mark_of_answers(draft):
        return _sent(request, draft)
    changed_since = ""
    if request.method == "POST":
        changed_since = _(
            "What you wrote has changed since this page was opened. Check it again before you send."
        )
    return _checked(request, draft, changed_since, status=409 if changed_since else 200)


def _sent(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Send it. What is worked out to be shown is worked out only where it cannot be sent: sending works it out anew."""
    try:
        filed = file_concern(
            draft,
            by=signed_in(request),
            on=today(),
            at=now(),
            fingerprint=request.POST.get("fingerprint", ""),
        )
    except RecipientChanged:
        return _changed(request, draft)
    except Refused as refused:
        return _checked(request, draft, refused.sentence)
    return HttpResponseRedirect(reverse("sent", args=[filed.case.reference]))


def _checked(request: HttpRequest, draft: Draft, problem: str, *, status: int = 200) -> HttpResponse:
    """Everything once more, with what is wrong; first the page of the recipient, where none is chosen."""
    previews = [preview_of(one, on=today()) for one in each_of(draft)]
    for place, preview in enumerate(previews):
        undecided = preview.chosen is None and not preview.to_triage
        if undecided or why_it_cannot_be_sent(preview):
            return HttpResponseRedirect(address_of(draft, "route", about=place + 1))
    return _check_page(request, draft, previews, Problem(problem, "") if problem else None, status=status)


def mark_of_answers(draft: Draft) -> str:
    """A mark that differs when any answer or file of the draft differs, and that tells nobody what it says."""
    files = [str(key) for key in draft.attachments.values_list("key", flat=True)]
    answers = {name: answer for name, answer in draft.answers.items() if name != PAGES}
    return keyed_hash(json.dumps([answers, files], sort_keys=True))


@dataclass(frozen=True, slots=True)
class Going:
    """One of the concerns that are sent together: whom it is about, where it goes, who can see it, and why."""

    about: str
    receives: tuple[Row, ...]
    why: str


def _check_page(
    request: HttpRequest,
    draft: Draft,
    previews: Sequence[Preview],
    problem: Problem | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    def change(name: str) -> str:
        if name == "files":
            return f"{reverse('files', args=[draft.key])}?from=check"
        return address_of(draft, name, came_from="check")

    context = {
        "going": _going(draft, previews),
        "answers": answers_of(draft, previews, signed_in(request), change),
        "details": details_of(draft, previews[0]),
        "send": _send(previews),
        "print": reverse("printed", args=[draft.key]),
        "fingerprint": fingerprint_of(previews),
        "seen": mark_of_answers(draft),
        "problems": (problem,) if problem else (),
        "back": address_of(draft, "route"),
    }
    return page(request, "raise/check.html", context, status=status)


def _going(draft: Draft, previews: Sequence[Preview]) -> tuple[Going, ...]:
    return tuple(
        Going(
            which_of(draft, preview),
            (
                goes_to_row(
                    preview.recipients,
                    to_triage=preview.to_triage,
                    change=address_of(draft, "route", about=place),
                ),
                seen_by_row(preview.visibility),
            ),
            address_of(draft, "route", about=place),
        )
        for place, preview in enumerate(previews, start=1)
    )


def _send(previews: Sequence[Preview]) -> str:
    """The button: what it does, and to whom."""
    if len(previews) > 1:
        return _("Send these %(n)s concerns") % {"n": len(previews)}
    people = together(previews[0].recipients)
    return _("Send to %(people)s") % {"people": people} if people else _("Send")


def _changed(request: HttpRequest, draft: Draft) -> HttpResponse:
    previews = [preview_of(one, on=today()) for one in each_of(draft)]
    context = {
        "receives": [goes_to_row(one.recipients, to_triage=one.to_triage) for one in previews],
        "route": address_of(draft, "route"),
    }
    return page(request, "raise/changed.html", context, status=409)
