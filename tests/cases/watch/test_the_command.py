"""What does the hourly command say, and does it name no case?"""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command

from cases.models import Alarm, Case
from people.establishment import leave
from tests.cases.sending import ON
from tests.world import World


def test_it_says_how_many_and_names_none(case: Case, wendlebury: World) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer, w.deputy_monitoring_officer):
        leave(user, w.council, ON)
    said = StringIO()
    call_command("watch_cases", stdout=said)
    assert said.getvalue().startswith("1 open cases: 1 alarms opened, 0 closed, 0 told to somebody.")
    assert "1 alarms that nobody may be told of who is there. Seat a Monitoring Officer" in said.getvalue()
    assert case.reference not in said.getvalue()
    assert Alarm.objects.count() == 1
