"""What happened, what would put it right, how may they be reached? The person's own words, one page each."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.account import AccountForm, ContactForm, PutRightForm
from cases.forms.question import QuestionForm, mark_of
from cases.models import Draft
from cases.views.posted import posted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.page_of_question import Asked, save_and_go_on, show
from cases.views.raising.sequence import has_conduct


@require_http_methods(["GET", "HEAD", "POST"])
def what_happened(request: HttpRequest, key: UUID) -> HttpResponse:
    """The account itself, and when it was."""
    draft = draft_with_matter(request, key)
    conduct = has_conduct(draft)
    asked = Asked(
        "what-happened",
        _("What happened?") if conduct else _("What do you need to tell us?"),
        before=(
            _("The person who deals with this will read it."),
            *((_("The person it is about may be told what it says."),) if conduct else ()),
        ),
        points=(_("who was there"), _("where it was"), _("who else saw or heard it")) if conduct else (),
        urgent=conduct,
        takes_files=True,
    )
    return _words(request, draft, asked, AccountForm, ("happened", "when"))


@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the person hopes for."""
    asked = Asked("put-right", _("What would put it right?"), before=(_("You can leave this blank."),))
    return _words(
        request, draft_with_matter(request, key), asked, PutRightForm, ("put_right", "put_right_words")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, key: UUID) -> HttpResponse:
    """How the person may be reached without harm."""
    asked = Asked("contact", _("How can we contact you safely?"), heading_in_legend=True)
    return _words(request, draft_with_matter(request, key), asked, ContactForm, ("contact", "contact_words"))


def _words(
    request: HttpRequest, draft: Draft, asked: Asked, kind: type[QuestionForm], names: tuple[str, str]
) -> HttpResponse:
    saved = {name: str(draft.words.get(name, "")) for name in names}
    form = kind(posted(request), initial={**saved, "seen": mark_of(_joined(saved))})
    if not form.is_bound or not form.is_valid():
        return show(request, draft, asked, form)
    typed = {name: str(form.cleaned_data.get(name, "")) for name in names}
    if _changed_elsewhere(form, _joined(saved), _joined(typed)):
        both = kind({**typed, "seen": mark_of(_joined(saved))})
        return show(request, draft, asked, both, saved_elsewhere=_joined(saved))
    return save_and_go_on(request, draft, asked, form, {"words": typed})


def _changed_elsewhere(form: QuestionForm, saved: str, typed: str) -> bool:
    """Whether another tab saved something else since this page was opened, so that saving would lose it."""
    seen = form.data.get("seen", "")
    return bool(saved) and typed != saved and seen != mark_of(saved)


def _joined(words: Mapping[str, Any]) -> str:
    return "\n".join(str(word) for word in words.values() if word)
