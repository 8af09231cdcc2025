"""What does this person need to do? Links to it, with how many there are of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cases.access import (
    agreements_asked_of,
    consultations_of,
    drafts_of,
    hearings_of,
    overseen_by,
    own_cases,
    work_of,
)
from cases.clocks import local_date
from cases.guards import waits_for_code_answer
from cases.states import OVER, State
from cases.views.beside_cases import beside_cases
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.lists import draft_in_words
from cases.views.shell import page

MOST_DRAFTS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do."""

    words: str
    address: str
    hint: str = ""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in."""
    return page(request, "home.html", {"choices": tuple(_choices(request))})


def _choices(request: HttpRequest) -> Iterator[Choice]:
    user, on = signed_in(request), today()
    yield Choice(
        _("Raise a concern"),
        reverse("before_you_start"),
        _("It takes 5 to 10 minutes. You can save it and come back."),
    )
    for draft in drafts_of(user, on=on)[:MOST_DRAFTS]:
        saved = date_format(local_date(draft.saved_at), "j F Y")
        yield Choice(
            _("Continue your draft of %(day)s") % {"day": saved},
            reverse("carry_on", args=[draft.key]),
            _("%(which)s. Nothing has been sent.") % {"which": draft_in_words(draft)},
        )
    open_now = own_cases(user, on=on).exclude(state__in=[State.CLOSED, State.WITHDRAWN]).count()
    told = ngettext("%(n)s is open.", "%(n)s are open.", open_now) % {"n": open_now}
    yield Choice(
        _("See a concern you raised"), reverse("mine"), told if open_now else _("You have none that is open.")
    )
    put = hearings_of(user, on=on)
    if put.exists():
        yield Choice(
            _("Read what was put to you (%(n)s)") % {"n": put.count()},
            reverse("put_to_you"),
            _("You are asked for your account before anything is decided."),
        )
    views = consultations_of(user, on=on)
    if views.exists():
        waiting = views.filter(answered_at__isnull=True, lapsed_on__isnull=True).count()
        yield Choice(
            _("Give a view you are asked for (%(n)s)") % {"n": waiting},
            reverse("views_asked"),
            _("You see what was written for you, and nothing else of the case."),
        )
    agreements = agreements_asked_of(user, on=on)
    if agreements.exists():
        yield Choice(
            _("Say whether an answer may take longer (%(n)s)")
            % {"n": sum(asked.is_open for asked in agreements)},
            reverse("agreements_asked"),
            _("You see the reasons and the dates, and nothing else of the case."),
        )
    to_say = sum(waits_for_code_answer(case) for case in overseen_by(user, on=on))
    if to_say:
        yield Choice(
            _("Say whether a concern is a Code matter (%(n)s)") % {"n": to_say},
            reverse("overseen"),
            _("Until you have said so, nobody may decide it."),
        )
    with_me = work_of(user, on=on).exclude(state__in=OVER).count()
    if with_me:
        yield Choice(
            _("Work to do (%(n)s)") % {"n": with_me},
            reverse("desk"),
            _("Cases that are with you to deal with."),
        )
    yield from (Choice(*beside) for beside in beside_cases(user, on))
    yield Choice(
        _("Something else"),
        reverse("something_else"),
        _("A complaint about a service, whistleblowing, a problem at work, or advice about the protocol."),
    )
