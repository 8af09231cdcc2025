"""Who has to agree before an answer is put off a second time, and what is told of it?"""

from datetime import date, timedelta

import pytest

from cases.access import agreements_asked_of, known_to
from cases.acts.hold import agree_to_holding, ask_for_holding, do_not_agree_to_holding, hold
from cases.acts.reassign import reassign
from cases.agreeing import SETTING, who_agrees
from cases.blind_index import index_of
from cases.models import Access, Case, Connection, HoldingAsked
from cases.outbox.sending import send_due
from cases.refusals import Refused
from cases.states import Relation, State
from people.establishment import seat, vacate
from people.models import CouncilSetting, Holding, User
from tests.cases.life.living import about_a_director, at_noon, done, ready, told
from tests.cases.sending import ON
from tests.world import World

FIRST, SECOND, LATEST = date(2026, 6, 22), date(2026, 6, 25), date(2026, 6, 29)


@pytest.fixture
def case(wendlebury: World) -> Case:
    """A Member's concern about a Director, put off once by the Chief Executive."""
    found = about_a_director(wendlebury)
    return done(hold, found, by=wendlebury.chief_executive, reasons="She is away.", until=FIRST)


def _asked(case: Case, by: User, until: date = SECOND) -> HoldingAsked:
    done(ask_for_holding, case, by=by, reasons="Still away.", until=until)
    return case.holdings_asked.get(replaced_at__isnull=True)


def _due(case: Case) -> date | None:
    return case.clocks.get(what="reply within").due_on


def _agree(asked: HoldingAsked, by: User) -> Case:
    return agree_to_holding(asked.key, by=by, at=at_noon(ON), on=ON)


def test_a_second_one_is_sent_only_once_somebody_else_agreed(case: Case, wendlebury: World) -> None:
    w = wendlebury
    with pytest.raises(Refused, match="ask somebody other than you to agree first"):
        done(hold, case, by=w.chief_executive, reasons="Still away.", until=SECOND)
    asked = _asked(case, w.chief_executive)
    assert _due(case) == FIRST
    assert told(case) == (
        "Judith Amadi asked Grace Lindqvist, Monitoring Officer to agree to another holding response until "
        "25 June 2026: Still away. (this service’s own default; the council may name somebody else)."
    )
    after = _agree(asked, w.monitoring_officer)
    assert (after.state, _due(case)) == (State.HELD, SECOND)
    assert told(case).startswith(
        "Judith Amadi said that the answer takes longer, until 25 June 2026, and Grace Lindqvist agreed to it: "
    )
    with pytest.raises(Refused, match="This has been answered"):
        _agree(asked, w.monitoring_officer)


def test_the_first_needs_nobody(wendlebury: World) -> None:
    found = about_a_director(wendlebury)
    with pytest.raises(Refused, match="No holding response was sent in this step yet"):
        done(ask_for_holding, found, by=wendlebury.chief_executive, reasons="Away.", until=FIRST)


def test_a_third_is_asked_as_well_and_all_stay_within_the_limit(case: Case, wendlebury: World) -> None:
    w = wendlebury
    _agree(_asked(case, w.chief_executive), w.monitoring_officer)
    with pytest.raises(Refused, match="ask somebody other than you"):
        done(hold, case, by=w.chief_executive, reasons="Still away.", until=LATEST)
    with pytest.raises(Refused, match="29 June 2026 at the latest"):
        _asked(case, w.chief_executive, LATEST + timedelta(days=1))
    done(ask_for_holding, case, by=w.chief_executive, reasons="Still away.", until=LATEST)
    asked = case.holdings_asked.get(answered_at__isnull=True)
    assert asked.number == 3
    assert _agree(asked, w.monitoring_officer).clocks.get(what="reply within").due_on == LATEST


def test_whoever_does_not_agree_says_why_and_the_date_stays(case: Case, wendlebury: World) -> None:
    w = wendlebury
    asked = _asked(case, w.chief_executive)
    with pytest.raises(Refused, match="without a reason nothing is done"):
        do_not_agree_to_holding(asked.key, by=w.monitoring_officer, reasons=" ", at=at_noon(ON), on=ON)
    do_not_agree_to_holding(asked.key, by=w.monitoring_officer, reasons="She is back.", at=at_noon(ON), on=ON)
    assert told(case).startswith("Grace Lindqvist did not agree to another holding response: She is back. (")
    assert _due(case) == FIRST
    assert case.notices.filter(person=index_of(w.chief_executive)).count() == 2


