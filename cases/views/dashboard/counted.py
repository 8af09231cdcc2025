"""Which lists of cases are counted at the top, and which cases stand on each? A count is the length of its list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from cases.access import DeskRows
from cases.models import Alarm, Event, Obligation, OnDesk
from cases.models.alarm import AlarmKind
from cases.states import EventKind, NameWithheld, State
from people.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise as _StrPromise

# Past this nobody reads a number for its last figure, and counting on would take as long as there are cases.
MOST_COUNTED = 1_000
_SOON_WEEKDAYS = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """One list by the name it has in the address; `tone` is its colour, which never says anything by itself.

    `opened_only` keeps it to what the person may open: whoever only knows that a case exists knows its dates alone.
    """

    name: str
    words: str | _StrPromise
    tone: str
    which: Callable[[date], Q]
    opened_only: bool = False


_OPEN = Q(is_over=False)
_DECIDED = (State.CONCLUDED, State.REPORTED_BACK, State.WITHDRAWN)


def soon_until(on: date) -> date:
    """The last day that counts as soon: the second weekday after today."""
    day, left = on, _SOON_WEEKDAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def _alarm(*kinds: AlarmKind) -> Callable[[date], Q]:
    open_now = Alarm.objects.filter(case=OuterRef("case"), kind__in=kinds, closed_at__isnull=True)
    return lambda _on: _OPEN & Q(Exists(open_now))


def _held_twice(_on: date) -> Q:
    held = Event.objects.filter(case=OuterRef("case"), kind=EventKind.HELD)
    again = Event.objects.filter(case=OuterRef("case"), kind=EventKind.HELD, number__lt=OuterRef("number"))
    return _OPEN & Q(Exists(held.filter(Exists(again))))


def _owing(_on: date) -> Q:
    # Empty words are kept as they are; any others are encrypted, so that nothing but this could be asked of them.
    owed = Obligation.objects.filter(case=OuterRef("case"), met_on__isnull=True)
    # While it is being dealt with nothing is late yet; once it is decided, this is what keeps it from being closed.
    return Q(state__in=_DECIDED) & Q(Exists(owed.extra(where=["set_aside_because = ''"])))


FIRST: tuple[Listed, ...] = (
    Listed("late", _("late"), "late", lambda on: _OPEN & Q(due_on__lt=on)),
    Listed("soon", _("due by %(day)s"), "soon", lambda on: _OPEN & Q(due_on__range=(on, soon_until(on)))),
    Listed("unread", _("not acknowledged"), "", lambda _on: _OPEN & Q(is_acknowledged=False)),
    Listed("no-route", _("no route"), "", lambda _on: _OPEN & Q(state=State.TRIAGE)),
    Listed("open", _("open"), "done", lambda _on: _OPEN),
)
# Hidden where nothing stands on them.
FURTHER: tuple[Listed, ...] = (
    Listed("held-twice", _("held twice or more"), "", _held_twice, opened_only=True),
    Listed("unopened", _("not opened by whoever has it"), "", _alarm(AlarmKind.NOT_OPENED)),
    Listed("untouched", _("nothing done with it"), "", _alarm(AlarmKind.NO_ACT)),
    Listed(
        "nobody",
        _("in nobody’s hands"),
        "",
        _alarm(AlarmKind.NO_LAWFUL_OWNER, AlarmKind.NOBODY_FOR_CODE),
    ),
    Listed("review", _("day to look again passed"), "", _alarm(AlarmKind.REVIEW_PASSED), opened_only=True),
    Listed("owing", _("something still owed"), "", _owing, opened_only=True),
    Listed(
        "name",
        _("name to be decided about"),
        "",
        lambda _on: _OPEN & Q(case__name_withheld=NameWithheld.ASKED),
        opened_only=True,
    ),
)
OVER = Listed("over", _("over"), "", lambda _on: Q(is_over=True))
LISTS: dict[str, Listed] = {each.name: each for each in (*FIRST, *FURTHER, OVER)}


def rows_on(listed: Listed, rows: DeskRows, on: date) -> QuerySet[OnDesk]:
    """The rows that stand on the list, in no order."""
    found = rows.with_what_opens if listed.opened_only else rows.known
    narrowed = found.filter(listed.which(on)).order_by()
    return narrowed.filter(Q(opens=True)) if listed.opened_only else narrowed


class CountUpTo(Subquery):
    """How many rows a look-up finds, at most one more than MOST_COUNTED, as one value of another look-up."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[OnDesk]) -> None:
        super().__init__(rows.values("pk")[: MOST_COUNTED + 1])


def counts_of(user: User, counted: dict[str, QuerySet[OnDesk]]) -> dict[str, int]:
    """All of the counts, by name, in one look-up."""
    asked = {f"n{place}": CountUpTo(rows) for place, rows in enumerate(counted.values())}
    found = User.objects.filter(pk=user.pk).annotate(**asked).values_list(*(F(name) for name in asked))
    return dict(zip(counted, found[0] if found else (), strict=False))


def in_figures(count: int) -> str:
    """ "17", and "1,000+" where it was counted no further."""
    return f"{MOST_COUNTED:,}+" if count > MOST_COUNTED else f"{count:,}"
