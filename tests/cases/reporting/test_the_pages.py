"""What do those who compile, freeze and read the annual report see, and what does nobody else?"""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from cases.models import AnnualReport, Case
from tests.cases.life.living import about_a_director
from tests.cases.reporting.conftest import about_the_monitoring_officer, browser_of
from tests.world import World

pytestmark = pytest.mark.django_db

YEAR = "/reports/wendlebury/2026"
_NUMBER = re.compile(r'<a href="(/reports/wendlebury/2026/cases/[^"]+)">(\d+)<')
_MARKS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def _shown(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return _MARKS.sub("", answer.content.decode())


def _seen(browser: Client, address: str) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', browser.get(address).content.decode())
    assert found is not None
    return found[1]


def _frozen(w: World, comments: str = "A quiet year.") -> AnnualReport:
    sent = {"comments": comments, "then": "hand on"}
    assert browser_of(w.monitoring_officer).post(f"{YEAR}/comments", sent).status_code == 302
    chief = browser_of(w.chief_executive)
    answer = chief.post(f"{YEAR}/freeze", {"seen": _seen(chief, f"{YEAR}/freeze")})
    assert answer.status_code == 302, answer.content.decode()
    return AnnualReport.objects.latest("edition")


def test_every_number_opens_a_list_of_exactly_that_length(four: list[Case], w: World) -> None:
    browser = browser_of(w.monitoring_officer)
    numbers = _NUMBER.findall(_shown(browser, YEAR))
    assert len(numbers) > 15
    for address, number in numbers:
        listed = _shown(browser, address)
        assert len(re.findall(r"<strong>", listed)) == int(number), address
    known = [case.reference for case in four[:3]]
    everything = _shown(browser, f"{YEAR}/cases/totals/complaints")
    assert all(reference in everything for reference in known)


def test_the_page_says_how_complaints_and_incidents_agree(four: list[Case], w: World) -> None:
    shown = _shown(browser_of(w.monitoring_officer), YEAR)
    assert (
        "3 complaints about 2 incidents: 1 stand alone, and 2 are linked, which makes 1 more: 1 + 1 = 2."
        in shown
    )


def test_no_page_differs_by_a_letter_for_whoever_a_case_is_about(w: World) -> None:
    browser = browser_of(w.monitoring_officer)
    addresses = ["/reports", YEAR, f"{YEAR}/comments", f"{YEAR}/cases/totals/complaints"]
    before = [_shown(browser, address) for address in addresses]
    about_the_monitoring_officer(w)
    assert [_shown(browser, address) for address in addresses] == before


@pytest.mark.parametrize("who", ["outsider", "member", "officer", "director_of_place", "group_leader"])
def test_nobody_else_finds_anything_to_prepare_or_freeze(four: list[Case], w: World, who: str) -> None:
    browser_of(w.monitoring_officer).post(f"{YEAR}/comments", {"comments": "", "then": "hand on"})
    browser = browser_of(getattr(w, who))
    assert "To prepare" not in _shown(browser, "/reports")
    assert "To freeze" not in _shown(browser, "/reports")
    for address in (YEAR, f"{YEAR}/comments", f"{YEAR}/freeze", f"{YEAR}/cases/totals/complaints"):
        assert browser.get(address).status_code == 404, address
        assert browser.post(address, {"then": "hand on"}).status_code in (404, 405)


def test_whoever_compiled_it_cannot_freeze_it(four: list[Case], w: World) -> None:
    browser = browser_of(w.monitoring_officer)
    browser.post(f"{YEAR}/comments", {"comments": "", "then": "hand on"})
    assert browser.get(f"{YEAR}/freeze").status_code == 404
    assert browser.post(f"{YEAR}/freeze", {"seen": "x"}).status_code == 404
    assert not AnnualReport.objects.exists()


def test_frozen_by_somebody_else_every_case_is_counted_and_the_hidden_one_under_no_heading(
    four: list[Case], w: World
) -> None:
    report = _frozen(w)
    assert len(report.frozen["rows"]) == 4
    apart = [row for row in report.frozen["rows"] if row["apart"]]
    assert [
        {key for key, value in row.items() if value} - {"apart", "acknowledged", "answered"} for row in apart
    ] == [set()]
    shown = _shown(browser_of(w.monitoring_officer), f"{YEAR}/edition/1/exempt")
    assert "4 complaints about 3 incidents" in shown
    kept = str(report.frozen)
    assert not any(case.reference in kept for case in four)
    assert {row["incident"] for row in report.frozen["rows"]} == {"", "1"}


def test_in_the_open_version_nothing_small_is_shown_and_everybody_here_reads_it(
    four: list[Case], w: World
) -> None:
    _frozen(w)
    shown = _shown(browser_of(w.member), f"{YEAR}/edition/1/open")
    assert "4 complaints about 3 incidents" in shown
    assert "Withheld" in shown
    assert "Director" not in shown
    assert "A quiet year." in shown
    assert browser_of(w.outsider).get(f"{YEAR}/edition/1/open").status_code == 404


@pytest.mark.parametrize("who", ["chief_executive", "member", "deputy_monitoring_officer"])
def test_the_exempt_version_is_for_whoever_compiled_it_alone(four: list[Case], w: World, who: str) -> None:
    _frozen(w)
    assert browser_of(getattr(w, who)).get(f"{YEAR}/edition/1/exempt").status_code == 404


def test_handed_on_again_meanwhile_it_is_read_again_first(four: list[Case], w: World) -> None:
    browser_of(w.monitoring_officer).post(f"{YEAR}/comments", {"comments": "One.", "then": "hand on"})
    for seen in ("2020-01-01T00:00:00+00:00", "rubbish", "", "9999-99-99T00:00"):
        answer = browser_of(w.chief_executive).post(f"{YEAR}/freeze", {"seen": seen})
        assert "It was handed on again meanwhile." in answer.content.decode(), seen
    assert not AnnualReport.objects.exists()


def test_sent_twice_it_is_frozen_once(four: list[Case], w: World) -> None:
    _frozen(w)
    assert browser_of(w.chief_executive).get(f"{YEAR}/freeze").status_code == 404
    assert AnnualReport.objects.count() == 1


def test_another_edition_stands_beside_the_first(four: list[Case], w: World) -> None:
    _frozen(w)
    second = _frozen(w, "Put right.")
    assert second.edition == 2
    assert "A quiet year." in _shown(browser_of(w.member), f"{YEAR}/edition/1/open")


def test_a_year_that_is_not_over_is_not_handed_on(w: World) -> None:
    address = "/reports/wendlebury/2027/comments"
    answer = browser_of(w.monitoring_officer).post(address, {"comments": "Words.", "then": "hand on"})
    shown = answer.content.decode()
    assert "This year is not over yet." in shown
    assert "Words." in shown
    assert "<title>Error: " in shown


def test_the_lists_ask_as_often_however_long_they_are(w: World, settings: Settings) -> None:
    settings.FILINGS_A_DAY = 100
    browser = browser_of(w.monitoring_officer)
    asked: list[list[int]] = []
    for more in (3, 27):
        for _ in range(more):
            about_a_director(w)
        asked.append([_asked(browser, address) for address in (YEAR, f"{YEAR}/cases/totals/complaints")])
    assert asked[0] == asked[1]


def _asked(browser: Client, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    return len(asked)
