"""What holds for every test: the database it runs on; and a missing PostgreSQL is never a quiet pass."""

import os
from collections.abc import Iterator

import hypothesis
import pytest
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.databases.clearing import clearing_gets_past_the_triggers
from tests.settings import DATABASE_OF_THIS_RUN

# No deadline: a machine that is busy with something else has not found a fault. What failed once is tried first.
hypothesis.settings.register_profile(
    "house", deadline=None, print_blob=True, database=DirectoryBasedExampleDatabase(".cache/hypothesis")
)
hypothesis.settings.load_profile("house")

_ON_POSTGRESQL = os.environ.get("TEST_DATABASE") == "postgresql"
_DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
_SERVER_FIXTURES = {"live_server", "admin_client", "admin_user"}  # These ask for the database while they run.


@pytest.fixture(scope="session", autouse=True)
def _clearing_gets_past_the_triggers() -> Iterator[None]:
    """No event is ever deleted, except when a test database clears itself."""
    with clearing_gets_past_the_triggers():
        yield


def pytest_report_header() -> str:
    """Name the database at the top of the run."""
    return f"database: {DATABASE_OF_THIS_RUN.described}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run only what touches a database; where there is none, skip it all by name."""
    if not _ON_POSTGRESQL:
        return
    elsewhere = [item for item in items if not _touches_database(item)]
    items[:] = [item for item in items if _touches_database(item)]
    config.hook.pytest_deselected(items=elsewhere)
    if DATABASE_OF_THIS_RUN.missing:
        for item in items:
            item.add_marker(pytest.mark.skip(reason="no PostgreSQL could be started"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where PostgreSQL is required and absent: a skipped run is not a passed one."""
    if DATABASE_OF_THIS_RUN.missing and os.environ.get("REQUIRE_POSTGRESQL") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, in red, that nothing ran on PostgreSQL, and what was tried."""
    if DATABASE_OF_THIS_RUN.missing:
        terminalreporter.section("NOT TESTED ON POSTGRESQL", sep="!", red=True, bold=True)
        terminalreporter.write_line(DATABASE_OF_THIS_RUN.missing)
        terminalreporter.write_line("Name a server in DATABASE_URL_TEST, or install PostgreSQL.")


def _touches_database(item: pytest.Item) -> bool:
    """Whether the test asks for a database, by mark, by fixture or by Django's own test classes."""
    if item.get_closest_marker("django_db"):
        return True
    if (_DATABASE_FIXTURES | _SERVER_FIXTURES) & set(getattr(item, "fixturenames", ())):
        return True
    kinds = getattr(getattr(item, "cls", None), "__mro__", ())
    return any(kind.__module__.startswith("django.test") for kind in kinds)
