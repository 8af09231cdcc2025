"""What if the filer does not want it to go to this person? Another choice of the rule, or somebody is chosen."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.acts.save_draft import save_draft
from cases.being_typed import typed_on
from cases.forms.problems import problems_of
from cases.forms.route import SomebodyElseForm
from cases.models import Draft
from cases.models.draft import CHOOSE_FOR_ME
from cases.preview import preview_of
from cases.refusals import ChangedElsewhere
from cases.several import chosen_for, each_of
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.raising.counted import counted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.page_of_question import FIELDS
from cases.views.raising.page_of_words import as_typed, keep_typed, open_page, while_typing
from cases.views.raising.sequence import address_of, place_of, sequence_of
from cases.views.receives import together
from cases.views.shell import page

_PAGE = "somebody-else"


@require_http_methods(["GET", "HEAD", "POST"])
@counted
def somebody_else(request: HttpRequest, key: UUID) -> HttpResponse:
    """The reason, and what should happen instead. Nobody is asked to prove anything."""
    draft = draft_with_matter(request, key)
    unanswered = sequence_of(draft, today()).unanswered
    if unanswered != "route":
        return HttpResponseRedirect(address_of(draft, unanswered))
    each = each_of(draft)
    place = place_of(request, len(each))
    one = each[place]
    # Of several people the reason about the first is kept while it is typed, that about each of the others on Continue.
    kept = typed_on(draft.answers, _PAGE) if place == 0 else {}
    tab = open_page(request, _PAGE) if place == 0 else None
    form = SomebodyElseForm(posted(request), choices=_instead(one), initial=kept or {"why": one.avoids})
    changed = None
    try:
        if form.is_valid():
            chosen = chosen_for(place, **_chosen(form.cleaned_data))
            save_draft(draft, by=signed_in(request), at=now(), page=tab, **chosen)
            return HttpResponseRedirect(address_of(draft, "route", about=place + 1))
        if form.is_bound and tab is not None:
            keep_typed(request, draft, _PAGE, as_typed(request, FIELDS[_PAGE]))
    except ChangedElsewhere as elsewhere:
        changed = elsewhere
    context = {
        "form": form,
        "problems": problems_of(form),
        "typing": while_typing(request, draft, _PAGE, changed) if tab is not None else None,
        "back": address_of(draft, "route", about=place + 1),
    }
    return page(request, "raise/somebody_else.html", context)


def _chosen(answers: dict[str, str]) -> dict[str, int | str]:
    """Somebody is to choose, and why; or another choice of the rule, which needs no reason."""
    if answers["instead"] == CHOOSE_FOR_ME:
        return {"choice": CHOOSE_FOR_ME, "avoids": answers["why"]}
    return {"choice": int(answers["instead"]), "avoids": ""}


def _instead(draft: Draft) -> list[tuple[str, str]]:
    preview = preview_of(draft.with_answers(choice=None), on=today())
    asked_already = draft.choice == CHOOSE_FOR_ME
    others = [
        (str(place), _("Send it to %(people)s") % {"people": together(choice)})
        for place, choice in enumerate(preview.choices)
        if asked_already or (len(preview.choices) > 1 and place != draft.choice)
    ]
    return [*others, (CHOOSE_FOR_ME, _("Ask somebody else to choose who deals with it"))]
