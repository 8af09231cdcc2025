"""What is it about? Only the matters that the council's rulebook takes from this person's side."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.matter import MatterForm
from cases.preview import matters_open_to
from cases.views.clock import today
from cases.views.posted import posted
from cases.views.presented import Link
from cases.views.raising.find import own_draft
from cases.views.raising.for_whom import complainant_of, is_written_for_another, written_for
from cases.views.raising.page_of_question import Asked, save_and_go_on, show
from cases.views.raising.rulebook import rulebook_of, words_of
from cases.views.raising.sequence import address_of
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
def matter(request: HttpRequest, key: UUID) -> HttpResponse:
    """The first question. Another answer than before takes back the answers that hung on it."""
    draft = own_draft(request, key)
    rulebook = rulebook_of(draft, today())
    matters = matters_open_to(complainant_of(draft), draft.council, rulebook, today())
    if not matters and not is_written_for_another(draft):
        return page(request, "raise/nowhere.html", {"has_a_part": True})
    form = MatterForm(
        posted(request),
        matters=matters,
        council_words=words_of(rulebook),
        initial={"matter": draft.matter},
    )
    other = (
        _("Write it for somebody else, or as your own concern")
        if is_written_for_another(draft)
        else _("I am writing this for somebody else")
    )
    asked = Asked(
        "matter",
        _("What is it about?"),
        heading_in_legend=True,
        before=written_for(draft),
        asides=(Link(other, address_of(draft, "for")),),
    )
    if not form.is_valid():
        return show(request, draft, asked, form)
    return save_and_go_on(request, draft, asked, form, {"matter": form.cleaned_data["matter"]})
