"""How does whoever keeps the directory record an election? In one act, read out first; then who accepted office."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.acts.record_election import record_acceptance, record_council_election
from cases.forms.keeping import AcceptedForm, ElectionForm
from cases.forms.problems import Problem, problems_of
from cases.keepers import councils_kept_by, elections_kept_by
from cases.views.acts.item import Item
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import Link, long_date
from cases.views.shell import page
from cases.views.signing_in.again import ask_again, showed_lately
from people.election_lines import panel_lines, seat_lines
from people.election_recording import ReadOut, Typed, read_out
from people.establishment import NotPossible
from people.models import Council, Election


@require_safe
def elections(request: HttpRequest) -> HttpResponse:
    """The elections of the councils they keep, and where to record another. 404 for whoever keeps none."""
    user, on = signed_in(request), today()
    kept = councils_kept_by(user, on)
    if not kept:
        raise Http404
    context = {
        "councils": kept,
        "items": [_item(election) for election in elections_kept_by(user, on)],
        "done": request.GET.get("done", ""),
    }
    return page(request, "keeping/elections.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def election_recorded(request: HttpRequest, council: str) -> HttpResponse:
    """What was typed is read out, every difference, before a second button records it."""
    user = signed_in(request)
    kept = next((one for one in councils_kept_by(user, today()) if one.code == council), None)
    if kept is None:
        raise Http404
    if not showed_lately(request):
        return ask_again(request)
    seats, panels = seat_lines(kept, today()), panel_lines(kept, today())
    form = ElectionForm(posted(request), initial={"seats": seats, "panels": panels})
    problems, found = problems_of(form), None
    if form.is_valid():
        typed = Typed(**form.cleaned_data)
        try:
            if "record" in request.POST:
                record_council_election(
                    kept, typed, shown=request.POST["record"], by=user, at=now(), on=today()
                )
                return HttpResponseRedirect(f"{reverse('elections')}?done=recorded")
        except NotPossible as reason:
            problems = (Problem(str(reason), "#id_seats"),)
        found, problems = _read_out(kept, typed, problems)
    context = {"council": kept, "form": form, "problems": problems, "found": found}
    return page(request, "keeping/election.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def office_accepted(request: HttpRequest, number: int) -> HttpResponse:
    """Say who accepted office, and on which day: from then on they sit."""
    user = signed_in(request)
    election = elections_kept_by(user, today()).filter(pk=number).first()
    if election is None:
        raise Http404
    if not showed_lately(request):
        return ask_again(request)
    form = AcceptedForm(posted(request), election=election)
    problems = problems_of(form)
    if form.is_valid():
        try:
            person, accepted_on = form.people[form.cleaned_data["person"]], form.cleaned_data["on"]
            record_acceptance(election, person, accepted_on=accepted_on, by=user, at=now(), on=today())
        except NotPossible as reason:
            problems = (Problem(str(reason), "#id_on"),)
        else:
            return HttpResponseRedirect(f"{reverse('elections')}?done=accepted")
    context = {"election": election, "form": form, "problems": problems, "waiting": bool(form.people)}
    return page(request, "keeping/accepted.html", context)


def _read_out(
    council: Council, typed: Typed, problems: tuple[Problem, ...]
) -> tuple[ReadOut | None, tuple[Problem, ...]]:
    try:
        return read_out(council, typed), problems
    except NotPossible as reason:
        return None, problems or (Problem(str(reason), "#id_seats"),)


def _item(election: Election) -> Item:
    waiting = election.elected.filter(accepted_on__isnull=True).count()
    lines = [
        _("The old councillors’ last day was %(day)s.") % {"day": long_date(election.ends_on)},
        _("Acceptance of office is not recorded for: %(n)s.") % {"n": waiting}
        if waiting
        else _("Everybody has accepted office."),
        *([_("Entered by %(who)s.") % {"who": election.recorded_by}] if election.recorded_by else []),
        *_acceptances_entered(election),
    ]
    address = reverse("office_accepted", args=[election.pk])
    links = (Link(_("Record who accepted office"), address),) if waiting else ()
    name = _("%(council)s, %(day)s") % {
        "council": election.council.name,
        "day": long_date(election.polled_on),
    }
    return Item(name, tuple(lines), links=links)


def _acceptances_entered(election: Election) -> Iterator[str]:
    """Who entered that somebody accepted office, where that was not with the election itself."""
    later = election.elected.filter(acceptance_recorded_by__isnull=False).select_related(
        "user", "acceptance_recorded_by"
    )
    for elected in later:
        if elected.acceptance_recorded_by_id != election.recorded_by_id:
            yield _("That %(person)s accepted office was entered by %(who)s.") % {
                "person": elected.user,
                "who": elected.acceptance_recorded_by,
            }
