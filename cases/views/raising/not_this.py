"""Does a clause point elsewhere? A page of its own with its words, and a way on for whoever still wants to raise it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.acts.save_draft import save_draft
from cases.forms.words import capitalised
from cases.preview import preview_of
from cases.several import chosen_for, each_of
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.presented import all_quoted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.sequence import address_of, sequence_of
from cases.views.receives import which_of
from cases.views.shell import page
from rules.language import vocabulary


@require_http_methods(["GET", "HEAD", "POST"])
def not_this(request: HttpRequest, key: UUID) -> HttpResponse:
    """Not an error and never the end: its button carries on, and a person then looks at it."""
    draft = draft_with_matter(request, key)
    previews = [preview_of(one, on=today()) for one in each_of(draft)]
    place = next((place for place, preview in enumerate(previews) if preview.ends_here), None)
    if request.method == "POST":
        carried_on = chosen_for(place or 0, carried_on=True)
        saved = save_draft(draft, by=signed_in(request), at=now(), **carried_on)
        return HttpResponseRedirect(address_of(saved, sequence_of(saved, today()).unanswered))
    sequence = sequence_of(draft, today())
    if place is None:
        return HttpResponseRedirect(address_of(draft, sequence.unanswered))
    preview = previews[place]
    elsewhere = preview.outcome == vocabulary.SIGNPOST
    context = {
        "heading": _("This is not the right procedure for that")
        if elsewhere
        else _("The protocol does not allow that"),
        "text": _("The protocol points to %(text)s.") % {"text": preview.text}
        if elsewhere
        else f"{capitalised(preview.text or '').rstrip('.')}.",
        "about": which_of(draft, preview),
        "sources": all_quoted(preview.sources, preview.rulebook),
        "change": address_of(draft, "matter"),
        "back": address_of(draft, sequence.pages[-1]),
    }
    return page(request, "raise/not_this.html", context)
