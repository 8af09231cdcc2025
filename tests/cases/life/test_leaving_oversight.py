"""What if the Monitoring Officer who watches over a case, and answers the question of the Code, has a connection?"""

from datetime import timedelta

import pytest

from cases.access import known_to, overseen_by
from cases.acts.answer_code_question import answer_code_question
from cases.acts.leave_oversight import leave_oversight
from cases.acts.reassign import reassign
from cases.blind_index import index_of
from cases.models import Case
from cases.oversight import STANDS_IN
from cases.refusals import Refused
from cases.states import State
from people.establishment import seat, vacate
from people.models import CouncilSetting, Holding, Post, Tier, User
from tests.cases.life.living import about_a_councillor, at_noon, done, told
from tests.cases.sending import ON
from tests.world import OPENED_ON, World


def _left(case: Case, by: User) -> Case:
    return leave_oversight(case.reference, by=by, at=at_noon(ON), on=ON)


def _set(w: World, value: str) -> None:
    CouncilSetting.objects.create(
        council=w.council, name=STANDS_IN, value=value, source="Minute 32", from_on=ON
    )


@pytest.fixture
def second_officer(wendlebury: World) -> User:
    """Una Gray, who sits in a second seat of a Monitoring Officer."""
    w = wendlebury
    post = Post.objects.create(
        council=w.council,
        kind="Monitoring Officer",
        title="Monitoring Officer (shared)",
        side="officer",
        from_on=OPENED_ON,
    )
    seat(post, w.outsider, from_on=OPENED_ON)
    return w.outsider


def test_whoever_stands_in_is_told_and_answers_and_the_other_never_knows_of_it_again(
    wendlebury: World, second_officer: User
) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    before = (case.state, case.version)
    after = _left(case, w.monitoring_officer)
    assert (after.state, after.version) == (before[0], before[1] + 1)
    assert told(case) == (
        "Grace Lindqvist cannot deal with this one, and what a Monitoring Officer has to say of it is now for "
        "Una Gray, Monitoring Officer (shared) to say (this service asks before anything is read)."
    )
    assert not known_to(w.monitoring_officer, on=ON).exists()
    assert overseen_by(second_officer, on=ON).get() == case
    assert case.notices.filter(person=index_of(second_officer)).exists()
    with pytest.raises(Refused, match="no such case"):
        done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="No.")
    done(answer_code_question, case, by=second_officer, is_allegation=False, reasons="A tone of voice.")


def test_they_cannot_undo_it_and_are_given_the_case_no_more(wendlebury: World, second_officer: User) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    _left(case, w.monitoring_officer)
    with pytest.raises(Refused, match="no such case"):
        _left(case, w.monitoring_officer)
    with pytest.raises(Refused, match="cannot deal with this one"):
        done(reassign, case, by=w.line_manager, to=w.posts.monitoring_officer, reasons="Back.")


def test_a_town_s_goes_on_being_for_its_principal_authority_s(wendlebury: World) -> None:
    w = wendlebury
    w.council.tier, w.council.principal_authority = Tier.TOWN_OR_PARISH, w.other_council
    w.council.save()
    vacate(Holding.objects.get(user=w.monitoring_officer), last_on=ON - timedelta(days=1))
    for number, user in enumerate((w.outsider, w.deputy_monitoring_officer)):
        post = Post.objects.create(
            council=w.other_council,
            kind="Monitoring Officer",
            title=f"Monitoring Officer {number}",
            side="officer",
            from_on=OPENED_ON,
        )
        seat(post, user, from_on=OPENED_ON)
    case = about_a_councillor(w)
    _left(case, w.outsider)
    assert "Tom Ferris, Monitoring Officer 1 of Harrowmere District Council to say" in told(case)
    assert overseen_by(w.deputy_monitoring_officer, on=ON).get() == case


def test_the_deputy_stands_in_and_answers_unless_the_council_names_others(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    _left(case, w.monitoring_officer)
    assert "Tom Ferris, Deputy Monitoring Officer to say" in told(case)
    assert overseen_by(w.deputy_monitoring_officer, on=ON).get() == case
    done(answer_code_question, case, by=w.deputy_monitoring_officer, is_allegation=False, reasons="A tone.")


def test_where_those_whom_the_council_names_cannot_nobody_is_asked_and_it_is_said(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    _set(w, "Monitoring Officer of another council")
    _left(case, w.monitoring_officer)
    assert "nobody could be asked to say of it what a Monitoring Officer has to say" in told(case)
    assert case.notices.filter(person=index_of(w.line_manager)).count() == 2
    assert not known_to(w.deputy_monitoring_officer, on=ON).exists()


def test_a_seat_outside_in_which_somebody_signs_in_stands_in_where_it_is_named_before_the_deputy(
    wendlebury: World,
) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    _set(w, "Monitoring Officer of another council\ndeputy")
    seat(w.posts.outside_monitoring_officer, w.outsider, from_on=ON)
    _left(case, w.monitoring_officer)
    assert "Una Gray, Monitoring Officer of another council to say" in told(case)
    done(answer_code_question, case, by=w.outsider, is_allegation=False, reasons="A tone of voice.")


@pytest.mark.parametrize(
    "who", ["line_manager", "officer", "member", "outsider", "deputy_monitoring_officer"]
)
def test_nobody_leaves_what_they_do_not_watch_over(wendlebury: World, who: str) -> None:
    case = about_a_councillor(wendlebury)
    with pytest.raises(Refused, match="no such case"):
        _left(case, getattr(wendlebury, who))
    case.refresh_from_db()
    assert case.state == State.WITH_HANDLER
