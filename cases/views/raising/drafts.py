"""What happens to a draft that is not wanted, or is taken up again?"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.acts.delete_draft import delete_draft
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.lists import draft_in_words
from cases.views.raising.find import own_draft
from cases.views.raising.sequence import address_of, sequence_of
from cases.views.shell import page


@require_safe
def carry_on(request: HttpRequest, key: UUID) -> HttpResponse:
    """The first page of the draft that has no answer."""
    draft = own_draft(request, key)
    return HttpResponseRedirect(address_of(draft, sequence_of(draft, today()).unanswered))


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask once, then delete it for good."""
    draft = own_draft(request, key)
    if request.method == "POST":
        delete_draft(draft, by=signed_in(request))
        return HttpResponseRedirect(f"{reverse('mine')}?deleted=yes")
    context = {"which": draft_in_words(draft), "carry_on": reverse("carry_on", args=[draft.key])}
    return page(request, "raise/delete.html", context)
