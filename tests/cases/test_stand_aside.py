"""What becomes of a case when whoever has it says that they have a connection with it, or are not sure?"""

from datetime import timedelta

import pytest

from cases.access import known_to, who_can_see, work_of
from cases.acts.open_case import confirm_no_connection
from cases.acts.stand_aside import stand_aside
from cases.blind_index import index_of
from cases.models import Access, Case
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import EventKind, NoticeKind, Relation, State
from people.establishment import seat, vacate
from people.models import Capacity, Holding, User
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


def test_it_goes_to_the_next_lawful_person_who_is_told(case: Case, wendlebury: World) -> None:
    after = _aside(case, wendlebury.chief_executive)
    assert (after.state, after.version) == (State.WITH_HANDLER, 1)
    assert work_of(wendlebury.monitoring_officer, on=ON).get() == case
    assert (
        case.notices.get(
            person=index_of(wendlebury.monitoring_officer), kind=NoticeKind.TO_DEAL_WITH
        ).queued_at
        == AT
    )
    assert [row.who for row in who_can_see(case)] == ["Rosa Bright", "Grace Lindqvist, Monitoring Officer"]
    steps = [(step.number, step.ended_on, step.post) for step in case.steps.all()]
    assert steps == [
        (1, ON, wendlebury.posts.chief_executive),
        (2, None, wendlebury.posts.monitoring_officer),
    ]
    assert sentence_of(case.events.get(kind=EventKind.STOOD_ASIDE)) == (
        "Judith Amadi cannot deal with this one, and it is now with Grace Lindqvist, Monitoring Officer "
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


def test_with_nobody_left_but_a_seat_outside_somebody_hands_it_over(case: Case, wendlebury: World) -> None:
    w = wendlebury
    _aside(case, w.chief_executive)
    after = _aside(case, w.monitoring_officer)
    assert (after.state, after.version) == (State.WITH_HANDLER, 2)
    assert after.steps.latest("number").handlers[0].title == "Monitoring Officer of another council"
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


def test_the_chooser_may_acknowledge_it(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    draft = drafted(w.member, w.council, about=about, choice="choose for me", avoids="She knows him well.")
    assert acknowledged(sent(draft, w.member), w.monitoring_officer).state == State.TRIAGE


def test_those_the_filer_asked_not_to_have_are_not_asked_to_choose(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    draft = drafted(w.member, w.council, about=about, choice="choose for me", avoids="She knows him well.")
    case = sent(draft, w.member)
    for chooser in (w.monitoring_officer, w.deputy_monitoring_officer):
        _aside(case, chooser)
    assert not work_of(w.chief_executive, on=ON).exists()


def test_the_rest_of_a_panel_keeps_it(case: Case, wendlebury: World) -> None:
    w = wendlebury
    hal, joan, _ = w.panel_members
    case.steps.update(post=w.posts.hearing_panel)
    case.access.filter(relation=Relation.HANDLER).delete()
    for member in (hal, joan):
        Access.objects.create(case=case, person=index_of(member), relation=Relation.HANDLER, from_at=AT)
    after = _aside(case, hal)
    assert after.state == State.WITH_HANDLER
    assert (work_of(hal, on=ON).exists(), work_of(joan, on=ON).exists()) == (False, True)
    told = sentence_of(after.events.get(kind=EventKind.STOOD_ASIDE))
    assert "Hal Winter cannot deal with this one, and it stays with the Hearing Panel (" in told
    assert _aside(case, joan).steps.latest("number").post == w.posts.chief_executive


def test_of_two_who_had_it_together_neither_keeps_it(case: Case, wendlebury: World) -> None:
    w = wendlebury
    _give_to_both(case, w)
    assert work_of(w.line_manager, on=ON).exists()
    _aside(case, w.chief_executive)
    assert not work_of(w.line_manager, on=ON).exists()
    assert work_of(w.monitoring_officer, on=ON).exists()


def test_a_seat_outside_keeps_it_and_somebody_else_hands_it_over(wendlebury: World) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer):
        vacate(Holding.objects.get(user=user), last_on=ON - timedelta(days=1))
    about = (w.director_of_place, w.posts.director_of_place)
    case = sent(drafted(w.member, w.council, about=about), w.member)
    seat(w.posts.chief_executive, w.director_of_people, capacity=Capacity.ACTING, from_on=ON)
    after = _aside(case, w.deputy_monitoring_officer)
    assert after.state == State.WITH_HANDLER
    assert [user for user in User.objects.all() if work_of(user, on=ON).exists()] == [w.director_of_people]
    assert "to whom Meera Rao, Chief Executive hands it over (" in sentence_of(
        after.events.get(kind=EventKind.STOOD_ASIDE)
    )


def _give_to_both(case: Case, w: World) -> None:
    """As a rule does that has two decide together: one step without a single seat, and both of them in it."""
    step = case.steps.get()
    first = step.held_by[0]
    second = {**first, "user": w.line_manager.pk, "name": "Owen Tully", "post": w.posts.line_manager.pk}
    step.post, step.held_by = None, [first, second]
    step.save()
    Access.objects.create(case=case, person=index_of(w.line_manager), relation=Relation.HANDLER, from_at=AT)


@pytest.mark.parametrize("who", ["member", "director_of_place", "monitoring_officer", "outsider"])
def test_nobody_else_can_stand_aside_from_it(case: Case, wendlebury: World, who: str) -> None:
    with pytest.raises(Refused):
        _aside(case, getattr(wendlebury, who))
    case.refresh_from_db()
    assert (case.state, case.version) == (State.WITH_HANDLER, 0)
