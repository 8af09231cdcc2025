"""When may what arrived otherwise not be written down? Each docstring is the sentence the person reads."""

from __future__ import annotations

from datetime import date, timedelta

from cases.arrivals.kept import Arrived
from cases.arrivals.who_may import may_record_for
from cases.blind_index import index_of
from cases.clocks import midnight_of
from cases.limits import arrivals_a_day
from cases.models import Access, PersonNamed
from cases.states import Relation
from people.directory import is_current
from people.models import Council, User

# What is older is a past case: it is imported, and not begun anew.
DAYS_BACK = 366


def may_not_record(by: User, council: Council, on: date) -> bool:
    """You do not record what arrives for this council now. Give what you have to its Monitoring Officer."""
    return not may_record_for(by, council, on)


def is_not_received_yet(arrived: Arrived, on: date) -> bool:
    """The day it was received has not come yet. Write the day it reached the council, today at the latest."""
    return arrived.received_on > on


def was_received_long_ago(arrived: Arrived, on: date) -> bool:
    """It was received more than a year ago. Check the year. If it is right, bring it in with the past cases instead."""
    return arrived.received_on < on - timedelta(days=DAYS_BACK)


def raises_it_themselves(by: User, arrived: Arrived) -> bool:
    """This is a concern of your own. Raise it as everybody does, under “Raise a concern”."""
    return arrived.who == by.pk


def whoever_wrote_has_left(arrived: Arrived, council: Council, on: date) -> bool:
    """The person who raised it has no part in this council now. Record it as from somebody outside the council."""
    if arrived.who is None:
        return False
    raised_by = User.objects.filter(pk=arrived.who).first()
    return raised_by is None or not is_current(raised_by, council, on)


def recorded_too_many_today(by: User, on: date) -> bool:
    """You have recorded as much today as this service takes from one person. This one is kept; go on with it tomorrow,
    or bring in many at once from a spreadsheet."""
    recorded = Access.objects.filter(person=index_of(by), relation=Relation.RECORDED)
    return recorded.filter(case__filed_at__gte=midnight_of(on)).count() >= arrivals_a_day()


def named_too_many_as_they_arrived(by: User, on: date) -> bool:
    """You have named as many different people today as this service takes from somebody who records what arrives. What
    you wrote is kept; go on with it tomorrow."""
    return PersonNamed.objects.filter(by=index_of(by), on=on).count() >= 2 * arrivals_a_day()
