"""How is a page kept on which somebody types? On Continue, when they leave it for later, and while they type.

Whatever reaches the service stays in the draft, faults and all; only Continue makes it the answer. Two tabs on one page
never overwrite each other: whoever comes second sees both.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.acts.save_draft import save_draft
from cases.being_typed import OpenPage, kept_on, mark_of, typed_on
from cases.clocks import local
from cases.forms.question import QuestionForm
from cases.models import Draft
from cases.refusals import ChangedElsewhere
from cases.views.clock import now
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.raising.page_of_question import FIELDS, Asked, save_and_go_on, show

# More than any page takes, so that what is too long is kept as well, and said to be too long on Continue.
_LONGEST_KEPT = 20_000


def page_of_words(request: HttpRequest, draft: Draft, asked: Asked, kind: type[QuestionForm]) -> HttpResponse:
    """One page of the draft's words. Unfinished words come back as they were left."""
    names = FIELDS[asked.name]
    kept = kept_on(draft.answers, asked.name, dict.fromkeys(names, ""))
    if request.method != "POST":
        fresh = {**kept, "seen": mark_of(kept), "opened": secrets.token_hex(8)}
        unfinished = unfinished_words(draft, asked.name)
        return show(request, draft, asked, kind(initial=fresh), unfinished=unfinished)
    form = kind(posted(request))
    if form.is_valid():
        typed = {name: str(form.cleaned_data.get(name, "")) for name in names}
    else:
        typed = as_typed(request, names)
    try:
        if form.is_valid():
            return save_and_go_on(
                request, draft, asked, form, {"words": typed, "page": open_page(request, asked.name)}
            )
        keep_typed(request, draft, asked.name, typed)
    except ChangedElsewhere as changed:
        both = {**typed, "seen": mark_of(changed.kept), "opened": request.POST.get("opened", "")}
        return show(request, draft, asked, kind(both), saved_elsewhere=joined(changed.kept))
    if request.POST.get("later"):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    if request.POST.get("files"):
        return HttpResponseRedirect(reverse("files", args=[draft.key]))
    return show(request, draft, asked, form)


def keep_typed(request: HttpRequest, draft: Draft, name: str, typed: Mapping[str, str]) -> str:
    """Keep what stands on the page, and say so with the time of day. Raises ChangedElsewhere and Refused."""
    saved = save_draft(draft, by=signed_in(request), at=now(), page=open_page(request, name), typed=typed)
    return _("Saved at %(time)s") % {"time": date_format(local(saved.saved_at), "H:i")}


def open_page(request: HttpRequest, name: str) -> OpenPage:
    """The page as the tab that sent this has it open."""
    opened, _dash, turn = request.POST.get("opened", "").partition("-")
    counted = turn.isascii() and turn.isdigit() and len(turn) < 7
    return OpenPage(name, opened[:32], request.POST.get("seen", ""), int(turn) if counted else 0)


def as_typed(request: HttpRequest, names: tuple[str, ...]) -> dict[str, str]:
    """The fields as they were sent, with one kind of line break; halves of characters that no page can show are out."""
    sent = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in names}
    return {name: words.encode("utf-8", "replace").decode()[:_LONGEST_KEPT] for name, words in sent.items()}


def unfinished_words(draft: Draft, name: str) -> str:
    """The answer that stands while other words are being typed in its place; empty where there is no such answer."""
    typed = typed_on(draft.answers, name)
    answered = {field: str(draft.words.get(field, "")) for field in typed}
    return joined(answered) if typed else ""


def joined(words: Mapping[str, str]) -> str:
    """The words of a page one under another, to be read beside what is in its fields."""
    return "\n".join(word for word in words.values() if word)


@dataclass(frozen=True, slots=True)
class WhileTyping:
    """What a page with a form of its own carries, so that its words are kept while somebody types.

    `saved_elsewhere` is what another tab kept meanwhile; empty where none did.
    """

    keep_at: str
    seen: str
    opened: str
    saved_elsewhere: str = ""


def while_typing(
    request: HttpRequest, draft: Draft, name: str, changed: ChangedElsewhere | None = None
) -> WhileTyping:
    """The marks of the page as it is shown now. A page that was sent stays the same tab's."""
    kept = changed.kept if changed else kept_on(draft.answers, name, dict.fromkeys(FIELDS[name], ""))
    return WhileTyping(
        keep_at=reverse("keep_typed", args=[draft.key, name]),
        seen=mark_of(kept) if changed or request.method != "POST" else request.POST.get("seen", ""),
        opened=request.POST.get("opened", "") or secrets.token_hex(8),
        saved_elsewhere=joined({each: words for each, words in kept.items() if len(words) > 3})
        if changed
        else "",
    )
