"""Does the page on which a case is given to others say whom the rule names, and does it stay quiet about the rest?"""

import re

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
    headings = re.findall(r'<p id="id_to_\d+_group"><strong>(.*?)</strong>', page)
    assert headings[0] == "Named by the council for when nobody is left"
    assert headings[-1] == "Others who may have it. The rule does not name them"
    assert page.count('<div role="group" aria-labelledby="id_to_') == len(headings)
    assert page.count("<div") == page.count("</div>")
    assert "Ken Aldous" not in page


def test_a_choice_without_headings_has_none(wendlebury: World, case: Case) -> None:
    page = at(wendlebury.chief_executive, f"/desk/{case.reference}/wait").shown
    assert 'role="group"' not in page
    assert page.count("<div") == page.count("</div>")
