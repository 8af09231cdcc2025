"""What happens to a draft that is not wanted, is taken up again, or is kept while somebody types?"""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.acts.delete_draft import delete_draft
from cases.refusals import ChangedElsewhere, Refused
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.interruptions import AlreadySent, RunOut
from cases.views.lists import draft_in_words
from cases.views.raising.find import own_draft
from cases.views.raising.page_of_question import FIELDS
from cases.views.raising.page_of_words import as_typed, keep_typed
from cases.views.raising.sequence import address_of, sequence_of
from cases.views.shell import page

_SIGNED_OUT = gettext_lazy(
    "You have been signed out. What you wrote is still on this page. Choose Continue, sign in, and it is kept."
)


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


@login_not_required
@require_POST
def keep(request: HttpRequest, key: UUID, name: str) -> HttpResponse:
    """What the page's script sends while somebody types. The answer is one sentence to show beside the button.

    Nothing is judged and nothing is asked: what cannot be an answer is kept as it is, and met with on Continue.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"told": _SIGNED_OUT}, status=401)
    if name not in FIELDS:
        raise Http404
    try:
        draft = own_draft(request, key)
        return JsonResponse({"told": keep_typed(request, draft, name, as_typed(request, FIELDS[name]))})
    except ChangedElsewhere:
        told = _("This answer was changed in another tab or window. Choose Continue to see both.")
        return JsonResponse({"told": told, "stop": True}, status=409)
    except AlreadySent:
        told = _(
            "You have sent this concern from another tab or window. What you wrote is still on this page."
        )
        return JsonResponse({"told": told, "stop": True}, status=409)
    except RunOut:
        told = _("This draft has run out. Copy what you wrote, and start again.")
        return JsonResponse({"told": told, "stop": True}, status=410)
    except Refused as refused:
        return JsonResponse({"told": refused.sentence, "stop": True}, status=409)
