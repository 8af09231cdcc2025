"""Is this what arrived, and to whom does it go? Questions, the original, and one button."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import recorded_by
from cases.acts.attach import attach_to_draft, remove_from_draft
from cases.acts.count_preview import count_preview
from cases.acts.delete_draft import delete_draft
from cases.acts.file_concern import file_concern
from cases.acts.save_draft import save_draft
from cases.arrivals.alike import cases_alike
from cases.attachments.kinds import MOST_IN_A_CASE, TAKEN_IN_WORDS
from cases.forms.attachments import FileForm
from cases.forms.problems import Problem, problems_of
from cases.limits import arrivals_a_day
from cases.models import Draft
from cases.preview import preview_of
from cases.refusals import RecipientChanged, Refused
from cases.several import fingerprint_of
from cases.views.attachments import said, told_of, why_not
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.files_shown import files_in_draft
from cases.views.presented import Link
from cases.views.raising.check import mark_of_answers
from cases.views.raising.route import why_it_cannot_be_sent
from cases.views.receives import together
from cases.views.recording.begin import begun
from cases.views.recording.questions import choice_form, question_form
from cases.views.recording.shown import answer_rows, goes_out_of_sight, route_shown
from cases.views.shell import page
from rules.language.routing import NotInThisRulebook

PREVIEWS_FOR_EACH = 4  # Looked at, changed and looked at again, of as many as one person records in a day.


@require_http_methods(["GET", "HEAD", "POST"])
def record_one(request: HttpRequest, key: UUID) -> HttpResponse:
    """One that was begun. Every button of the page sends it here, and does one thing."""
    sent = recorded_by(signed_in(request), on=today()).filter(draft_key=key).first()
    if sent is not None:
        return HttpResponseRedirect(reverse("recorded", args=[sent.reference]))
    draft = begun(request, key)
    try:
        return _done(request, draft) if request.method == "POST" else _shown(request, draft)
    except NotInThisRulebook:
        # Of the people and the matter something is to be changed, and that is done on the first page.
        return HttpResponseRedirect(f"{reverse('record_change', args=[draft.key])}?not_between_them=yes")


def _done(request: HttpRequest, draft: Draft) -> HttpResponse:
    if "delete" in request.POST:
        delete_draft(draft, by=signed_in(request))
        return HttpResponseRedirect(reverse("record"))
    if "what" in request.POST or "remove" in request.POST:
        return _file(request, draft)
    if "send" in request.POST:
        return _sent(request, draft)
    if "carry_on" in request.POST:
        save_draft(draft, by=signed_in(request), at=now(), carried_on=True)
        return _here(draft)
    return _answered(request, draft)


def _here(draft: Draft, told: str = "") -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('record_one', args=[draft.key])}{told}")


def _answered(request: HttpRequest, draft: Draft) -> HttpResponse:
    """An answer to the next question, or to whom it goes; another question than was asked is asked anew."""
    preview = preview_of(draft, on=today())
    asks = question_form(preview, request.POST)
    if asks is not None and asks.is_valid():
        facts = {asks.asked: asks.cleaned_data["answer"]}
        save_draft(draft, by=signed_in(request), at=now(), facts=facts)
        return _here(draft)
    chooses = choice_form(preview, request.POST) if asks is None else None
    if chooses is not None and chooses.is_valid():
        save_draft(draft, by=signed_in(request), at=now(), choice=int(chooses.cleaned_data["choice"]))
        return _here(draft)
    form = asks or chooses
    return _shown(request, draft, problems_of(form) if form is not None else ())


def _file(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The original is added, or taken out again."""
    user = signed_in(request)
    form = FileForm(request.POST, request.FILES) if "what" in request.POST else None
    problems: tuple[Problem, ...] = ()
    try:
        if form is None:
            remove_from_draft(draft, UUID(request.POST["remove"]), by=user)
            return _here(draft, "?told=removed")
        if form.is_valid():
            added = attach_to_draft(draft, form.cleaned_data["file"], by=user, at=now(), **form.given())
            return _here(draft, f"?{told_of(added)}")
        problems = problems_of(form)
    except ValueError:
        problems = (Problem(_("This file is no longer here."), ""),)
    except (Refused, OSError) as failed:
        problems = (why_not(failed),)
    return _shown(request, draft, problems, form)


def _sent(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Record it as it was shown. Whoever the rules keep out of it is told that it was done, and nothing more."""
    user = signed_in(request)
    if request.POST.get("seen") != mark_of_answers(draft):
        changed = _(
            "What is written here has changed since this page was opened. Check it again before you record it."
        )
        return _shown(request, draft, (Problem(changed, ""),), status=409)
    fingerprint = request.POST.get("fingerprint", "")
    try:
        filed = file_concern(draft, by=user, on=today(), at=now(), fingerprint=fingerprint)
    except RecipientChanged:
        changed = _(
            "Who receives it has changed since this page was opened. Check it again before you record it."
        )
        return _shown(request, draft, (Problem(changed, ""),), status=409)
    except Refused as refused:
        return _shown(request, draft, (Problem(refused.sentence, ""),))
    if recorded_by(user, on=today()).filter(pk=filed.case.pk).exists():
        return HttpResponseRedirect(reverse("recorded", args=[filed.case.reference]))
    return HttpResponseRedirect(reverse("recorded_out_of_sight"))


def _shown(
    request: HttpRequest,
    draft: Draft,
    problems: tuple[Problem, ...] = (),
    file: FileForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    user = signed_in(request)
    preview = preview_of(draft, on=today())
    sent = request.POST if request.method == "POST" else None
    asks = question_form(preview, sent)
    files = files_in_draft(draft, user)
    context: dict[str, Any] = {
        "draft": draft,
        "answers": answer_rows(draft, preview),
        "asks": asks,
        "alike": [
            Link(each.reference, reverse("desk_case", args=[each.reference]))
            for each in cases_alike(draft, user, on=today())
        ],
        "about_you": goes_out_of_sight(preview, user),
        "files": files,
        "full": len(files) >= MOST_IN_A_CASE,
        "file": file or FileForm(),
        "kinds": TAKEN_IN_WORDS,
        "told": said(request),
        "problems": problems,
        "back": reverse("record_change", args=[draft.key]),
    }
    if asks is None:
        try:
            count_preview(by=user, at=now(), most=PREVIEWS_FOR_EACH * arrivals_a_day())
        except Refused as refused:
            return page(request, "arrivals/enough.html", {"why": refused.sentence}, status=429)
        context |= {
            **route_shown(preview),
            "chooses": choice_form(preview, sent),
            "ends_here": preview.ends_here,
            "cannot_be_sent": why_it_cannot_be_sent(preview),
            "fingerprint": fingerprint_of([preview]),
            "seen": mark_of_answers(draft),
            "to": together(preview.recipients),
            "undecided": preview.chosen is None and not preview.to_triage,
        }
    return page(request, "arrivals/one.html", context, status=status)
