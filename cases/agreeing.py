"""Who may agree to another holding response? Somebody other than the handler, whom the council names; never a party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop

from cases.choosing import parties_kept, people_dealing_with, people_kept_out
from cases.exclusions import Exclusions
from cases.frozen_plan import rulebook_of_case
from cases.models import Case, Clock, ClockEventRow, HoldingAsked
from cases.recipients import Recipient, Search
from cases.settled import lines_of, settled
from cases.triage import MONITORING_OFFICER, who_chooses
from people.directory import posts_of_kind
from people.models import Council, Post, User
from rules.language.clock_events import ClockEventKind

SETTING = "agrees to another holding response"
UNLESS_SET = gettext_noop("this service’s own default; the council may name somebody else")


@dataclass(frozen=True, slots=True)
class Agreeing:
    """The person who may agree, in the seat in which they may, and the decision that makes it theirs."""

    user: User
    post: Post
    title: str
    source: str

    @property
    def known_as(self) -> str:
        """Name and post: "Grace Lindqvist, Monitoring Officer"."""
        return f"{self.user.display_name}, {self.title}"


def who_agrees(case: Case, on: date) -> Agreeing | None:
    """The first lawful of those the council names, the Monitoring Officer, and whoever else would choose; or nobody.

    Whoever deals with the case is never among them, nor a seat outside that nobody signs in for.
    """
    parties = parties_kept(case)
    # As for somebody the filer avoids, their deputy does not stand in: they were chosen by them and answer to them.
    exclusions = Exclusions(
        parties, on, handled_before=people_kept_out(case), avoided=people_dealing_with(case)
    )
    rulebook = rulebook_of_case(case)
    search = Search(rulebook, parties, exclusions, on, chooser=None)
    setting = settled(case.council, SETTING, on)
    for kind in lines_of(setting):
        for council in _councils(case):
            found = _first(search, posts_of_kind(council, kind, on))
            if found is not None and setting is not None:
                return _agreeing(found, council, case, setting.source)
    for council in _councils(case):
        found = _first(search, posts_of_kind(council, MONITORING_OFFICER, on))
        if found is not None:
            return _agreeing(found, council, case, UNLESS_SET)
    chooser = who_chooses(rulebook, parties, exclusions, on)
    if chooser is None or chooser.user is None:
        return None
    return _agreeing(chooser, case.council, case, UNLESS_SET)


def responses_sent(clock: Clock) -> int:
    """How many holding responses there were in the step of a clock, whichever of its dates they put off."""
    sent = ClockEventRow.objects.filter(clock__step=clock.step, kind=ClockEventKind.HELD)
    return sent.count()


def open_question(case: Case) -> HoldingAsked | None:
    """The question to somebody else that still waits for an answer; None where there is none."""
    waiting = case.holdings_asked.filter(answered_at__isnull=True, replaced_at__isnull=True)
    found = waiting.select_related("clock").first()
    return found if found is not None and found.is_open else None


def _councils(case: Case) -> list[Council]:
    """A town or parish has no Monitoring Officer of its own (Localism Act 2011 s.28(6))."""
    principal = case.council.principal_authority
    return [case.council, principal] if principal is not None else [case.council]


def _first(search: Search, seats: list[Post]) -> Recipient | None:
    found = (search.in_seat(seat, seat.kind) for seat in seats)
    return next((one for one in found if one is not None and one.user is not None), None)


def _agreeing(found: Recipient, council: Council, case: Case, source: str) -> Agreeing:
    assert found.user is not None and found.post is not None  # noqa: S101, PT018  (asked before)
    elsewhere = f" of {council.name}" if council != case.council else ""
    return Agreeing(found.user, found.post, f"{found.known_as}{elsewhere}", source)
