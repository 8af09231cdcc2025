"""How is a draft handed in on paper? What was answered and who will receive it, on one page to print."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.preview import preview_of
from cases.several import each_of
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.raising.answer_shown import route_context
from cases.views.raising.check_rows import answers_of, details_of
from cases.views.raising.counted import counted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.sequence import address_of, sequence_of
from cases.views.receives import which_of
from cases.views.shell import page


@require_safe
@counted
def printed(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same questions, answers and previews as on the pages. Printing it sends nothing."""
    draft = draft_with_matter(request, key)
    unanswered = sequence_of(draft, today()).unanswered
    if unanswered != "route":
        return HttpResponseRedirect(address_of(draft, unanswered))
    each = each_of(draft)
    previews = [preview_of(one, on=today()) for one in each]
    context = {
        "details": details_of(draft, previews[0]),
        "answers": answers_of(draft, previews, signed_in(request), lambda _name: ""),
        "going": tuple(
            {
                "heading": _("Who will receive the concern about %(name)s") % {"name": about}
                if (about := which_of(draft, preview))
                else _("Who will receive it and why"),
                **route_context(one, preview),
            }
            for one, preview in zip(each, previews, strict=True)
        ),
        "back": address_of(draft, "check"),
    }
    return page(request, "raise/printed.html", context)