@pytest.mark.parametrize(
    "who", ["chief_executive", "member", "director_of_place", "line_manager", "outsider"]
)
def test_nobody_else_agrees_and_nobody_to_their_own(case: Case, wendlebury: World, who: str) -> None:
    asked = _asked(case, wendlebury.chief_executive)
    with pytest.raises(Refused, match="nothing here for you to agree to"):
        _agree(asked, getattr(wendlebury, who))
    assert _due(case) == FIRST


def test_whoever_came_to_deal_with_it_does_not_agree_to_it(case: Case, wendlebury: World) -> None:
    w = wendlebury
    asked = _asked(case, w.chief_executive)
    done(reassign, case, by=w.chief_executive, to=w.posts.monitoring_officer, reasons="I am away.")
    with pytest.raises(Refused, match="nothing here for you"):
        _agree(asked, w.monitoring_officer)
    ready(case, w.monitoring_officer)
    again = _asked(case, w.monitoring_officer)
    # Never the deputy of whoever deals with it.
    assert again.known_as == "Judith Amadi, Chief Executive"


def test_a_council_names_who_agrees(case: Case, wendlebury: World) -> None:
    w = wendlebury
    CouncilSetting.objects.create(
        council=w.council, name=SETTING, value="Head of Legal Partnership", source="Minute 30", from_on=ON
    )
    asked = _asked(case, w.chief_executive)
    assert (asked.known_as, asked.source) == ("Anil Kapoor, Head of Legal Partnership", "Minute 30")
    with pytest.raises(Refused, match="nothing here for you"):
        _agree(asked, w.monitoring_officer)
    assert not known_to(w.head_of_legal_partnership, on=ON).exists()
    assert _agree(asked, w.head_of_legal_partnership).state == State.HELD


def test_whoever_follows_in_the_seat_is_asked_and_whoever_left_it_no_more(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    asked = _asked(case, w.chief_executive)
    vacate(Holding.objects.get(user=w.monitoring_officer), last_on=ON - timedelta(days=1))
    seat(w.posts.monitoring_officer, w.head_of_legal_partnership, from_on=ON)
    assert not agreements_asked_of(w.monitoring_officer, on=ON).exists()
    assert _agree(asked, w.head_of_legal_partnership).state == State.HELD


@pytest.mark.parametrize("why", ["connected", "stood aside", "named as a witness"])
def test_whoever_may_not_deal_with_it_is_passed_over(case: Case, wendlebury: World, why: str) -> None:
    w, officer = wendlebury, wendlebury.monitoring_officer
    asked = _asked(case, w.chief_executive)
    if why == "connected":
        one, other = sorted((index_of(officer), index_of(w.director_of_place)))
        Connection.objects.create(one=one, other=other, council=w.council, from_on=ON)
    else:
        relation = Relation.RECUSAL if why == "stood aside" else Relation.WITNESS
        Access.objects.create(case=case, person=index_of(officer), relation=relation, from_at=at_noon(ON))
    with pytest.raises(Refused, match="nothing here for you"):
        _agree(asked, officer)
    assert _asked(case, w.chief_executive).known_as == "Tom Ferris, Deputy Monitoring Officer"
    asked.refresh_from_db()
    assert asked.replaced_at is not None


def test_where_nobody_lawful_could_agree_it_is_said_and_none_is_sent(case: Case, wendlebury: World) -> None:
    w = wendlebury
    for user in (w.monitoring_officer, w.deputy_monitoring_officer):
        vacate(Holding.objects.get(user=user), last_on=ON - timedelta(days=1))
    assert who_agrees(case, ON) is None
    with pytest.raises(Refused, match="Nobody at the council may agree"):
        _asked(case, w.chief_executive)
    assert not HoldingAsked.objects.exists()


def test_whoever_is_asked_is_told_and_the_mail_goes_out(case: Case, wendlebury: World) -> None:
    w = wendlebury
    CouncilSetting.objects.create(
        council=w.council, name=SETTING, value="Head of Legal Partnership", source="Minute 30", from_on=ON
    )
    _asked(case, w.chief_executive)
    send_due(on=ON, at=at_noon(ON))
    assert case.notices.get(person=index_of(w.head_of_legal_partnership)).sent_at is not None
