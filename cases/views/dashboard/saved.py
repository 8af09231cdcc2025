"""Which views has somebody saved, or has with whoever sits where they sit? Only the asking is kept, never an answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.blind_index import index_of
from cases.models import DeskChoice, SavedView
from cases.seats import seats_of
from people.directory import holdings_on
from people.models import Capacity, Post, User

MOST_SAVED = 12


@dataclass(frozen=True, slots=True)
class Saved:
    """One view for one person: by whom it is decides whether they may change it."""

    key: UUID
    name: str
    asked: str
    is_theirs: bool
    is_shared: bool
    starts: bool


def views_of(user: User, *, on: date) -> list[Saved]:
    """Their own and those shared with their seat, the oldest first. One look-up."""
    mark = index_of(user)
    starts = DeskChoice.objects.filter(person=mark, start=OuterRef("pk"))
    return [
        Saved(
            view.key,
            view.name,
            view.asked,
            is_theirs=view.owner == mark,
            is_shared=view.shared_with_id is not None,
            starts=starts,
        )
        for view, starts in (
            (view, bool(view.starts)) for view in _theirs(user, on).annotate(starts=Exists(starts))
        )
    ]


def save_view(
    user: User, *, name: str, asked: str, share: bool, start: bool, on: date, at: datetime
) -> SavedView | None:
    """Keep a view; None where there are as many as are kept."""
    mark = index_of(user)
    if SavedView.objects.filter(owner=mark).count() >= MOST_SAVED:
        return None
    seat = seat_to_share(user, on) if share else None
    with transaction.atomic():
        view = SavedView.objects.create(owner=mark, name=name, asked=asked, shared_with=seat, made_at=at)
        if start:
            DeskChoice.objects.update_or_create(person=mark, defaults={"start": view})
    return view


def seat_to_share(user: User, on: date) -> Post | None:
    """The seat whose holder and deputies share views: a Monitoring Officer's where they have one, else their first."""
    seats = seats_of(user, on)
    posts = list(Post.objects.filter(pk__in=seats.touched).order_by("pk"))
    monitoring = [post for post in posts if post.kind.startswith("Monitoring Officer")]
    return next(iter(monitoring or posts), None)


def change_view(user: User, key: UUID, what: str, *, on: date) -> bool:
    """Begin with it or no longer, share it or no longer, or delete it. False where it is not theirs to change."""
    view = _theirs(user, on).filter(key=key).first()
    mark = index_of(user)
    if view is None or (what not in ("start", "no-start") and view.owner != mark):
        return False
    if what in ("start", "no-start"):
        DeskChoice.objects.update_or_create(
            person=mark, defaults={"start": view if what == "start" else None}
        )
    elif what == "delete":
        view.delete()
    elif what in ("share", "no-share"):
        view.shared_with = seat_to_share(user, on) if what == "share" else None
        view.save(update_fields=["shared_with"])
    else:
        return False
    return True


def starting(views: Collection[Saved]) -> str:
    """What the list begins with, as it stands in an address; empty where nothing was chosen."""
    return next((view.asked for view in views if view.starts), "")


def _theirs(user: User, on: date) -> QuerySet[SavedView]:
    together = holdings_on(on).filter(user=user, post=OuterRef("shared_with"))
    # A panel's members decide together; their lists are still their own.
    return SavedView.objects.filter(
        Q(owner=index_of(user)) | Q(Exists(together.exclude(capacity=Capacity.MEMBER)))
    )
