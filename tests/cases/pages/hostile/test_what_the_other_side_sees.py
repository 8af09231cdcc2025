"""Is a concern invisible to the person it is about, and to whoever it is kept from, in every page they come to?"""

from __future__ import annotations

import re

import pytest
from pytest_django.fixtures import Settings

from people.models import Post, User
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.hostile.conftest import FACTS, filed
from tests.cases.pages.hostile.crawling import pages_from
from tests.cases.pages.hostile.test_every_field import _beginnings
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

# What differs between two looks at one page, and tells nobody anything.
_MARKS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
_ABOUT = ("director_of_place", "monitoring_officer", "chief_executive")


@pytest.mark.parametrize("about", _ABOUT)
def test_no_page_differs_by_one_letter_for_the_person_it_is_about(
    wendlebury: World, settings: Settings, about: str
) -> None:
    settings.FILINGS_A_DAY = settings.PEOPLE_NAMED_A_DAY = settings.PREVIEWS_A_DAY = 1_000
    subject: User = getattr(wendlebury, about)
    post: Post = getattr(wendlebury.posts, about)
    filed(Journey(signed_in_as(wendlebury.other_member), _other(wendlebury, about), facts=FACTS))
    before = _everything(subject)
    filed(Journey(signed_in_as(wendlebury.member), (subject, post), facts=FACTS))
    after = _everything(subject)

    assert before.keys() == after.keys()
    assert [address for address in before if before[address] != after[address]] == []
    assert len(before) > 10


def test_a_difference_is_noticed_for_whoever_deals_with_it(wendlebury: World) -> None:
    before = _everything(wendlebury.chief_executive)
    about = (wendlebury.director_of_place, wendlebury.posts.director_of_place)
    filed(Journey(signed_in_as(wendlebury.member), about, facts=FACTS))

    assert before != _everything(wendlebury.chief_executive)


def _everything(user: User) -> dict[str, str]:
    """Every page they come to by links, by its address, in what it says of their own."""
    browser = signed_in_as(user)
    addresses = [page.address for page in pages_from(browser, _beginnings())]
    return {
        address: _MARKS.sub("", browser.get(address).content.decode())
        for address in addresses
        if not address.startswith(("/sign-in", "/your-sign-in", "/leave"))
    }


def _other(w: World, about: str) -> tuple[User, Post]:
    """Somebody else, whose concern stands in both looks: so that pages are not merely empty."""
    if about == "director_of_people":
        return w.director_of_place, w.posts.director_of_place
    return w.director_of_people, w.posts.director_of_people
