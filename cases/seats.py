"""Does the person still sit where the work is? A case belongs to a seat: who leaves it leaves the case behind."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from cases.blind_index import index_of
from cases.models import Access, Step
from cases.states import Relation
from cases.triage import HEADS, MONITORING_OFFICER
from people.directory import holdings_on
from people.models import Capacity, Holding, Post, Side, User
from people.prepared import DAY, NUMBER, WORDS, Prepared, Told

_OPEN = Q(ended_on__isnull=True)


@dataclass(frozen=True, slots=True)
class Seats:
    """By number: the seats a person holds, acts in or is a panel member of, and those they deputise for as well."""

    sat_in: frozenset[int]
    touched: frozenset[int]
    choosing: frozenset[int]
    # Councils of which a Monitoring Officer's seat is touched; one outside that a council asks to stand in is its own.
    monitoring: frozenset[int]
    # Of those seats, by number, the ones they only deputise in; empty where they hold or act in one as well.
    deputised: frozenset[int]


def seated_for(user: User, relations: Iterable[Relation], on: date) -> Q:
    """Cases in which the person has one of these relations, and still the seat that it comes from.

    Whoever deals with a case holds, acts in or is a member of the seat of its open step; whoever chooses may be the
    deputy in it, or hand over to a seat outside from a chooser's seat (then `choosing` are councils).
    Four look-ups, however many cases there are.
    """
    sits = seated_by_relation(user, on)
    found = Q(pk__in=())
    for relation in relations:
        found |= sits[relation]
    return found


def seated_by_relation(user: User, on: date, seats: Seats | None = None) -> dict[Relation, Q]:
    """`seated_for`, relation by relation: for a list that tells apart as what somebody has each of its cases."""
    seats = seats if seats is not None else seats_of(user, on)
    together = _steps_together(user, seats)
    sits = {
        Relation.HANDLER: Q(Exists(_step(post__in=seats.sat_in))) | Q(Exists(_step(pk__in=together))),
        Relation.TRIAGE: Q(Exists(_step(post__in=seats.touched)))
        | Q(Exists(_step(pk__in=together)))
        | (Q(Exists(_handed_over())) & Q(council__in=seats.choosing)),
        # A town's or parish's Code matters are its principal authority's (Localism Act 2011 s.28(6) and (9)).
        Relation.OVERSIGHT: Q(council__in=seats.monitoring)
        | Q(council__principal_authority__in=seats.monitoring),
        Relation.TOLD_IT_LIES: Q(council__in=seats.choosing),
    }
    return {relation: Q(Exists(_having(user, relation))) & seat for relation, seat in sits.items()}


def seats_of(user: User, on: date) -> Seats:
    """Where the person sits on the day, and the councils in which that lets them choose, and oversee."""
    return seats_in(_OF_ONE(user=user.pk, on=on), user)


def seats_and_open_steps(user: User, reference: str, on: date) -> tuple[Told[Holding], Told[Step]]:
    """The look-ups of a person's holdings on the day and of a case's open steps: every act asks for both."""
    return _OF_ONE.told(user=user.pk, on=on), _OPEN_STEPS.told(reference=reference)


def seats_in(holdings: Collection[Holding], user: User) -> Seats:
    """`seats_of` a person, from the holdings that are theirs on the day. One look-up, only after an election."""
    return _seats_from(holdings, _carried_on(holdings).get(user.pk, ()))


def everybody_s_seats(on: date) -> dict[int, Seats]:
    """`seats_of` for everybody who has any part anywhere on the day, by the person's number, in one look-up.

    One more where somebody was elected again into a seat that is another one since.
    """
    by_user: dict[int, list[Holding]] = {}
    for holding in _with_their_seats(on):
        by_user.setdefault(holding.user_id, []).append(holding)
    carried = _carried_on(holding for holdings in by_user.values() for holding in holdings)
    return {user: _seats_from(holdings, carried.get(user, ())) for user, holdings in by_user.items()}


def _with_their_seats(on: date) -> QuerySet[Holding]:
    return holdings_on(on).select_related(None).select_related("post", "elected__election")


_OF_ONE: Prepared[Holding] = Prepared(
    lambda user, on: _with_their_seats(on).filter(user=user), user=NUMBER, on=DAY
)
_OPEN_STEPS: Prepared[Step] = Prepared(
    lambda reference: Step.objects.filter(case__reference=reference, ended_on__isnull=True).select_related(
        "post"
    ),
    reference=WORDS,
)


def _carried_on(holdings: Iterable[Holding]) -> dict[int, tuple[Post, ...]]:
    """The seats that ended at an election and that somebody carries on: elected again that day, into the same kind.

    A seat whose group, title or leader changes is another seat; what whoever was elected again had in it stays theirs.
    """
    again = {
        (holding.user_id, holding.post.council_id, holding.post.kind, holding.elected.election.ends_on)
        for holding in holdings
        if hasattr(holding, "elected") and holding.post.from_on > holding.elected.election.ends_on
    }
    if not again:
        return {}
    ended = Holding.objects.filter(
        user__in={user for user, *_rest in again},
        to_on__in={ended_on for *_rest, ended_on in again},
        post__to_on=F("to_on"),
        capacity=Capacity.SUBSTANTIVE,
    ).select_related("post", "elected__election")
    theirs = [
        holding
        for holding in ended
        if (holding.user_id, holding.post.council_id, holding.post.kind, holding.to_on) in again
    ]
    found = {user: [*posts] for user, posts in _carried_on(theirs).items()}
    for holding in theirs:
        found.setdefault(holding.user_id, []).append(holding.post)
    return {user: tuple(posts) for user, posts in found.items()}


def _seats_from(holdings: Collection[Holding], carried: Collection[Post]) -> Seats:
    touched = {holding.post_id: holding.post for holding in holdings} | {post.pk: post for post in carried}
    sat_in = {holding.post_id for holding in holdings if holding.capacity != Capacity.DEPUTY}
    sat_in |= {post.pk for post in carried}
    return Seats(
        sat_in=frozenset(sat_in),
        touched=frozenset(touched),
        choosing=frozenset(post.council_id for post in touched.values() if _chooses(post)),
        monitoring=frozenset(post.council_id for post in touched.values() if _monitors(post)),
        deputised=frozenset(key for key, post in touched.items() if _monitors(post) and key not in sat_in)
        if not any(_monitors(touched[key]) for key in sat_in)
        else frozenset(),
    )


def sits_for(relation: Relation, step: Step, council: int, user: int, seats: Seats) -> bool:
    """Whether somebody who deals with a case or chooses for it still has that seat: `seated_for`, for one open step."""
    mine = seats.sat_in if relation == Relation.HANDLER else seats.touched
    if step.post_id in mine or (step.post_id is None and _has_a_seat_of(step, user, seats)):
        return True
    outside = step.post is None or step.post.side == Side.OUTSIDE
    return relation == Relation.TRIAGE and outside and council in seats.choosing


def _chooses(post: Post) -> bool:
    return post.kind in (MONITORING_OFFICER, *HEADS) or post.side == Side.OUTSIDE


def _monitors(post: Post) -> bool:
    return post.kind.startswith(MONITORING_OFFICER)


def _step(**where: Any) -> QuerySet[Step]:
    return Step.objects.filter(_OPEN, case=OuterRef("pk"), **where)


def _handed_over() -> QuerySet[Step]:
    """An open step in a seat outside that nobody here sits in, or in several of them."""
    outside = Q(post__isnull=True) | Q(post__side=Side.OUTSIDE)
    return Step.objects.filter(_OPEN, outside, case=OuterRef("pk"))


def _having(user: User, relation: Relation) -> QuerySet[Access]:
    return Access.objects.filter(
        case=OuterRef("pk"), person=index_of(user), relation=relation, until_at__isnull=True
    )


def _steps_together(user: User, seats: Seats) -> list[int]:
    """The open steps that several seats have together and of which one is still this person's.

    Which seats they are is encrypted, so the few steps without a single seat are read one by one.
    """
    theirs = Access.objects.filter(
        person=index_of(user), relation__in=(Relation.HANDLER, Relation.TRIAGE), until_at__isnull=True
    )
    steps = Step.objects.filter(_OPEN, post__isnull=True, case__in=theirs.values("case"))
    return [step.pk for step in steps if _has_a_seat_of(step, user.pk, seats)]


def _has_a_seat_of(step: Step, user: int, seats: Seats) -> bool:
    return any(
        held.post in (seats.touched if held.capacity == "triage" else seats.sat_in)
        for held in step.handlers
        if held.user in (user, None)
    )
