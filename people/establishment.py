"""How do seats come to be held, and to answer to others?

These are the changes that could leave a seat with two holders, or a line that runs in a circle.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from people.models import Capacity, Council, Holding, Post, Side, User

_ONE_AT_A_TIME = (Capacity.SUBSTANTIVE, Capacity.ACTING)


class NotPossible(ValueError):
    """A change to the establishment that was refused. Its text is the sentence for the person who asked.

    A sentence that is written out is read in their language; one that is put together is translated where that is done.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(gettext(sentence))


def answer_to(post: Post, above: Post | None) -> Post:
    """Let the seat answer to another from now on, or to none. Raises NotPossible for another council's, or a circle."""
    with transaction.atomic():
        # Every seat of the council, in one order: two people changing two lines at once could close a circle.
        seats = {
            seat.pk: seat
            for seat in Post.objects.select_for_update().filter(council_id=post.council_id).order_by("pk")
        }
        if above is not None and above.council_id != post.council_id:
            raise NotPossible(
                gettext("%(title)s is a post of %(council)s: a line stays inside one council.")
                % {"title": above.title, "council": above.council}
            )
        if above is not None and above.pk == post.pk:
            raise NotPossible(
                gettext("%(title)s cannot answer to itself. Choose another post, or none.")
                % {"title": post.title}
            )
        met = seats[above.pk] if above else None
        while above is not None and met is not None:
            if met.pk == post.pk:
                raise NotPossible(
                    gettext(
                        "%(title)s cannot answer to %(title_2)s, who already answers to %(title)s. Change "
                        "that line first."
                    )
                    % {"title": post.title, "title_2": above.title}
                )
            met = seats[met.reports_to_id] if met.reports_to_id else None
        post.reports_to = above
        post.save(update_fields=["reports_to"])
    return post


def seat(
    post: Post,
    user: User,
    *,
    capacity: Capacity | str = Capacity.SUBSTANTIVE,
    from_on: date,
    to_on: date | None = None,
) -> Holding:
    """Let somebody hold, act in or deputise for a seat, or sit on a panel, from a day to a last day or without end.

    Raises NotPossible where somebody else holds or acts in it on one of those days, where the same person already
    does so in that capacity, or where a panel is held as a seat or a seat as a panel.
    """
    if to_on is not None and to_on < from_on:
        raise NotPossible("The last day is before the first. Change one of the two.")
    if (post.side == Side.PANEL) != (capacity == Capacity.MEMBER):
        raise NotPossible(
            gettext("%(title)s is a panel: people join it as members.") % {"title": post.title}
            if post.side == Side.PANEL
            else gettext("%(title)s is one person's post: only a panel has members.") % {"title": post.title}
        )
    with transaction.atomic():
        # The seat is the lock: two people seating two holders at once would each see it empty.
        Post.objects.select_for_update().get(pk=post.pk)
        overlapping = Holding.objects.filter(
            Q(to_on__isnull=True) | Q(to_on__gte=from_on), post=post, capacity=capacity
        ).select_related("user")
        if to_on is not None:
            overlapping = overlapping.filter(from_on__lte=to_on)
        if capacity not in _ONE_AT_A_TIME:
            overlapping = overlapping.filter(user=user)
        if already := overlapping.order_by("from_on").first():
            raise NotPossible(
                gettext("%(user)s %(capacity)s %(title)s %(already)s. End that first, or choose other days.")
                % {
                    "user": already.user,
                    "capacity": _WORDS[Capacity(capacity)],
                    "title": post.title,
                    "already": _days(already),
                }
            )
        return Holding.objects.create(post=post, user=user, capacity=capacity, from_on=from_on, to_on=to_on)


def vacate(holding: Holding, *, last_on: date) -> Holding:
    """End a holding: `last_on` is the last day it counts. Raises NotPossible for a day before it began."""
    if last_on < holding.from_on:
        raise NotPossible(
            gettext("%(user)s began on %(from_on)s: the last day cannot be before that.")
            % {"user": holding.user, "from_on": day_in_words(holding.from_on)}
        )
    holding.to_on = last_on
    holding.save(update_fields=["to_on"])
    return holding


def leave(user: User, council: Council, last_on: date) -> list[Holding]:
    """Let somebody leave a council: whatever they hold, act in, deputise for or belong to ends on that last day.

    The day may be to come. Their sign-in stays, for the concerns they raised themselves; the holdings that ended are
    given back. Raises NotPossible where one of them begins only after that day.
    """
    with transaction.atomic():
        holdings = Holding.objects.filter(
            Q(to_on__isnull=True) | Q(to_on__gt=last_on), user=user, post__council=council
        )
        seats = holdings.values_list("post_id", flat=True)
        list(Post.objects.select_for_update().filter(pk__in=list(seats)).order_by("pk"))
        ended = list(holdings.select_related("post", "user").order_by("pk"))
        for holding in ended:
            if holding.from_on > last_on:
                raise NotPossible(
                    gettext(
                        "%(user)s %(capacity)s %(post)s %(holding)s, after they have left. Take that back "
                        "first, or choose a later last day."
                    )
                    % {
                        "user": user,
                        "capacity": _WORDS[Capacity(holding.capacity)],
                        "post": holding.post,
                        "holding": _days(holding),
                    }
                )
            vacate(holding, last_on=last_on)
        return ended


def take_back(holding: Holding, *, on: date) -> None:
    """Take back a holding that has not begun on that day. Raises NotPossible for one that has: that one is ended."""
    if holding.from_on <= on:
        raise NotPossible(
            gettext("%(user)s began on %(from_on)s: end that instead.")
            % {"user": holding.user, "from_on": day_in_words(holding.from_on)}
        )
    holding.delete()


_WORDS = {
    Capacity.SUBSTANTIVE: "holds the post of",
    Capacity.ACTING: "acts as",
    Capacity.DEPUTY: "already deputises for",
    Capacity.MEMBER: "is already a member of",
}


def _days(holding: Holding) -> str:
    until = f" to {day_in_words(holding.to_on)}" if holding.to_on else ""
    return f"from {day_in_words(holding.from_on)}{until}"


def day_in_words(on: date) -> str:
    """The day as people write it: "8 May 2026"."""
    return f"{on.day} {on:%B %Y}"
