"""Is this what should be sent, and to whom? Everything once more, and the button that sends it."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import case_sent_from
from cases.acts.file_concern import file_concern
from cases.being_typed import PAGES
from cases.blind_index import keyed_hash
from cases.forms.problems import Problem
from cases.forms.words import matter_label
from cases.models import Draft
from cases.preview import Preview, preview_of
from cases.refusals import RecipientChanged, Refused
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.files_shown import files_row
from cases.views.presented import Line, Row, row
from cases.views.raising.answers import account_rows, contact_row, fact_rows
from cases.views.raising.find import draft_with_matter
from cases.views.raising.route import why_it_cannot_be_sent
from cases.views.raising.rulebook import slug_of, words_of
from cases.views.raising.sequence import address_of, has_conduct, sequence_of
from cases.views.receives import goes_to_row, together
from cases.views.shell import page
from people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, key: UUID) -> HttpResponse:
    """Check and send. Sent already, twice at once or from another tab: the same case, the same page."""
    sent = case_sent_from(signed_in(request), key, on=today())
    if sent is not None:
        return HttpResponseRedirect(reverse("sent", args=[sent.reference]))
    draft = draft_with_matter(request, key)
    if request.method == "POST" and request.POST.get("later"):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    unanswered = sequence_of(draft, today()).unanswered
    preview = preview_of(draft, on=today())
    undecided = preview.chosen is None and not preview.to_triage
    if unanswered != "route" or undecided or why_it_cannot_be_sent(preview):
        return HttpResponseRedirect(address_of(draft, unanswered))
    if request.method != "POST":
        return _check_page(request, draft, preview)
    if request.POST.get("seen") != mark_of_answers(draft):
        changed_since = _(
            "What you wrote has changed since this page was opened. Check it again before you send."
        )
        return _check_page(request, draft, preview, Problem(changed_since, ""), status=409)
    try:
        filed = file_concern(
            draft,
            by=signed_in(request),
            on=today(),
            at=now(),
            fingerprint=request.POST.get("fingerprint", ""),
        )
    except RecipientChanged as changed:
        return _changed(request, draft, changed.preview)
    except Refused as refused:
        return _check_page(request, draft, preview, Problem(refused.sentence, ""))
    return HttpResponseRedirect(reverse("sent", args=[filed.case.reference]))


def mark_of_answers(draft: Draft) -> str:
    """A mark that differs when any answer or file of the draft differs, and that tells nobody what it says."""
    files = [str(key) for key in draft.attachments.values_list("key", flat=True)]
    answers = {name: answer for name, answer in draft.answers.items() if name != PAGES}
    return keyed_hash(json.dumps([answers, files], sort_keys=True))


def _check_page(
    request: HttpRequest, draft: Draft, preview: Preview, problem: Problem | None = None, *, status: int = 200
) -> HttpResponse:
    people = together(preview.recipients)
    context = {
        "receives": [
            goes_to_row(preview.recipients, to_triage=preview.to_triage, change=address_of(draft, "route"))
        ],
        "answers": _answers(draft, preview, signed_in(request)),
        "details": _details(draft, preview),
        "who_sees": preview.visibility,
        "cannot_see": preview.cannot_see,
        "send": _("Send to %(people)s") % {"people": people} if people else _("Send"),
        "fingerprint": preview.fingerprint,
        "seen": mark_of_answers(draft),
        "problems": (problem,) if problem else (),
        "back": address_of(draft, "route"),
    }
    return page(request, "raise/check.html", context, status=status)


def _answers(draft: Draft, preview: Preview, owner: User) -> list[Row]:
    def change(name: str) -> str:
        return address_of(draft, name, came_from="check")

    label = matter_label(draft.matter, words_of(preview.rulebook))
    rows = [
        Row(
            _("What it is about"), (Line(label),), change=change("matter"), change_words=_("what it is about")
        )
    ]
    subject = preview.parties.subject
    if subject is not None:
        title = subject.post.title if subject.post else subject.kind
        named = (str(subject.user), title) if subject.user and draft.about_user_id else (title,)
        rows.append(
            row(_("Who it is about"), *named, change=change("who"), change_words=_("who it is about"))
        )
    rows += fact_rows(
        preview.rulebook, draft.matter, preview.asked, draft.facts, lambda fact: change(slug_of(fact))
    )
    rows += account_rows(draft.words, change, with_put_right=has_conduct(draft))
    files = f"{reverse('files', args=[draft.key])}?from=check"
    return [*rows, files_row(draft, owner, files), contact_row(draft.words, change)]


def _details(draft: Draft, preview: Preview) -> list[Row]:
    you = preview.parties.complainant
    if you.user is None:
        raise Http404
    title = you.post.title if you.post else you.kind
    return [row(_("You"), str(you.user), title), row(_("Council"), draft.council.name)]


def _changed(request: HttpRequest, draft: Draft, preview: Preview) -> HttpResponse:
    context = {
        "receives": [goes_to_row(preview.recipients, to_triage=preview.to_triage)],
        "route": address_of(draft, "route"),
    }
    return page(request, "raise/changed.html", context, status=409)
