"""Does the Monitoring Officer read before they say whether it is a Code matter, and is each reading recorded?"""

from cases.blind_index import index_of
from cases.models import Case
from cases.states import EventKind
from tests.cases.pages.acts.conftest import at, handler_of, own_of, words_of
from tests.world import World

WORDS = "They shouted at me"


def test_names_come_first_then_the_words_and_the_reading_is_told(
    wendlebury: World, about_a_councillor: Case
) -> None:
    case, officer = about_a_councillor, wendlebury.monitoring_officer
    assert f"/desk/{case.reference}/read-to-say" in at(officer, "/desk/overseen").shown
    page = at(officer, f"/desk/{case.reference}/read-to-say")
    assert "Rosa Bright" in words_of(page)
    assert WORDS not in page.shown
    before = case.events.filter(kind=EventKind.OPENED).count()
    read = page.send({})
    assert WORDS in words_of(read)
    assert "This reading is recorded, with its reason." in words_of(read)
    assert case.events.filter(kind=EventKind.OPENED).count() == before + 1
    told = words_of(own_of(case, wendlebury.officer))
    assert "Grace Lindqvist opened the case to say whether it is a Code matter" in told


def test_that_they_have_no_connection_is_recorded_once_and_before_the_first_reading(
    wendlebury: World, about_a_councillor: Case
) -> None:
    case, officer = about_a_councillor, wendlebury.monitoring_officer
    page = at(officer, f"/desk/{case.reference}/read-to-say")
    by = index_of(officer)
    assert not case.events.filter(by=by).exists()
    page.send({})
    at(officer, f"/desk/{case.reference}/read-to-say").send({})
    kinds = case.events.filter(by=by).order_by("number").values_list("kind", flat=True)
    assert list(kinds) == [EventKind.NO_CONNECTION_CONFIRMED, EventKind.OPENED, EventKind.OPENED]


def test_whoever_is_not_sure_passes_it_on_without_reading(
    wendlebury: World, about_a_councillor: Case
) -> None:
    case, officer = about_a_councillor, wendlebury.monitoring_officer
    page = at(officer, f"/desk/{case.reference}/read-to-say")
    address = f"/desk/{case.reference}/cannot-watch-over"
    assert f'href="{address}"' in page.shown
    assert "You will not be asked about it again." in words_of(at(officer, address).send({}))
    assert at(officer, f"/desk/{case.reference}/read-to-say").status == 404
    assert not case.events.filter(kind=EventKind.OPENED, by=index_of(officer)).exists()


def test_it_is_there_for_nobody_whose_question_it_is_not(wendlebury: World, about_a_councillor: Case) -> None:
    address = f"/desk/{about_a_councillor.reference}/read-to-say"
    people = (wendlebury.officer, wendlebury.member, wendlebury.chief_executive, wendlebury.outsider)
    for who in (*people, handler_of(about_a_councillor)):
        assert at(who, address).status == 404


def test_a_concern_about_an_officer_is_not_read_for_it(wendlebury: World, case: Case) -> None:
    assert at(wendlebury.monitoring_officer, f"/desk/{case.reference}/read-to-say").status == 404
