"""Wendlebury, running the small rulebook of the language's tests."""

import pytest

from tests.cases.sending import run_small_book
from tests.world import World, world


@pytest.fixture
def wendlebury(db: None) -> World:
    """Everybody in their seat, and the small rulebook in force."""
    here = world()
    run_small_book(here.council)
    return here
