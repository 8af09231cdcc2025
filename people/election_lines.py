"""How are an election's results written, one seat a line, and read back? By seat number and address, never by name.

A line is: number of the seat | post | title | group | answers to | who was elected | accepted office on. A new seat has
no number. Whoever has no sign-in yet is written "Name (address)". Tabs do as well as bars, so a table can be pasted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from people.directory import users_holding_posts
from people.election_results import Acceptance, PanelAfter, SeatAfter
from people.establishment import day_in_words
from people.models import Council, Post, Side, User

_NEW = re.compile(r"(?P<name>[^<>()]+)[<(](?P<address>[^<>()\s]+)[>)]")
_DAYS = ("%d %B %Y", "%d/%m/%Y", "%Y-%m-%d")
_SEAT_PARTS = 7
_PANEL_PARTS = 4


class LineFault(ValueError):
    """A line that cannot be read. Its text says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What the lines say. `new` are the people who get a sign-in by it; they are made when the lines are read."""

    seats: tuple[SeatAfter, ...]
    acceptances: tuple[Acceptance, ...]
    panels: tuple[PanelAfter, ...]
    new: tuple[User, ...]


def seat_lines(council: Council, on: date) -> str:
    """Every councillor's seat as it is held on the day, for somebody to change into what came out of the election."""
    posts = list(_there(council, Side.COUNCILLOR, on).select_related("group", "reports_to"))
    seated = users_holding_posts(posts, on)
    return "\n".join(
        " | ".join(
            (
                str(post.pk),
                post.kind,
                post.title,
                post.group.name if post.group else "",
                post.reports_to.title if post.reports_to else "",
                seated[post][0].email if seated[post] else "",
                "",
            )
        )
        for post in posts
    )


def panel_lines(council: Council, on: date) -> str:
    """Every panel with its members on the day: number | title | members with commas between | from which day."""
    panels = list(_there(council, Side.PANEL, on))
    seated = users_holding_posts(panels, on)
    return "\n".join(
        f"{post.pk} | {post.title} | {', '.join(user.email for user in seated[post])} | " for post in panels
    )


def read_lines(council: Council, seats: str, panels: str) -> Lines:
    """What the lines say; people who are new are made, so call it in a transaction. Raises LineFault."""
    people = _People()
    found: list[SeatAfter] = []
    accepted: dict[int, Acceptance] = {}
    for number, parts in _parts(seats, _SEAT_PARTS, "seat"):
        post, kind, title, group, answers_to, elected, accepted_on = parts
        if not kind or not title:
            raise LineFault(
                gettext("Line %(number)s of the seats: write the post and the title of the seat.")
                % {"number": number}
            )
        user = people.found(elected, f"Line {number} of the seats") if elected else None
        found.append(
            SeatAfter(
                kind,
                title,
                user,
                post=_post(council, post, f"Line {number} of the seats"),
                group=group,
                answers_to=answers_to,
            )
        )
        if user is not None and accepted_on:
            accepted[user.pk] = Acceptance(user, _day(accepted_on, f"Line {number} of the seats"))
    made_up = []
    for number, parts in _parts(panels, _PANEL_PARTS, "panel"):
        post, _title, members, from_on = parts
        where = f"Line {number} of the panels"
        panel = _post(council, post, where)
        if panel is None:
            raise LineFault(
                gettext("%(where)s: keep the number of the panel at its beginning.") % {"where": where}
            )
        sitting = tuple(people.found(each.strip(), where) for each in members.split(",") if each.strip())
        made_up.append(PanelAfter(panel, sitting, _day(from_on, where) if from_on else None))
    return Lines(tuple(found), tuple(accepted.values()), tuple(made_up), tuple(people.new))


class _People:
    """Everybody met in the lines, by address; whoever is written as new twice is one person."""

    def __init__(self) -> None:
        self.new: list[User] = []

    def found(self, written: str, where: str) -> User:
        """The person at an address. Raises LineFault where nobody signs in with it and no name stands before it."""
        new = _NEW.fullmatch(written)
        address = (new["address"] if new else written).strip()
        try:
            return User.objects.get_by_natural_key(address)
        except User.DoesNotExist:
            pass
        if new is None:
            raise LineFault(
                gettext(
                    "%(where)s: nobody signs in with %(address)s. Check the address, or write “Name "
                    "(%(address)s)” for somebody new."
                )
                % {"where": where, "address": address}
            )
        if "@" not in address:
            raise LineFault(
                gettext("%(where)s: %(address)s is no e-mail address.") % {"where": where, "address": address}
            )
        user = User.objects.create_user(address, new["name"].strip())
        self.new.append(user)
        return user


def _there(council: Council, side: Side, on: date) -> QuerySet[Post]:
    still = Q(to_on__isnull=True) | Q(to_on__gte=on)
    return Post.objects.filter(still, council=council, side=side, from_on__lte=on).order_by("pk")


def _parts(text: str, wanted: int, what: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in re.split(r"\t|\|", line)]
        if len(parts) > wanted or len(parts) < wanted - 1:
            raise LineFault(
                gettext("Line %(number)s of the %(what)ss has %(parts)s parts. A %(what)s has %(wanted)s.")
                % {"number": number, "what": what, "parts": len(parts), "wanted": wanted}
            )
        yield number, [*parts, *[""] * (wanted - len(parts))]


def _post(council: Council, written: str, where: str) -> Post | None:
    if not written:
        return None
    post = Post.objects.filter(council=council, pk=int(written)).first() if written.isdecimal() else None
    if post is None:
        raise LineFault(
            gettext("%(where)s: there is no seat %(written)s here. Leave the number out for a new seat.")
            % {"where": where, "written": written}
        )
    return post


def _day(written: str, where: str) -> date:
    for form in _DAYS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007  (a day, no instant)
        except ValueError:
            continue
    raise LineFault(
        gettext("%(where)s: write the day like %(date)s, not %(written)s.")
        % {"where": where, "date": day_in_words(date(2027, 5, 9)), "written": written}
    )
