"""Half the councillors go in the middle of a case: those elected again miss no day, and no case lies in dead hands."""

from datetime import timedelta

from cases.access import known_to, own_cases, work_of
from cases.acts.pass_on import pass_on
from cases.models import Alarm
from cases.watch.looking import watch_cases
from people.elections import hold_election
from tests.cases.life.living import about_a_councillor, about_a_director, at_noon, done
from tests.people.elected import BEGINS_ON, ENDS_ON, POLLED_ON, results, with_seat
from tests.world import World


def test_whoever_is_elected_again_sees_their_own_case_on_every_day(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    hold_election(results(w))
    day = POLLED_ON
    while day < BEGINS_ON + timedelta(days=21):
        assert own_cases(w.member, on=day).get() == case
        day += timedelta(days=1)


def test_a_leader_who_is_not_elected_loses_the_case_and_somebody_is_told(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    done(pass_on, case, by=w.line_manager, step="to the group leader", choice=None, reasons="Minor.")
    assert work_of(w.group_leader, on=ENDS_ON).get() == case
    hold_election(with_seat(results(w), w.posts.group_leader, user=None))
    after = BEGINS_ON + timedelta(days=1)
    assert not known_to(w.group_leader, on=after).exists()
    watch_cases(on=after, at=at_noon(after))
    alarm = Alarm.objects.get(closed_at__isnull=True, kind="no_lawful_owner")
    assert alarm.case == case
    assert alarm.told
