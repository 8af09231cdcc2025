"""Is SQLite set so that nothing sent is lost, asked of the database and not of the settings?"""

import pytest
from django.db import connection

from protocol_portal.checks import pragmas_in_force
from protocol_portal.sqlite import SQLITE_PRAGMAS

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="these are SQLite's own settings"),
]


@pytest.mark.parametrize("name", SQLITE_PRAGMAS)
def test_the_pragma_is_in_force_on_the_connection(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        assert cursor.fetchone()[0] == SQLITE_PRAGMAS[name]


def test_a_transaction_takes_the_write_lock_when_it_opens() -> None:
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_no_page_opens_a_transaction_of_its_own() -> None:
    assert connection.settings_dict["ATOMIC_REQUESTS"] is False


def test_the_check_is_silent_while_every_pragma_is_in_force() -> None:
    assert pragmas_in_force(databases=["default"]) == []


def test_the_check_names_a_pragma_that_is_not_in_force() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA trusted_schema=1")
        try:
            faults = pragmas_in_force(databases=["default"])
        finally:
            cursor.execute("PRAGMA trusted_schema=0")

    assert [fault.msg for fault in faults] == ["SQLite runs with trusted_schema=1, not trusted_schema=0."]
