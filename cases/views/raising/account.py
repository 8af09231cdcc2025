"""What happened, what would put it right, how may they be reached? The person's own words, one page each."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.account import AccountForm, ContactForm, PutRightForm
from cases.views.raising.find import draft_with_matter
from cases.views.raising.for_whom import written_for
from cases.views.raising.page_of_question import Asked
from cases.views.raising.page_of_words import page_of_words
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
            *written_for(draft),
            _("The person who deals with this will read it."),
            *((_("The person it is about may be told what it says."),) if conduct else ()),
        ),
        points=(_("who was there"), _("where it was"), _("who else saw or heard it")) if conduct else (),
        urgent=conduct,
        takes_files=True,
    )
    return page_of_words(request, draft, asked, AccountForm)


@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the person hopes for."""
    draft = draft_with_matter(request, key)
    asked = Asked(
        "put-right", _("What would put it right?"), heading_in_legend=True, before=written_for(draft)
    )
    return page_of_words(request, draft, asked, PutRightForm)


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, key: UUID) -> HttpResponse:
    """How the person may be reached without harm."""
    draft = draft_with_matter(request, key)
    asked = Asked(
        "contact", _("How can we contact you safely?"), heading_in_legend=True, before=written_for(draft)
    )
    return page_of_words(request, draft, asked, ContactForm)
