"""Who sits where on a day? The few questions the room of cases may ask about people.

Every answer is for the day given as `on`; nothing here asks the clock. Each takes the same number of look-ups in a
council of ten as in one of ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from people.folding import sought
from people.models import Capacity, Council, Holding, Post, Side, User
from people.prepared import DAY, NUMBER, WORDS, Prepared

# In whose hands a seat is: whoever acts in it is before whoever holds it.
_IN_THE_SEAT = (Capacity.ACTING, Capacity.SUBSTANTIVE)
_BY_NAME = ("user__search_name", "user_id")


def holding_of(post: Post, on: date) -> Holding | None:
    """How the seat is held on the day: acting beats substantive, a deputy never counts. None is a vacant seat."""
    return _foremost(_HAVING_IT(post=post.pk, on=on))


def holder_of(post: Post, on: date) -> User | None:
    """Who sits in the seat on the day: whoever acts in it, else its holder. None is a vacant seat, or a panel."""
    holding = holding_of(post, on)
    return holding.user if holding else None


def deputy_of(post: Post, on: date) -> User | None:
    """The named deputy, who stands in only where a rulebook or a council's setting says that a deputy may."""
    return next((holding.user for holding in _DEPUTISING(post=post.pk, on=on)), None)


def users_holding_posts(posts: Iterable[Post], on: date) -> dict[Post, list[User]]:
    """For each seat, who sits in it on the day: one person at most, or every member of a panel, by name."""
    wanted = {post.pk: post for post in posts}
    by_post: dict[int, list[Holding]] = {}
    seated = holdings_on(on).filter(post__in=wanted).exclude(capacity=Capacity.DEPUTY)
    for holding in seated.order_by("user__search_name", "pk"):
        by_post.setdefault(holding.post_id, []).append(holding)
    return {post: _seated(by_post.get(key, [])) for key, post in wanted.items()}


def posts_of(user: User, council: Council, on: date) -> list[Post]:
    """The seats the person sits or acts in, their own post first: the first is the one they file a concern as.

    Own posts come before panels and before seats held for another council; of several, the one nearest the top of its
    line. A deputy does not sit in the seat.
    """
    seated = _SITTING(user=user.pk, council=council.pk, on=on)
    return _highest_first({holding.post for holding in seated}, _seats_above(council))


def posts_of_kind(council: Council, kind: str, on: date) -> list[Post]:
    """The council's seats of this kind that exist on the day, vacant ones too, oldest first."""
    return _OF_KIND(council=council.pk, kind=kind, on=on)


def line_above(post: Post) -> list[Post]:
    """The seats above this one, nearest first: its manager, their manager, and so on. Empty at the top."""
    seats = {seat.pk: seat for seat in _WITH_GROUPS(council=post.council_id)}
    line: list[Post] = []
    above = post.reports_to_id
    while above is not None and above in seats and seats[above] not in line:
        line.append(seats[above])
        above = seats[above].reports_to_id
    return line


def nearest_above(post: Post, kind: str) -> Post | None:
    """The nearest seat of this kind walking up, this one included: a Director's Director is that Director."""
    return next((seat for seat in [post, *line_above(post)] if seat.kind == kind), None)


def find_people(
    council: Council, words: str, on: date, side: Side | str | None = None
) -> list[tuple[User, Post]]:
    """People of the council whose name, title or team holds every one of the words, each with the post they act as.

    Accents and capitals do not matter. No words, nobody. Panels and outside seats are never somebody a concern is
    about: their members are found by their own posts.
    """
    if not (named := sought(words)):
        return []
    found = _of_a_council(council, on, side)
    for word in named:
        found = found.filter(Q(user__search_name__contains=word) | Q(post__search_words__contains=word))
    theirs = _of_a_council(council, on, side).filter(user__in=found.values("user"))
    return _with_their_posts(council, theirs.order_by(*_BY_NAME))


def people_on_side(council: Council, side: Side, on: date) -> list[tuple[User, Post]]:
    """Everybody on that side of the council, by name, each with the post they act as."""
    return _with_their_posts(council, _ON_SIDE(council=council.pk, side=side, on=on))


def councils_of(user: User, on: date) -> list[Council]:
    """The councils in which the person has any part on the day, by name. None for somebody who has left."""
    return list(Council.objects.filter(pk__in=holdings_on(on).filter(user=user).values("post__council")))


def is_current(user: User, council: Council, on: date) -> bool:
    """Whether the person has any part in this council on the day."""
    return holdings_on(on).filter(user=user, post__council=council).exists()


