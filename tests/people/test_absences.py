"""Who is away on a day, and what is told where two absences meet?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from people.absences import away_among, come_back, go_away, is_away
from people.directory import holder_of
from people.establishment import NotPossible
from people.models import Absence
from tests.factories import HoldingFactory, UserFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)


def test_somebody_is_away_from_the_first_to_the_last_day_and_their_seat_stays_theirs() -> None:
    holding = HoldingFactory.create()
    go_away(holding.user, from_on=DAY, to_on=DAY + timedelta(days=2))
    away = [is_away(holding.user, DAY + timedelta(days=number)) for number in range(-1, 4)]
    assert away == [False, True, True, True, False]
    assert holder_of(holding.post, DAY) == holding.user


def test_an_absence_without_an_end_lasts_until_they_are_back() -> None:
    user = UserFactory.create()
    absence = go_away(user, from_on=DAY)
    assert is_away(user, DAY + timedelta(days=400))
    come_back(absence, last_on=DAY + timedelta(days=9))
    assert is_away(user, DAY + timedelta(days=9))
    assert not is_away(user, DAY + timedelta(days=10))


def test_two_absences_never_overlap_and_the_days_are_told() -> None:
    user = UserFactory.create(display_name="Judith Amadi")
    first = go_away(user, from_on=DAY, to_on=DAY + timedelta(days=4))
    with pytest.raises(NotPossible) as refused:
        go_away(user, from_on=DAY + timedelta(days=4))
    assert str(refused.value) == (
        "Judith Amadi is away from 1 June 2026 to 5 June 2026 already. Change that first."
    )
    later = go_away(user, from_on=DAY + timedelta(days=5), to_on=DAY + timedelta(days=6))
    with pytest.raises(NotPossible, match="is away from 6 June 2026 to 7 June 2026 already"):
        come_back(first, last_on=DAY + timedelta(days=5))
    with pytest.raises(NotPossible, match="the last day cannot be before that"):
        come_back(later, last_on=DAY)
    with pytest.raises(NotPossible, match="The last day is before the first"):
        go_away(user, from_on=DAY, to_on=DAY - timedelta(days=1))


def test_the_database_itself_refuses_two_open_absences() -> None:
    absence = go_away(UserFactory.create(), from_on=DAY)
    with pytest.raises(IntegrityError):
        Absence.objects.create(user=absence.user, from_on=DAY + timedelta(days=1))


def test_who_among_many_is_away_takes_one_look_up() -> None:
    away, here = UserFactory.create(), UserFactory.create()
    go_away(away, from_on=DAY)
    with CaptureQueriesContext(connection) as asked:
        assert away_among([away, here], DAY) == {away.pk}
    assert len(asked) == 1
