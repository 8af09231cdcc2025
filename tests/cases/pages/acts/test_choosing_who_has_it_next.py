"""Does the page on which a case is given to others say whom the rule names, and does it stay quiet about the rest?"""

import pytest

from cases.models import Case
from tests.cases.pages.acts.conftest import at, handler_of
from tests.world import World

pytestmark = pytest.mark.django_db


def test_whom_the_council_names_stands_under_a_heading_before_those_the_rule_does_not_name(
    wendlebury: World, about_a_councillor: Case
) -> None:
    case = about_a_councillor
    page = at(handler_of(case), f"/desk/{case.reference}/reassign").shown
    named = "Named by the council for when nobody is left"
    others = "Others who may have it. The rule does not name them"
    assert page.index(named) < page.index("Grace Lindqvist, Monitoring Officer") < page.index(others)
    assert page.index(others) < page.index("Meera Rao, Director of People")
    assert page.count(named) == page.count(others) == 1
    assert page.count("<div") == page.count("</div>")
    assert "Ken Aldous" not in page


def test_a_choice_without_headings_has_none(wendlebury: World, case: Case) -> None:
    page = at(wendlebury.chief_executive, f"/desk/{case.reference}/wait").shown
    assert "Others who may have it" not in page
    assert page.count("<div") == page.count("</div>")
