"""Which act is done with a case at the desk?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.access import known_case, roles_of
from cases.doing import DOERS, Act, Role
from cases.forms.acts.acting import Asked
from cases.models import Case
from cases.part import AT_WORK, OWN, Part
from cases.views.acts.bringing_it_to_an_end import AT_THE_DESK
from cases.views.acts.carrying_out import Place, carry_out, words_kept
from cases.views.acts.grouped import Offers, in_groups
from cases.views.acts.page_of_act import ActPage
from cases.views.clock import today
from cases.views.contact_shown import contact_at_the_desk
from cases.views.council import signed_in
from cases.views.presented import Link
from people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def act_at_the_desk(request: HttpRequest, reference: str, act: str, which: str = "") -> HttpResponse:
    """The page of an act. Whoever has not said yet that they have no connection is asked that first."""
    user, on = signed_in(request), today()
    found, shown = known_case(user, reference, on=on), AT_THE_DESK.get(act)
    if shown is None:
        raise Http404
    if found is None or found[1].roles & OWN:
        # Whoever raised it has pages of their own, also for what both sides can do.
        return words_kept(request, reference, shown)
    case, part = found
    case_address = reverse("desk_case", args=[case.reference])
    if part.roles & AT_WORK and not part.confirmed:
        return HttpResponseRedirect(case_address)
    contact = contact_at_the_desk if part.roles & AT_WORK else None
    place = Place("desk/act.html", case_address, reverse("desk"), contact)
    return carry_out(request, case, part, shown, which, place)


def acts_open_to(user: User, case: Case) -> tuple[Link, ...]:
    """What this person can do with the case as it stands, each with its page."""
    return tuple(_link(shown, case) for shown in _open_to(user, case, roles_of(user, case, on=today())))


def acts_in_groups(user: User, case: Case, part: Part) -> tuple[Offers, ...]:
    """The same in three groups, each with what it does, for whoever's part in the case is known already."""
    return in_groups((shown.slug, _link(shown, case)) for shown in _open_to(user, case, part.roles))


def _link(shown: ActPage, case: Case) -> Link:
    return Link(str(shown.heading), reverse("act_at_the_desk", args=[case.reference, shown.slug]))


def _open_to(user: User, case: Case, roles: frozenset[Role]) -> tuple[ActPage, ...]:
    asked = Asked(case, user, today())
    return tuple(
        shown
        for shown in AT_THE_DESK.values()
        if shown.listed and _is_theirs(shown, roles) and shown.open_when(asked)
    )


def _is_theirs(shown: ActPage, roles: frozenset[str]) -> bool:
    doers = DOERS[Act(shown.act)] if shown.act in DOERS else DOERS[Act.ADD_NOTE]
    return bool(roles & doers)


def done_at_the_desk(request: HttpRequest) -> str:
    """What was just done, as the page after it says."""
    shown = AT_THE_DESK.get(request.GET.get("done", ""))
    return str(shown.done) if shown is not None else ""
