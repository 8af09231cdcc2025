"""Who will receive this and why? Everything the filer should know before anything is sent."""

from collections.abc import Iterator
from inspect import cleandoc
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.acts.save_draft import save_draft
from cases.forms.problems import problems_of
from cases.forms.route import ChoiceForm
from cases.guards import nobody_could_read_it
from cases.models import Draft
from cases.models.draft import CHOOSE_FOR_ME
from cases.preview import Preview, preview_of
from cases.several import chosen_for, each_of
from cases.states import Relation
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import Link
from cases.views.raising.answer_shown import nobody_is_left, route_context
from cases.views.raising.counted import counted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.sequence import address_of, has_conduct, place_of, sequence_of
from cases.views.receives import together, which_of
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
@counted
def route(request: HttpRequest, key: UUID) -> HttpResponse:
    """The recipient, the clause, the dates and who will see it. Nothing has been sent yet.

    Where it is about several people there is one such page for each of them, one after the other.
    """
    draft = draft_with_matter(request, key)
    unanswered = sequence_of(draft, today()).unanswered
    if unanswered != "route":
        return HttpResponseRedirect(address_of(draft, unanswered))
    each = each_of(draft)
    place = place_of(request, len(each))
    preview = preview_of(each[place], on=today())
    form = _choice_form(request, each[place], preview)
    cannot_be_sent = why_it_cannot_be_sent(preview)
    if request.method == "POST" and not cannot_be_sent and (form is None or form.is_valid()):
        if form is not None:
            chosen = chosen_for(place, choice=int(form.cleaned_data["choice"]), avoids="")
            save_draft(draft, by=signed_in(request), at=now(), **chosen)
        if place + 1 == len(each):
            return HttpResponseRedirect(address_of(draft, "check"))
        return HttpResponseRedirect(address_of(draft, "route", about=place + 2))
    context = {
        **route_context(each[place], preview),
        "one_of": _one_of(each, preview, place),
        "form": form or {},
        "cannot_be_sent": cannot_be_sent,
        "problems": problems_of(form) if form is not None else (),
        "back": address_of(draft, "route", about=place)
        if place
        else address_of(draft, sequence_of(draft, today()).pages[-1]),
        "if_you_need_to": tuple(_if_you_need_to(draft, each[place], preview, place)),
        "other_answers": address_of(draft, "matter"),
    }
    return page(request, "raise/route.html", context)


def _one_of(each: tuple[Draft, ...], preview: Preview, place: int) -> str:
    """Which of several concerns this page is of."""
    which = which_of(each[place], preview)
    told = _("Concern %(n)s of %(all)s: about %(name)s")
    return told % {"n": place + 1, "all": len(each), "name": which} if which else ""


def _if_you_need_to(draft: Draft, one: Draft, preview: Preview, place: int) -> Iterator[Link]:
    """What can still be asked for, or said, before it is sent."""
    if preview.choices or (one.choice == CHOOSE_FOR_ME and not nobody_is_left(preview)):
        yield Link(
            _("I do not want it to go to this person"), address_of(draft, "somebody-else", about=place + 1)
        )
    if not has_conduct(draft) or place:
        return
    if preview.parties.subject is not None:
        asked = draft.words.get("withhold") == "yes"
        words = (
            _("You ask that your name is not given. Change this")
            if asked
            else _("Ask that my name is not given")
        )
        yield Link(words, address_of(draft, "name"))
    seen_by, happened_to = len(draft.people("witnesses")), len(draft.people("affected"))
    named = (
        _("Name somebody who saw or heard it (%(n)s named)")
        if seen_by
        else _("Name somebody who saw or heard it")
    )
    yield Link(named % {"n": seen_by} if seen_by else named, address_of(draft, "witnesses"))
    named = (
        _("Name somebody else who was affected (%(n)s named)")
        if happened_to
        else _("Name somebody else who was affected")
    )
    yield Link(named % {"n": happened_to} if happened_to else named, address_of(draft, "affected"))


def why_it_cannot_be_sent(preview: Preview) -> str:
    """What to do instead, where whoever is named does not use this service and nobody here can hand it over."""
    decided = preview.chosen is not None or preview.to_triage
    if decided and nobody_could_read_it(preview):
        return " ".join(cleandoc(nobody_could_read_it.__doc__ or "").split())
    return ""


_KNOW_OF_IT = (Relation.HANDLER, Relation.TRIAGE, Relation.OVERSIGHT)


def _choice_form(request: HttpRequest, draft: Draft, preview: Preview) -> ChoiceForm | None:
    if len(preview.choices) < 2:
        return None
    chosen = "" if preview.chosen is None else str(preview.chosen)
    choices = [(str(place), together(choice)) for place, choice in enumerate(preview.choices)]
    means = {str(place): _what_it_means(draft, preview, place) for place in range(len(choices))}
    return ChoiceForm(posted(request), choices=choices, means=means, initial={"choice": chosen})


def _what_it_means(draft: Draft, preview: Preview, place: int) -> str:
    """What comes of choosing these people: who reads it, and who then does not hear of it from this service."""
    chosen = preview.choices[place]
    grants = preview_of(draft.with_answers(choice=place), on=today()).grants
    knows = {grant.user for grant in grants if grant.relation in _KNOW_OF_IT}
    not_told = [
        together(other)
        for number, other in enumerate(preview.choices)
        if number != place and knows.isdisjoint(person for one in other for person in one.people)
    ]
    if any(recipient.capacity == "triage" for recipient in chosen):
        reads = _("They read all of it and choose who deals with it.")
    elif len(chosen) > 1:
        reads = _("They read all of it and deal with it together.")
    else:
        reads = _("They read all of it and deal with it.")
    others = (
        _("This service does not tell %(people)s.") % {"people": _(" or ").join(not_told)} if not_told else ""
    )
    return f"{reads} {others}".strip()
