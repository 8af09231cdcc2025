"""What has changed since the watch last looked? People who stand otherwise, councils that settled otherwise, cases.

A look over everything costs as much as there are open cases; most days nothing has happened to most of them. What is
kept of each look is a mark of how each person and each council stood, and how far the record had come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Max

from cases.blind_index import keyed_hash
from cases.models import Access, Alarm, Case, Event, LookAgain
from cases.models.seen import Seen
from cases.states import Relation
from cases.watch.limits import marks_of_settings
from cases.watch.owners import AT_WORK, NOT_OPEN, Everybody
from people.models import Council, Post

# However little seems to have changed: what nobody thought of is found after this many days at the latest.
WHOLE_AFTER_DAYS = 7
_PLACE, _ON, _WHOLE_ON, _PERSON, _COUNCIL = "record", "on", "whole on", "person:", "council:"
_AT_ONCE = 500
# Whether it is a Code matter is said by whoever oversees a case, so that they are there matters too.
_MATTERS = (*AT_WORK, Relation.OVERSIGHT)


@dataclass(frozen=True, slots=True)
class Standing:
    """How everybody and every council stands at a look, each as a mark."""

    place: int
    people: Mapping[str, str]
    settled: Mapping[int, str]
    # What each council settled, and how everybody stands who sits in it.
    councils: Mapping[int, str]


@dataclass(slots=True)
class Changed:
    """What is to be looked at: everything (`whole`), or these cases. `people` stand otherwise than they did."""

    whole: bool
    people: frozenset[str] = frozenset()
    touched: set[int] = field(default_factory=set)
    to_look_at: set[int] = field(default_factory=set)


def standing_now(people: Everybody, on: date) -> Standing:
    """How everybody stands on the day. Five look-ups."""
    of_people = {
        mark: keyed_hash(
            repr(
                [
                    *(sorted(part) for part in _parts(people, number)),
                    number in people.away,
                    sorted(people.connected.get(mark, ())),
                ]
            )
        )
        for mark, number in people.numbers.items()
    }
    council_of = dict(Post.objects.order_by().values_list("pk", "council"))
    sitting: defaultdict[int, set[str]] = defaultdict(set)
    for mark, number in people.numbers.items():
        for post in people.seats[number].touched:
            sitting[council_of[post]].add(of_people[mark])
    councils = list(Council.objects.all())
    settled = marks_of_settings(councils, on)
    # The people of a principal authority stand in for those of its towns and parishes.
    of_councils = {
        council.pk: keyed_hash(
            repr(
                [
                    settled[council.pk],
                    sorted(sitting[council.pk]),
                    sorted(sitting[council.principal_authority_id or 0]),
                ]
            )
        )
        for council in councils
    }
    place = Event.objects.aggregate(last=Max("place"))["last"] or 0
    return Standing(place, of_people, settled, of_councils)


def changed_since(now: Standing, on: date) -> Changed:
    """What has changed since the last look that came to its end. Look-ups grow with what changed, not with cases."""
    seen = dict(Seen.objects.values_list("what", "mark"))
    last_on, whole_on = seen.get(_ON), seen.get(_WHOLE_ON)
    if last_on is None or whole_on is None or not last_on <= on.isoformat():
        return Changed(whole=True)
    if on - date.fromisoformat(whole_on) >= timedelta(days=WHOLE_AFTER_DAYS):
        return Changed(whole=True)
    before = {what.removeprefix(_PERSON): mark for what, mark in seen.items() if what.startswith(_PERSON)}
    people = frozenset(mark for mark in {*before, *now.people} if before.get(mark) != now.people.get(mark))
    councils = [number for number, mark in now.settled.items() if seen.get(f"{_COUNCIL}{number}") != mark]
    touched = set(Event.objects.filter(place__gt=int(seen[_PLACE])).order_by().values_list("case", flat=True))
    to_look_at = touched | _resting_on(people) | _of(councils) | _come_to_their_day(on)
    return Changed(False, people, touched, to_look_at)


def keep(now: Standing, on: date, *, whole: bool) -> None:
    """Keep how everything stood when this look began. Call it once the look has come to its end."""
    marks = {
        _PLACE: str(now.place),
        _ON: on.isoformat(),
        **({_WHOLE_ON: on.isoformat()} if whole else {}),
        **{f"{_PERSON}{mark}": seal for mark, seal in now.people.items()},
        **{f"{_COUNCIL}{number}": mark for number, mark in now.settled.items()},
    }
    kept = dict(Seen.objects.values_list("what", "mark"))
    gone = [what for what in kept if what.startswith(_PERSON) and what not in marks]
    for first in range(0, len(gone), _AT_ONCE):
        Seen.objects.filter(what__in=gone[first : first + _AT_ONCE]).delete()
    Seen.objects.bulk_create(
        [Seen(what=what, mark=mark) for what, mark in marks.items() if kept.get(what) != mark],
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["what"],
        update_fields=["mark"],
    )
    if whole:
        LookAgain.objects.filter(case__state__in=NOT_OPEN).delete()


def _parts(people: Everybody, number: int) -> tuple[frozenset[int], ...]:
    seats = people.seats[number]
    return (seats.sat_in, seats.touched, seats.choosing, seats.monitoring, seats.deputised)


def _resting_on(people: frozenset[str]) -> set[int]:
    """The cases that these people have or watch over, on paper."""
    found: set[int] = set()
    marks = sorted(people)
    for first in range(0, len(marks), _AT_ONCE):
        rows = Access.objects.filter(
            person__in=marks[first : first + _AT_ONCE], relation__in=_MATTERS, until_at__isnull=True
        )
        found |= set(rows.order_by().values_list("case", flat=True))
    return found


def _of(councils: list[int]) -> set[int]:
    """The open cases of these councils, which settled something otherwise."""
    if not councils:
        return set()
    theirs = Case.objects.exclude(state__in=NOT_OPEN).filter(council__in=councils)
    return set(theirs.order_by().values_list("pk", flat=True))


def _come_to_their_day(on: date) -> set[int]:
    """The cases that could lie untouched from today on, and those of which an alarm stands."""
    come = LookAgain.objects.filter(on__lte=on).order_by().values_list("case", flat=True)
    standing = Alarm.objects.filter(closed_at__isnull=True).order_by().values_list("case", flat=True)
    return {*come, *standing}
