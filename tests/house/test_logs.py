"""Does a log line hold what a person typed? It must not."""

import logging
import sys

import pytest

from protocol_portal.logs import PlacesOnly, WithoutPersonalData

TYPED = "Cllr Ashdown shouted at me"


def _record_of_a_crash() -> logging.LogRecord:
    try:
        try:
            raise KeyError(TYPED)
        except KeyError as cause:
            raise ValueError(f"Key (narrative)=({TYPED}) already exists") from cause
    except ValueError:
        return logging.LogRecord("cases", logging.ERROR, __file__, 1, "A page failed", (), sys.exc_info())


def test_a_crash_is_logged_by_place_and_kind_without_its_message() -> None:
    line = PlacesOnly("{message}", style="{").format(_record_of_a_crash())

    assert "builtins.ValueError" in line
    assert "builtins.KeyError" in line
    assert "_record_of_a_crash" in line
    assert TYPED not in line


@pytest.mark.parametrize("attribute", ["request", "params", "sql"])
def test_a_record_loses_what_could_carry_words(attribute: str) -> None:
    record = _record_of_a_crash()
    setattr(record, attribute, TYPED)

    assert WithoutPersonalData().filter(record) is True
    assert not hasattr(record, attribute)
