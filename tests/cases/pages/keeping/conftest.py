"""A Member's concern about a Director with the Chief Executive, on the pages beside it."""

from tests.cases.pages.acts.conftest import case

__all__ = ["case"]
