"""The demonstration council that runs Thanet's protocol."""

import pytest

from people.demonstration import build_demonstration
from people.models import Council
from rules.shelf import adopt, put_on_shelf
from tests.cases.every_case import BOOKS, FROM
from tests.cases.sending import ON


@pytest.fixture
def harrowmere(db: None) -> Council:
    """With everybody in their seats, and the rulebook in force."""
    build_demonstration(ON, "a password for tests")
    book = next(book for book in BOOKS if book.parent.name == "thanet")
    version, _ = put_on_shelf("thanet", book)
    adopt("harrowmere", version, from_on=FROM, adopted_by="the tests")
    return Council.objects.get(code="harrowmere")
