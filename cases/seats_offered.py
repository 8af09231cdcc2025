"""Between which seats does somebody choose, in which order? First whom the rule names, then others who may have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from cases.access import work_of
from cases.crossed import could_have_all, crossed_with
from cases.guards.dealing import is_for_ordinary_councillors
from cases.ladder import current_plan, search_now
from cases.models import Case
from cases.recipients import Recipient, Search
from cases.triage import MONITORING_OFFICER
from people.directory import find_people, posts_of_kind
from people.models import Council, Post, User
from rules.language.plan import StepPlan

MOST_OF_A_KIND = 20
MOST_FOUND = 50
MOST_SHOWN = 100


class Why(IntEnum):
    """Why a seat is offered; what stands first is offered first."""

    COULD_HAVE_BOTH = 0
    NAMED_BY_THE_RULE = 1
    WHEN_NOBODY_IS_LEFT = 2
    FOUND = 3
    MAY_HAVE_IT = 4


_OF_THE_RULES = (Why.COULD_HAVE_BOTH, Why.NAMED_BY_THE_RULE, Why.WHEN_NOBODY_IS_LEFT)


@dataclass(frozen=True, slots=True)
class Offered:
    """A seat in which somebody sits who may have the case: their name, what the seat is called, and why it is there."""

    seat: Post
    who: str
    title: str
    why: Why


def seats_offered(case: Case, by: User, sought: str, on: date) -> list[Offered]:
    """Every seat that may have the case and has it not yet, in the order in which they are offered.

    Whoever only knows that the case exists is offered nobody but whom the rules name: from a list of everybody who may
    have it they could read off whom it concerns. Where it is crossed with another case that `by` works on as well,
    whoever could have both stands first. A town or parish may choose its principal authority's Monitoring Officer.
    """
    step = case.steps.order_by("-number").first()
    has_it = {held.post for held in step.handlers} if step is not None and case.state != "triage" else set()
    search, plan = search_now(case, on), current_plan(case, step) if step is not None else None
    both = [other for other in crossed_with(case) if work_of(by, on=on).filter(pk=other.pk).exists()]
    lawful: dict[int, Offered] = {}
    for seat, why in _seats(case, search, plan, sought, on):
        if seat.pk in has_it or seat.pk in lawful or is_for_ordinary_councillors(case, seat, plan):
            continue
        found = search.in_seat(seat, seat.kind)
        if found is not None:
            lawful[seat.pk] = _offered(case, found, seat, why)
    offered = [
        replace(one, why=Why.COULD_HAVE_BOTH) if both and could_have_all(both, one.seat, on) else one
        for one in lawful.values()
    ]
    if not work_of(by, on=on).filter(pk=case.pk).exists():
        offered = [one for one in offered if one.why in _OF_THE_RULES]
    return sorted(offered, key=lambda one: one.why)[:MOST_SHOWN]


def _seats(
    case: Case, search: Search, plan: StepPlan | None, sought: str, on: date
) -> Iterator[tuple[Post, Why]]:
    """The rule's own, the council's own for when nobody is left, those found by words, then kinds with few seats."""
    handler = plan.rule.handler if plan is not None and plan.rule is not None else None
    if handler is not None:
        for option in handler.options:
            for choice in search.of_handler(replace(handler, options=(option,))):
                yield from _with(_seats_of(choice, search), Why.NAMED_BY_THE_RULE)
    fallback = search.rulebook.fallback
    if fallback is not None:
        for reference in fallback.posts:
            for choice in search.of_fallback(replace(fallback, posts=(reference,))):
                yield from _with(_seats_of(choice, search), Why.WHEN_NOBODY_IS_LEFT)
    found = [post for _user, post in find_people(case.council, sought, on)[:MOST_FOUND]]
    yield from _with(iter(found), Why.FOUND)
    yield from _with(_few_of_a_kind(case.council, on), Why.MAY_HAVE_IT)
    principal = case.council.principal_authority
    if principal is not None:
        yield from _with(iter(posts_of_kind(principal, MONITORING_OFFICER, on)), Why.MAY_HAVE_IT)


def _with(seats: Iterator[Post], why: Why) -> Iterator[tuple[Post, Why]]:
    return ((seat, why) for seat in seats)


def _seats_of(choice: tuple[Recipient, ...], search: Search) -> Iterator[Post]:
    """The seat of each; where a person would have to choose between several of a kind, all of them."""
    for recipient in choice:
        if recipient.capacity != "triage" and recipient.post is not None:
            yield recipient.post
            continue
        known = search.rulebook.post_by_name[recipient.post_kind]
        for name in dict.fromkeys([str(known.name), *(str(alias) for alias in known.aliases)]):
            yield from posts_of_kind(search.parties.council, name, search.on)


def _few_of_a_kind(council: Council, on: date) -> Iterator[Post]:
    kinds = Post.objects.filter(council=council).order_by("pk").values_list("kind", flat=True)
    for kind in dict.fromkeys(kinds):
        seats = posts_of_kind(council, kind, on)
        if len(seats) <= MOST_OF_A_KIND:
            yield from seats


def _offered(case: Case, found: Recipient, seat: Post, why: Why) -> Offered:
    elsewhere = f" of {seat.council.name}" if seat.council_id != case.council_id else ""
    return Offered(seat, found.user.display_name if found.user else "", f"{seat.title}{elsewhere}", why)
