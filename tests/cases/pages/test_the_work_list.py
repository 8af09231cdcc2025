"""Does the list of work stay as quick however long it is, in the order asked for, and empty for whoever it concerns?"""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.acts.conclude import conclude
from cases.models import Case
from tests.cases.life.living import done
from tests.cases.pages.acts.conftest import with_them
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.sending import HAPPENED, drafted, sent
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy"}
# Session, person, second step, council and what it settled: what every page asks, whatever stands on it.
FRAME = 5
MOST = 8


def _raised(w: World, how_many: int) -> list[Case]:
    """Concerns of a Member about a Director, with the Chief Executive, sent on days one after another."""
    about = (w.director_of_place, w.posts.director_of_place)
    cases = []
    for number in range(how_many):
        day = ON.replace(day=1 + number % 3)
        at = AT.replace(day=day.day, hour=7 + number // 3)
        draft = drafted(w.member, w.council, about=about, at=at, facts=FACTS, words=HAPPENED)
        cases.append(sent(draft, w.member, on=day, at=at))
    return cases


def _look_ups(browser: Client, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    # The session is written so that its short time begins anew; on the other pages of a desk as well.
    apart = ("SAVEPOINT", "RELEASE", "UPDATE")
    return sum(not each["sql"].startswith(apart) for each in asked) - FRAME


def _rows(page: str) -> list[str]:
    """The references of the first table, from the top."""
    return re.findall(r'<th scope="row">.*?([A-Z]+-\w{4}-\w{2})', page.split("</table>")[0])


@pytest.mark.parametrize("who", ["chief_executive", "monitoring_officer"])
@pytest.mark.parametrize("query", ["", "?part=known", "?order=due-last&part=needs-you&page=2"])
def test_a_list_of_thirty_takes_as_few_look_ups_as_one_of_three(
    wendlebury: World, who: str, query: str
) -> None:
    browser = signed_in_as(getattr(wendlebury, who))
    _raised(wendlebury, 3)
    few = _look_ups(browser, "/desk")
    _raised(wendlebury, 27)

    assert _look_ups(browser, "/desk") == few
    assert _look_ups(browser, f"/desk{query}") <= few <= MOST


def test_a_page_has_twenty_five_and_the_next_one_the_rest(wendlebury: World) -> None:
    cases = {case.reference for case in _raised(wendlebury, 28)}
    browser = signed_in_as(wendlebury.chief_executive)
    first = browser.get("/desk").content.decode()
    onward = re.findall(r'<a href="([^"]*)" rel="next">', first)[0].replace("&amp;", "&")
    second = browser.get(onward).content.decode()

    assert len(_rows(first)) == 25
    assert "1 to 25 of 28" in first
    assert "26 to 28 of 28" in second
    assert set(_rows(first)) | set(_rows(second)) == cases
    assert 'rel="next"' not in second


def test_it_is_sorted_as_the_address_says(wendlebury: World) -> None:
    _raised(wendlebury, 4)
    browser = signed_in_as(wendlebury.chief_executive)
    by_case = browser.get("/desk?order=case").content.decode()
    sent_first = browser.get("/desk?order=sent").content.decode()
    sent_last = browser.get("/desk?order=sent-last").content.decode()

    assert _rows(by_case) == sorted(_rows(by_case))
    assert "Sorted by the reference." in by_case
    assert '<a href="/desk?order=sent-last">what was sent last</a>' in by_case
    in_order = Case.objects.order_by("filed_at", "reference").values_list("reference", flat=True)
    assert _rows(sent_first) == list(in_order)
    assert Case.objects.latest("filed_at").reference == _rows(sent_last)[0]


@pytest.mark.parametrize(
    "query", ["order=about", "part=everybody", "page=-1", "page=x", "page=²", "page=0", "order="]
)
def test_what_is_no_order_and_no_part_shows_the_whole_list(wendlebury: World, query: str) -> None:
    _raised(wendlebury, 2)
    browser = signed_in_as(wendlebury.chief_executive)

    assert _rows(browser.get(f"/desk?{query}").content.decode()) == _rows(
        browser.get("/desk").content.decode()
    )


def test_a_page_past_the_end_says_that_there_is_none(wendlebury: World) -> None:
    _raised(wendlebury, 2)
    shown = signed_in_as(wendlebury.chief_executive).get("/desk?part=over&page=9").content.decode()

    assert "There is none here." in shown
    assert "Waits for you (2)" in shown


@pytest.mark.parametrize("query", ["?page=9", "?part=needs-you&page=9"])
def test_past_the_end_it_does_not_say_that_nothing_waits(wendlebury: World, query: str) -> None:
    cases = _raised(wendlebury, 2)
    browser = signed_in_as(wendlebury.chief_executive)
    shown = browser.get(f"/desk{query}").content.decode()

    assert "Nothing needs you" not in shown
    assert "The list is not that long." in shown
    first = re.findall(r'<a href="([^"]*)">See its first page</a>', shown)[0]
    assert set(_rows(browser.get(first).content.decode())) == {case.reference for case in cases}


def test_a_row_has_two_links_and_the_next_step_is_one_of_them(wendlebury: World) -> None:
    (case,) = _raised(wendlebury, 1)
    chief = wendlebury.chief_executive
    with_them(case, chief)
    case.refresh_from_db()
    given = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}
    done(conclude, case, by=chief, on=ON, **given)
    row = signed_in_as(chief).get("/desk").content.decode().split("<tbody>")[1].split("</tr>")[0]

    links = re.findall(r'<a [^>]*href="([^"]*)"', row)
    assert links == [f"/desk/{case.reference}", f"/desk/{case.reference}/report-back"]
    assert signed_in_as(chief).get(links[1]).status_code == 200


def test_the_next_step_of_what_was_not_opened_leads_to_the_question_first(wendlebury: World) -> None:
    (case,) = _raised(wendlebury, 1)
    row = signed_in_as(wendlebury.chief_executive).get("/desk").content.decode().split("<tbody>")[1]

    assert re.findall(r'<a [^>]*href="([^"]*)"', row.split("</tr>")[0])[1] == f"/desk/{case.reference}"
    assert "You have not read it yet." in row


@pytest.mark.parametrize("who", ["director_of_place", "other_member", "outsider", "line_manager"])
def test_whoever_it_is_about_or_kept_from_sees_the_list_as_if_there_were_none(
    wendlebury: World, who: str
) -> None:
    browser = signed_in_as(getattr(wendlebury, who))
    addresses = [f"/desk{query}" for query in ("", "?part=known", "?part=needs-you&order=sent", "?part=over")]
    before = [_without_mark(browser, address) for address in addresses]
    _raised(wendlebury, 3)

    assert [_without_mark(browser, address) for address in addresses] == before


def test_whoever_stood_aside_sees_the_list_as_if_it_had_never_come(wendlebury: World) -> None:
    browser = signed_in_as(wendlebury.chief_executive)
    before = _without_mark(browser, "/desk")
    (case,) = _raised(wendlebury, 1)
    assert _without_mark(browser, "/desk") != before
    browser.post(f"/desk/{case.reference}", {"connection": "some"})

    assert _without_mark(browser, "/desk") == before


def _without_mark(browser: Client, address: str) -> str:
    """The page without the form's own mark, which is another one at every asking."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", browser.get(address).content.decode())
