"""How does somebody add a file to a draft, take one out again, and open one? One at a time, and none is ever shown."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import has_file_at_work
from cases.acts.attach import NotReleased, attach_to_draft, remove_from_draft, take_file
from cases.attachments.folder import content_of
from cases.attachments.kinds import MOST_IN_A_CASE, TAKEN_IN_WORDS
from cases.attachments.names import neutral_name
from cases.attachments.releasing import state_in_words
from cases.attachments.scanning import scan, scanner_is_set
from cases.blind_index import index_of
from cases.ciphertext import Unreadable
from cases.forms.attachments import FileForm
from cases.forms.problems import Problem, problems_of
from cases.models import Attachment, Draft, Scan
from cases.refusals import Refused
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.files_shown import files_in_draft
from cases.views.posted import posted
from cases.views.raising.find import own_draft
from cases.views.raising.sequence import address_of, sequence_of
from cases.views.shell import page
from cases.views.signing_in.needed import is_missing, page_that_asks

_log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, key: UUID) -> HttpResponse:
    """The files of one's own draft: those added so far, each with its way out, and the next."""
    draft, user = own_draft(request, key), signed_in(request)
    if request.POST.get("remove"):
        return _removed(request, draft)
    form: FileForm = form_of(request, FileForm)
    problems: tuple[Problem, ...] = ()
    if form.is_valid():
        taken = form.cleaned_data["file"]
        try:
            added = attach_to_draft(draft, taken, by=user, at=now(), **form.given())
        except (Refused, OSError) as failed:
            problems = (why_not(failed),)
        else:
            return HttpResponseRedirect(f"{_here(request, draft)}{told_of(added)}")
    return _draft_page(request, draft, form, problems=problems)


@require_safe
def open_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """A file to save, never to show; 404, the same as for no file at all, for whoever may not have it."""
    user = signed_in(request)
    if is_missing(request) and has_file_at_work(user, key, on=today()):
        return page_that_asks(request)
    try:
        found = take_file(key, by=user, at=now(), on=today())
    except NotReleased as waits:
        state = state_in_words(waits.file, waits.file.case.council, today()) if waits.file.case else ""
        return page(request, "attachments/not_given.html", {"state": state}, status=409)
    except Refused:
        raise Http404 from None
    try:
        content = b"".join(content_of(found.stored_as, found.key))
    except (OSError, Unreadable):
        _log.error("The stored file of attachment %s can't be read. Run reconcile_attachments.", found.pk)
        return page(request, "attachments/not_given.html", {"state": ""}, status=503)
    own = found.by == index_of(user)
    return inert(content, found.filename if own else neutral_name(found.number, found.of_kind))


def inert(content: bytes, name: str) -> HttpResponse:
    """An answer that a browser saves and neither shows nor runs, whatever is in it."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer


def _draft_page(
    request: HttpRequest, draft: Draft, form: FileForm, *, problems: tuple[Problem, ...] = ()
) -> HttpResponse:
    sequence = sequence_of(draft, today())
    from_check = request.GET.get("from") == "check" and sequence.unanswered == "route"
    added = files_in_draft(draft, signed_in(request))
    context = {
        "files": added,
        "full": len(added) >= MOST_IN_A_CASE,
        "form": form,
        "problems": problems or problems_of(form),
        "told": said(request),
        "kinds": TAKEN_IN_WORDS,
        "go_on": address_of(draft, "check" if from_check else sequence.unanswered),
        "back": address_of(draft, "check" if from_check else "what-happened"),
    }
    return page(request, "attachments/draft.html", context)


def _removed(request: HttpRequest, draft: Draft) -> HttpResponse:
    try:
        remove_from_draft(draft, UUID(request.POST["remove"]), by=signed_in(request))
    except ValueError:
        raise Http404 from None
    except Refused as refused:
        return _draft_page(request, draft, FileForm(), problems=(Problem(refused.sentence, ""),))
    return HttpResponseRedirect(f"{_here(request, draft)}told=removed")


def form_of(request: HttpRequest, kind: type[FileForm]) -> FileForm:
    """The form as it was sent with its file, or empty."""
    return kind(posted(request), request.FILES if request.method == "POST" else None)


def _here(request: HttpRequest, draft: Draft) -> str:
    from_check = "from=check&" if request.GET.get("from") == "check" else ""
    return f"{reverse('files', args=[draft.key])}?{from_check}"


def told_of(added: Attachment) -> str:
    """What the page after it says. Where there is a scanner it is asked at once, so that they learn of a virus."""
    if scanner_is_set():
        scan(added, at=now())
    return f"told={'virus' if added.scan == Scan.FOUND else 'added'}"


def said(request: HttpRequest) -> dict[str, Any]:
    """What the page says of the file before."""
    words = {
        "added": _("The file is added."),
        "removed": _("The file is removed."),
        "virus": _(
            "A virus was found in the file, so nobody is given it. Have your device looked at, and add what you wanted "
            "to show in another way, for example as a picture of your screen."
        ),
    }
    told = request.GET.get("told", "") if request.method != "POST" else ""
    return {"words": words.get(told, ""), "good": told != "virus"}


def why_not(failed: Refused | OSError) -> Problem:
    """Why a file was not added, where to mend it."""
    if isinstance(failed, Refused):
        return Problem(failed.sentence, "#id_file")
    _log.error("A file could not be kept: %s.", type(failed).__name__)
    return Problem(
        _("The file could not be kept just now. Everything else is saved. Add it again in some minutes."),
        "#id_file",
    )
