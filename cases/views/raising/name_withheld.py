"""Should the name of whoever raises it not be given to the person it is about? Asked for here, decided later."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from cases.being_typed import kept_on
from cases.forms.person import NameForm
from cases.forms.problems import problems_of
from cases.refusals import ChangedElsewhere
from cases.views.posted import posted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.for_whom import written_for
from cases.views.raising.going_on import came_from, saved_or_why_not
from cases.views.raising.page_of_question import FIELDS
from cases.views.raising.page_of_words import as_typed, keep_typed, open_page, while_typing
from cases.views.raising.sequence import address_of
from cases.views.shell import page

_PAGE = "name-withheld"
_ANSWERS = FIELDS[_PAGE]


@require_http_methods(["GET", "HEAD", "POST"])
def name_withheld(request: HttpRequest, key: UUID) -> HttpResponse:
    """What it means to ask, and the reason. Nobody is promised anything."""
    draft = draft_with_matter(request, key)
    form = NameForm(posted(request), initial=kept_on(draft.answers, _PAGE, dict.fromkeys(_ANSWERS, "")))
    back = address_of(draft, came_from(request) or "route")
    problems, changed = problems_of(form), None
    try:
        if form.is_valid():
            saved, problems = saved_or_why_not(
                request,
                draft,
                page=open_page(request, _PAGE),
                words={name: form.cleaned_data[name] for name in _ANSWERS},
            )
            if saved is not None:
                return HttpResponseRedirect(back)
        elif form.is_bound:
            keep_typed(request, draft, _PAGE, as_typed(request, _ANSWERS))
    except ChangedElsewhere as elsewhere:
        changed = elsewhere
    context = {
        "before": written_for(draft),
        "form": form,
        "problems": problems,
        "typing": while_typing(request, draft, _PAGE, changed),
        "back": back,
    }
    return page(request, "raise/name_withheld.html", context)
