"""Nobody of a tiny council may decide: it is sealed, handed to a body outside, and chased until it is back."""

from datetime import timedelta

import pytest

from cases.acts.close import close
from cases.acts.hand_outside import hand_outside, record_receipt
from cases.acts.pause import resume
from cases.models import Alarm, Case, OutsideHandover
from cases.refusals import Refused
from cases.states import State
from cases.watch.looking import watch_cases
from people.establishment import vacate
from people.models import Holding
from tests.cases.life.living import at_noon, done, told
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World

REVIEW = ON + timedelta(days=14)


@pytest.fixture
def case(wendlebury: World) -> Case:
    """Raised once the Chief Executive and the Monitoring Officer have gone; the deputy chooses, and acknowledged it."""
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer):
        vacate(Holding.objects.get(user=user), last_on=ON - timedelta(days=1))
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(drafted(w.member, w.council, about=about), w.member)
    assert case.steps.get().post == w.posts.outside_monitoring_officer
    return acknowledged(case, w.deputy_monitoring_officer)


def handed(case: Case, w: World) -> OutsideHandover:
    """What the deputy handed to the Monitoring Officer of the other council."""
    done(
        hand_outside,
        case,
        by=w.deputy_monitoring_officer,
        body="the Monitoring Officer of Harrowmere",
        how="by recorded post",
        fields=["what", "dates", "account", "raised_by", "about"],
        reasons="Nobody here may decide it.",
        review_on=REVIEW,
    )
    return OutsideHandover.objects.get()


def test_whoever_chooses_hands_over_what_nobody_here_may_decide(case: Case, wendlebury: World) -> None:
    handed_over = handed(case, wendlebury)
    assert "She was shouted at in the corridor." in handed_over.document
    assert handed_over.sha256 in told(case)
    case.refresh_from_db()
    assert case.state == State.WAITING_FOR_ANOTHER_BODY


def test_it_waits_is_chased_and_is_not_closed(case: Case, wendlebury: World) -> None:
    w = wendlebury
    key = handed(case, w).key
    day = ON + timedelta(days=3)
    due = ON + timedelta(days=40)
    done(record_receipt, case, key, by=w.deputy_monitoring_officer, received_on=day, due_on=due, on=day)
    with pytest.raises(Refused):
        done(close, case, by=w.deputy_monitoring_officer, reasons="It went away.", on=day)

    late = REVIEW + timedelta(days=1)
    watch_cases(on=late, at=at_noon(late))
    assert Alarm.objects.filter(case=case, kind="review_passed", closed_at__isnull=True).exists()


def test_the_person_who_raised_it_reads_that_it_waits_and_not_for_whom(case: Case, wendlebury: World) -> None:
    handed(case, wendlebury)
    case.refresh_from_db()
    assert str(State(case.state).label) == "Waiting"
    with pytest.raises(Refused):
        done(resume, case, by=wendlebury.member, words="Now.")


def test_what_comes_back_is_taken_up_again_by_whoever_handed_it_over(case: Case, wendlebury: World) -> None:
    w = wendlebury
    handed(case, w)
    back = done(resume, case, by=w.deputy_monitoring_officer, words="They sent it back.", on=REVIEW)
    assert back.state == State.WITH_HANDLER
    assert back.waiting == {}
    assert "Tom Ferris took it up again: They sent it back." in told(case)
