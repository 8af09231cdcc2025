"""Does each person declare, confirm and end their own, with its history, and is the other never told?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.blind_index import index_of
from cases.connections import connected_with
from cases.models import Connection, Declaration, DeclarationEntry, NeverChanged, Notice
from cases.refusals import Refused
from cases.register.own import confirm, declarations_of, end, mark_sensitive, to_confirm
from people.models import User
from tests.cases.life.living import at_noon
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World

pytestmark = pytest.mark.django_db


def disclosed(w: World, by: User, about: User, *, received_by: User | None = None) -> Declaration:
    """The entry that comes of somebody's disclosure, once it was received."""
    seat = about.holdings.get().post
    draft = drafted(by, w.council, "relationship disclosure", (about, seat), facts={})
    acknowledged(sent(draft, by), received_by or w.monitoring_officer)
    return Declaration.objects.latest("pk")


@pytest.fixture
def entry(wendlebury: World) -> Declaration:
    """A Member's, about the Director of Place."""
    return disclosed(wendlebury, wendlebury.member, wendlebury.director_of_place)


def test_it_stands_under_the_person_who_declared_it_alone(entry: Declaration, wendlebury: World) -> None:
    w = wendlebury
    assert list(declarations_of(w.member)) == [entry]
    for somebody in User.objects.exclude(pk=w.member.pk):
        assert not declarations_of(somebody).exists()
    assert not Notice.objects.filter(person=index_of(w.director_of_place)).exists()


def test_what_the_relationship_is_stands_nowhere_in_it(entry: Declaration) -> None:
    kept = " ".join(str(value) for value in Declaration.objects.values().get().values())
    assert "shouted" not in kept


def test_after_a_year_it_is_to_be_confirmed_and_then_a_year_later_again(
    entry: Declaration, wendlebury: World
) -> None:
    who, due = wendlebury.member, date(2027, 6, 1)
    assert not to_confirm(who, due - timedelta(days=1)).exists()
    assert list(to_confirm(who, due)) == [entry]

    confirm(entry.key, by=who, at=at_noon(due), on=due)
    assert not to_confirm(who, due).exists()
    assert list(to_confirm(who, date(2028, 6, 1))) == [entry]


def test_one_declared_on_29_february_is_to_be_confirmed_on_the_28th(
    entry: Declaration, wendlebury: World
) -> None:
    leap = date(2028, 2, 29)
    assert confirm(entry.key, by=wendlebury.member, at=at_noon(leap), on=leap).confirm_by == date(2029, 2, 28)


def test_it_ends_on_its_last_day_and_keeps_nobody_out_after_it(entry: Declaration, wendlebury: World) -> None:
    w, last = wendlebury, ON + timedelta(days=30)
    end(entry.key, by=w.member, last_on=last, at=at_noon(last), on=last)

    director = index_of(w.director_of_place)
    assert connected_with([index_of(w.member)], last) == {director}
    assert connected_with([index_of(w.member)], last + timedelta(days=1)) == frozenset()
    assert not to_confirm(w.member, date(2028, 1, 1)).exists()
    with pytest.raises(Refused, match="This ended on 1 July 2026"):
        confirm(entry.key, by=w.member, at=at_noon(last), on=last)


@pytest.mark.parametrize(
    ("last_on", "sentence"),
    [(ON - timedelta(days=1), "cannot be before that"), (ON + timedelta(days=2), "has not come yet")],
)
def test_a_last_day_that_cannot_be(
    entry: Declaration, wendlebury: World, last_on: date, sentence: str
) -> None:
    on = ON + timedelta(days=1)
    with pytest.raises(Refused, match=sentence):
        end(entry.key, by=wendlebury.member, last_on=last_on, at=at_noon(on), on=on)
    assert Connection.objects.get().to_on is None


def test_where_both_declared_it_each_ends_their_own(entry: Declaration, wendlebury: World) -> None:
    w = wendlebury
    theirs = disclosed(w, w.director_of_place, w.member)
    end(entry.key, by=w.member, last_on=ON, at=at_noon(ON), on=ON)
    assert connected_with([index_of(w.member)], ON + timedelta(days=1)) == {index_of(w.director_of_place)}
    theirs.refresh_from_db()
    assert theirs.connection.to_on is None


def test_nobody_touches_another_s_the_other_person_least_of_all(
    entry: Declaration, wendlebury: World
) -> None:
    w = wendlebury
    for somebody in (w.director_of_place, w.monitoring_officer, w.outsider):
        with pytest.raises(Refused, match="no such entry of yours"):
            confirm(entry.key, by=somebody, at=at_noon(ON), on=ON)
        with pytest.raises(Refused):
            end(entry.key, by=somebody, last_on=ON, at=at_noon(ON), on=ON)
        with pytest.raises(Refused):
            mark_sensitive(entry.key, by=somebody, sensitive=True, at=at_noon(ON), on=ON)


def test_its_history_says_everything_in_order_and_is_never_changed(
    entry: Declaration, wendlebury: World
) -> None:
    who = wendlebury.member
    mark_sensitive(entry.key, by=who, sensitive=True, at=at_noon(ON), on=ON)
    mark_sensitive(entry.key, by=who, sensitive=True, at=at_noon(ON), on=ON)
    confirm(entry.key, by=who, at=at_noon(ON), on=ON)
    end(entry.key, by=who, last_on=ON, at=at_noon(ON), on=ON)

    assert [row.kind for row in entry.history.all()] == ["declared", "made_sensitive", "confirmed", "ended"]
    row = entry.history.latest("pk")
    for change in (row.save, row.delete, DeclarationEntry.objects.all().delete):
        with pytest.raises(NeverChanged):
            change()
    with pytest.raises(NeverChanged):
        DeclarationEntry.objects.update(kind="read")
