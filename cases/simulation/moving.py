"""Who comes, goes, stands in, falls ill or is elected meanwhile? Moves drawn at random, each through its own act."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from random import Random

from django.db.models import Q, QuerySet

from cases.blind_index import index_of
from cases.models import Connection
from people.absences import go_away
from people.election_results import Acceptance, Results, SeatAfter
from people.elections import hold_election
from people.establishment import NotPossible, leave, seat, vacate
from people.models import Capacity, Council, CouncilClosure, Holding, Post, Side, User

CLOSES = "closes"
MOVES = (
    "joins",
    "fills",
    "fills",
    "leaves",
    "acts up",
    "stops acting",
    "falls ill",
    "is connected",
    "closes",
)
DAYS_UNTIL_THEY_BEGIN = 5


def moves(random: Random, council: Council, on: date) -> str:
    """Let one thing happen to the people of a council, or nothing where it is not possible; what was tried."""
    move = random.choice(MOVES)
    seats, people = seats_of(council, on), people_of(council, on)
    if not seats or not people:
        return ""
    post, person = random.choice(seats), random.choice(people)
    with suppress(NotPossible):
        if move == "joins":
            seat(post, _newcomer(council), from_on=on, capacity=_capacity(post))
        elif move == "fills":
            _fill(random, council, seats, on)
        elif move == "leaves":
            leave(person, council, on - timedelta(days=1))
        elif move == "acts up" and post.side != Side.PANEL:
            until = on + timedelta(days=random.randint(1, 120))
            seat(post, person, capacity=Capacity.ACTING, from_on=on, to_on=until)
        elif move == "stops acting":
            for holding in _standing(council, on).filter(capacity=Capacity.ACTING):
                vacate(holding, last_on=on)
        elif move == "falls ill":
            go_away(person, from_on=on, to_on=on + timedelta(days=random.randint(1, 90)))
        elif move == "is connected":
            _connect(council, person, random.choice(people), on + timedelta(days=random.randint(7, 200)), on)
        elif move == CLOSES:
            closed_on = on + timedelta(days=random.randint(1, 40))
            CouncilClosure.objects.get_or_create(
                council=council, on=closed_on, defaults={"reason": "The council is closed."}
            )
    return move


def elects(random: Random, council: Council, polled_on: date) -> None:
    """Poll every councillor's seat: half go on, the others are new and begin some days later."""
    ends_on = polled_on + timedelta(days=DAYS_UNTIL_THEY_BEGIN - 1)
    begins_on = polled_on + timedelta(days=DAYS_UNTIL_THEY_BEGIN)
    holders = {holding.post_id: holding.user for holding in _standing(council, polled_on)}
    listed, new = [], []
    for post in seats_of(council, polled_on):
        if post.side != Side.COUNCILLOR:
            continue
        user = holders.get(post.pk)
        if user is None or random.random() < 0.5:
            user = _newcomer(council)
            new.append(user)
        group = post.group.name if post.group else ""
        above = post.reports_to.title if post.reports_to else ""
        listed.append(SeatAfter(post.kind, post.title, user, post=post, group=group, answers_to=above))
    with suppress(NotPossible):
        hold_election(
            Results(
                council,
                polled_on=polled_on,
                ends_on=ends_on,
                begins_on=begins_on,
                seats=tuple(listed),
                acceptances=tuple(Acceptance(user, begins_on) for user in new),
            )
        )


def seats_of(council: Council, on: date) -> list[Post]:
    """The seats the council has on the day, in one order."""
    seats = Post.objects.filter(council=council, from_on__lte=on).select_related("group", "reports_to")
    return [post for post in seats.order_by("pk") if post.to_on is None or post.to_on >= on]


def people_of(council: Council, on: date) -> list[User]:
    """Everybody with a part in the council on the day, in one order."""
    there = _standing(council, on).values("user")
    return list(User.objects.filter(pk__in=there).order_by("pk"))


def _standing(council: Council, on: date) -> QuerySet[Holding]:
    begun = Holding.objects.filter(post__council=council, from_on__lte=on)
    return (
        begun.filter(Q(to_on__isnull=True) | Q(to_on__gte=on)).select_related("user", "post").order_by("pk")
    )


def _fill(random: Random, council: Council, seats: list[Post], on: date) -> None:
    """Seat somebody new in a seat that stands empty."""
    taken = set(_standing(council, on).values_list("post", flat=True))
    empty = [post for post in seats if post.pk not in taken and post.side != Side.OUTSIDE]
    if empty:
        post = random.choice(empty)
        seat(post, _newcomer(council), from_on=on, capacity=_capacity(post))


def _connect(council: Council, one: User, other: User, until: date, on: date) -> None:
    if one == other:
        return
    first, second = sorted((index_of(one), index_of(other)))
    Connection.objects.create(one=first, other=second, council=council, from_on=on, to_on=until)


def _newcomer(council: Council) -> User:
    number = User.objects.count() + 1
    return User.objects.create_user(f"newcomer.{number}@{council.code}.example", f"Newcomer {number}")


def _capacity(post: Post) -> Capacity:
    return Capacity.MEMBER if post.side == Side.PANEL else Capacity.SUBSTANTIVE
