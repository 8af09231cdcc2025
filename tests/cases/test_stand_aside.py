"""What becomes of a case when whoever has it says that they have a connection with it, or are not sure?"""

import pytest

from cases.access import known_to, who_can_see, work_of
from cases.acts.open_case import confirm_no_connection
from cases.acts.stand_aside import stand_aside
from cases.blind_index import index_of
from cases.models import Access, Case
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import EventKind, NoticeKind, Relation, State
from people.establishment import vacate
from people.models import Holding, User
from tests.cases.sending import AT, ON, acknowledged, drafted, sent
from tests.world import World


@pytest.fixture
def case(wendlebury: World) -> Case:
    """A Member's concern about a Director, with the Chief Executive."""
    w = wendlebury
    return sent(
        drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member
    )


def _aside(case: Case, by: User) -> Case:
    return stand_aside(case.reference, by=by, at=AT, on=ON)


def test_it_waits_for_the_first_lawful_chooser_who_is_told(case: Case, wendlebury: World) -> None:
    after = _aside(case, wendlebury.chief_executive)
    assert (after.state, after.version) == (State.TRIAGE, 1)
    assert work_of(wendlebury.monitoring_officer, on=ON).get() == case
    assert (
        case.notices.get(person=index_of(wendlebury.monitoring_officer), kind=NoticeKind.TO_CHOOSE).queued_at
        == AT
    )
    assert [row.who for row in who_can_see(case)] == ["Rosa Bright", "Grace Lindqvist, Monitoring Officer"]
    steps = [(step.number, step.ended_on, step.post) for step in case.steps.all()]
    assert steps == [
        (1, ON, wendlebury.posts.chief_executive),
        (2, None, wendlebury.posts.monitoring_officer),
    ]
    assert sentence_of(case.events.get(kind=EventKind.STOOD_ASIDE)) == (
        "Judith Amadi cannot deal with this one, and Grace Lindqvist, Monitoring Officer was asked to choose who does "
        "(this service asks before anything is read)."
    )


def test_they_cannot_undo_it_and_no_later_role_lets_them_in(case: Case, wendlebury: World) -> None:
    chief = wendlebury.chief_executive
    _aside(case, chief)
    with pytest.raises(Refused, match="no such case"):
        confirm_no_connection(case, by=chief, at=AT)
    with pytest.raises(Refused, match="no such case"):
        _aside(case, chief)
    Access.objects.create(case=case, person=index_of(chief), relation=Relation.HANDLER, from_at=AT)
    assert not known_to(chief, on=ON).exists()


def test_each_chooser_who_stands_aside_is_followed_by_the_next(case: Case, wendlebury: World) -> None:
    w = wendlebury
    _aside(case, w.chief_executive)
    after = _aside(case, w.monitoring_officer)
    assert (after.state, after.version) == (State.TRIAGE, 2)
    assert [user for user in User.objects.all() if work_of(user, on=ON).exists()] == [
        w.deputy_monitoring_officer
    ]


def test_with_nobody_left_it_waits_all_the_same_and_the_event_says_so(case: Case, wendlebury: World) -> None:
    w = wendlebury
    for user in (w.monitoring_officer, w.deputy_monitoring_officer):
        vacate(Holding.objects.get(user=user), last_on=Holding.objects.get(user=user).from_on)
    w.posts.outside_monitoring_officer.delete()
    after = _aside(case, w.chief_executive)
    assert after.state == State.TRIAGE
    assert "nobody could be asked to choose" in sentence_of(after.events.get(kind=EventKind.STOOD_ASIDE))
    assert not after.access.filter(relation=Relation.TRIAGE).exists()


def test_the_chooser_may_acknowledge_it(case: Case, wendlebury: World) -> None:
    after = _aside(case, wendlebury.chief_executive)
    assert acknowledged(after, wendlebury.monitoring_officer).state == State.TRIAGE


def test_those_the_filer_asked_not_to_have_are_not_asked_to_choose(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    draft = drafted(w.member, w.council, about=about, choice="choose for me", avoids="She knows him well.")
    case = sent(draft, w.member)
    for chooser in (w.monitoring_officer, w.deputy_monitoring_officer):
        _aside(case, chooser)
    assert not work_of(w.chief_executive, on=ON).exists()


@pytest.mark.parametrize("who", ["member", "director_of_place", "monitoring_officer", "outsider"])
def test_nobody_else_can_stand_aside_from_it(case: Case, wendlebury: World, who: str) -> None:
    with pytest.raises(Refused):
        _aside(case, getattr(wendlebury, who))
    case.refresh_from_db()
    assert (case.state, case.version) == (State.WITH_HANDLER, 0)
