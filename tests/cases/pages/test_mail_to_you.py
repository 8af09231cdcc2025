"""May a person choose when they are mailed, and is what they chose kept?"""

import pytest

from cases.models import HowTold
from cases.outbox.choosing import how_told
from tests.cases.pages.conftest import signed_in_as
from tests.world import World

pytestmark = pytest.mark.django_db


def test_whoever_never_chose_is_told_of_each_thing_at_once(wendlebury: World) -> None:
    shown = signed_in_as(wendlebury.member).get("/notices").content.decode()

    assert how_told(wendlebury.member) == HowTold.EACH
    assert "When should we mail you?" in shown
    assert f"Mail goes to {wendlebury.member.email}." in shown


def test_a_choice_is_kept_and_is_theirs_alone(wendlebury: World) -> None:
    answer = signed_in_as(wendlebury.member).post("/notices", {"how": "daily"}, follow=True)

    assert "Your choice is saved." in answer.content.decode()
    assert how_told(wendlebury.member) == HowTold.DAILY
    assert how_told(wendlebury.other_member) == HowTold.EACH


@pytest.mark.parametrize("typed", [{}, {"how": "never"}])
def test_no_answer_of_those_offered_says_what_to_do(typed: dict[str, str], wendlebury: World) -> None:
    shown = signed_in_as(wendlebury.member).post("/notices", typed).content.decode()

    assert "<title>Error: " in shown
    assert "Select when we should mail you" in shown
    assert how_told(wendlebury.member) == HowTold.EACH


def test_the_page_is_in_the_menu(wendlebury: World) -> None:
    assert 'href="/notices"' in signed_in_as(wendlebury.member).get("/desk").content.decode()
