"""Is what is sent what the check page showed, whatever was saved in another tab since?"""

import pytest

from cases.models import Case
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}
CHANGED = "What you wrote has changed since this page was opened. Check it again before you send."


def _checked(world: World) -> Journey:
    about = (world.director_of_place, world.posts.director_of_place)
    journey = Journey(signed_in_as(world.member), about, facts=FACTS).to("what-happened")
    return journey.send({"happened": "VERSION ONE"}).to("check")


def _save_elsewhere(journey: Journey, page: str, fields: dict[str, str]) -> None:
    other = Journey(journey.browser).open(journey.address.replace("/check", page))
    other.send(fields)


@pytest.mark.parametrize(
    ("page", "fields", "shown"),
    [
        ("/what-happened", {"happened": "VERSION TWO"}, "VERSION TWO"),
        ("/contact", {"contact": "council email"}, "My council email"),
        ("/put-right", {"put_right": "formal"}, "Have it looked into formally"),
    ],
)
def test_an_answer_saved_elsewhere_is_shown_before_anything_is_sent(
    wendlebury: World, page: str, fields: dict[str, str], shown: str
) -> None:
    checked = _checked(wendlebury)
    _save_elsewhere(checked, page, fields)

    checked.send({})

    assert checked.status == 409
    assert CHANGED in checked.shown
    assert shown in checked.shown
    assert Case.objects.count() == 0
    checked.send({})
    assert "Concern sent" in checked.shown


def test_a_page_without_its_mark_is_checked_again(wendlebury: World) -> None:
    checked = _checked(wendlebury)

    assert CHANGED in checked.send({"seen": ""}).shown
    assert Case.objects.count() == 0


def test_the_same_words_saved_again_elsewhere_change_nothing(wendlebury: World) -> None:
    checked = _checked(wendlebury)
    _save_elsewhere(checked, "/what-happened", {"happened": "VERSION ONE"})

    assert "Concern sent" in checked.send({}).shown
