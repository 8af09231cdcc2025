"""The day on which the pages are read, as the tests of pages have it, and concerns by the dozen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django.fixtures import Settings

from cases.models import Case
from people.models import Post, User
from tests.cases.pages.conftest import AT, ON, the_day
from tests.cases.sending import drafted, sent
from tests.world import World

__all__ = ["ON", "the_day"]
FACTS = {"capacity": "councillor", "direct talk": "did not resolve it", "safety": "no", "ground": "courtesy"}


@pytest.fixture
def raised(wendlebury: World, settings: Settings) -> Callable[..., Case]:
    """A Member's concern about an officer, by default a Director, sent now. As many as a test needs."""
    settings.FILINGS_A_DAY = settings.PEOPLE_NAMED_A_DAY = 1_000

    def raise_one(
        by: User | None = None,
        about: tuple[User, Post] | None = None,
        matter: str = "councillor about officer",
    ) -> Case:
        w = wendlebury
        who = by or w.member
        whom = about or (w.director_of_place, w.posts.director_of_place)
        draft = drafted(who, w.council, matter, about=whom, facts=FACTS)
        return sent(draft, who, on=ON, at=AT)

    return raise_one