def holdings_on(on: date) -> QuerySet[Holding]:
    """Every holding that covers the day, in a seat that exists on it, of somebody who may still sign in."""
    covers = Q(to_on__isnull=True) | Q(to_on__gte=on)
    seat_exists = Q(post__to_on__isnull=True) | Q(post__to_on__gte=on)
    return Holding.objects.filter(
        covers, seat_exists, from_on__lte=on, post__from_on__lte=on, user__is_active=True
    ).select_related("user", "post__council", "post__group")


def _posts_on(on: date) -> QuerySet[Post]:
    still_there = Q(to_on__isnull=True) | Q(to_on__gte=on)
    return Post.objects.filter(still_there, from_on__lte=on).select_related("council", "group").order_by("pk")


def _of_a_council(council: Council, on: date, side: Side | str | None) -> QuerySet[Holding]:
    sides = [side] if side else [Side.OFFICER, Side.COUNCILLOR]
    return (
        holdings_on(on).filter(post__council=council, post__side__in=sides).exclude(capacity=Capacity.DEPUTY)
    )


def _foremost(holdings: Iterable[Holding]) -> Holding | None:
    """Acting before substantive; of two alike, the one that began last."""
    rank = {capacity: place for place, capacity in enumerate(_IN_THE_SEAT)}
    return min(
        holdings,
        key=lambda one: (rank[Capacity(one.capacity)], -one.from_on.toordinal(), -one.pk),
        default=None,
    )


def _seated(holdings: list[Holding]) -> list[User]:
    foremost = _foremost(holding for holding in holdings if holding.capacity in _IN_THE_SEAT)
    if foremost:
        return [foremost.user]
    return [holding.user for holding in holdings]


def _with_their_posts(council: Council, holdings: Iterable[Holding]) -> list[tuple[User, Post]]:
    """Each of the people with the highest post of these, in the order in which they come."""
    seats_above = _seats_above(council)
    posts: dict[User, set[Post]] = {}
    for holding in holdings:
        posts.setdefault(holding.user, set()).add(holding.post)
    return [(user, _highest_first(theirs, seats_above)[0]) for user, theirs in posts.items()]


def _seats_above(council: Council) -> dict[int, int | None]:
    return dict(_ANSWERS_TO(council=council.pk))


def _highest_first(posts: Iterable[Post], seats_above: dict[int, int | None]) -> list[Post]:
    """Own posts before panels and outside seats, then by how few seats stand above, then the oldest."""

    def order(post: Post) -> tuple[int, int, int]:
        borrowed = {Side.PANEL.value: 1, Side.OUTSIDE.value: 2}.get(post.side, 0)
        met: list[int | None] = []
        above = seats_above.get(post.pk)
        while above is not None and above not in met:
            met.append(above)
            above = seats_above.get(above)
        return borrowed, len(met), post.pk

    return sorted(posts, key=order)


# Asked so often that their statements are kept (see prepared.py).
_HAVING_IT: Prepared[Holding] = Prepared(
    lambda post, on: holdings_on(on).filter(post=post, capacity__in=_IN_THE_SEAT), post=NUMBER, on=DAY
)
_DEPUTISING: Prepared[Holding] = Prepared(
    lambda post, on: holdings_on(on).filter(post=post, capacity=Capacity.DEPUTY).order_by("-from_on", "-pk"),
    post=NUMBER,
    on=DAY,
)
_SITTING: Prepared[Holding] = Prepared(
    lambda user, council, on: (
        holdings_on(on).filter(user=user, post__council=council).exclude(capacity=Capacity.DEPUTY)
    ),
    user=NUMBER,
    council=NUMBER,
    on=DAY,
)
_ON_SIDE: Prepared[Holding] = Prepared(
    lambda council, side, on: _of_a_council(council, on, side).order_by(*_BY_NAME),
    council=NUMBER,
    side=WORDS,
    on=DAY,
)
_OF_KIND: Prepared[Post] = Prepared(
    lambda council, kind, on: _posts_on(on).filter(council=council, kind=kind),
    council=NUMBER,
    kind=WORDS,
    on=DAY,
)
_WITH_GROUPS: Prepared[Post] = Prepared(
    lambda council: Post.objects.filter(council=council).select_related("group"), council=NUMBER
)
_ANSWERS_TO: Prepared[tuple[int, int | None]] = Prepared(
    lambda council: Post.objects.filter(council=council).values_list("pk", "reports_to"), council=NUMBER
)
