"""Can a Monitoring Officer who watches over a case and cannot deal with it say so from a page, without reading it?"""

import pytest

from cases.models import Case
from tests.cases.pages.acts.conftest import at, desk_of, handler_of, words_of
from tests.world import World

pytestmark = pytest.mark.django_db


def test_it_is_offered_with_the_cases_one_knows_of_and_says_first_what_it_means(
    wendlebury: World, about_a_councillor: Case
) -> None:
    case, officer = about_a_councillor, wendlebury.monitoring_officer
    assert f"/desk/{case.reference}/cannot-watch-over" in at(officer, "/desk/overseen").shown
    page = at(officer, f"/desk/{case.reference}/cannot-watch-over")
    assert "nobody can undo it" in page.shown
    for name in ("Priya Shah", "Rosa Bright", "They shouted at me"):
        assert name not in words_of(page)
    after = page.send({})
    assert "Thank you. You will not be asked about it again." in words_of(after)
    assert case.reference not in after.shown
    assert at(officer, "/desk/overseen").status == 404


def test_it_is_not_for_whoever_deals_with_it(wendlebury: World, about_a_councillor: Case) -> None:
    case = about_a_councillor
    assert "cannot-watch-over" not in desk_of(case, handler_of(case)).shown
    assert at(handler_of(case), f"/desk/{case.reference}/cannot-watch-over").status == 404
