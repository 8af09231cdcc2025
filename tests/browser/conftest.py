"""One browser and one site for all of these tests, which run last; a missing browser is never a quiet pass."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.finding import chromium
from tests.browser.site import AT, ON, put_up_the_councils, served
from tests.cases.pages.conftest import pages_are_read

_HERE = Path(__file__).parent
_ON_POSTGRESQL = os.environ.get("TEST_DATABASE") == "postgresql"
_NONE = "no Chromium was found, and none could be set up"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Together and last, so that the site is put up once. On PostgreSQL the pages are asked without a browser."""
    ours = [item for item in items if _HERE in item.path.parents]
    others = [item for item in items if _HERE not in item.path.parents]
    if _ON_POSTGRESQL and ours:
        items[:] = others
        config.hook.pytest_deselected(items=ours)
        return
    items[:] = [*others, *sorted(ours, key=lambda item: str(item.path))]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium that was started once."""
    program = chromium()
    if program is None:
        pytest.skip(_NONE)
    # The browser's side of a test runs in a loop of its own, in which Django would else refuse its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="package")
def site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a site with five councils, on Thursday 4 June 2026 at ten past ten in London."""
    with django_db_blocker.unblock(), _a_database(), pytest.MonkeyPatch.context() as patched:
        pages_are_read(patched, on=ON, at=AT)
        put_up_the_councils()
        with served(tmp_path_factory.mktemp("site")) as address:
            yield address
        call_command("flush", interactive=False, verbosity=0)


@contextmanager
def _a_database() -> Iterator[None]:
    """One of its own where these tests run alone: a test that shares the site cannot ask for one by mark."""
    if connection.introspection.table_names():
        yield
        return
    made = setup_databases(
        verbosity=0, interactive=False, aliases={"default": None}, serialized_aliases=set()
    )
    yield
    teardown_databases(made, verbosity=0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, in red, that nothing was tried in a browser."""
    skipped = [
        report for report in terminalreporter.stats.get("skipped", []) if _NONE in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.section("NOT TESTED IN A BROWSER", sep="!", red=True, bold=True)
        terminalreporter.write_line(f"{len(skipped)} tests were skipped: {_NONE}.")
        terminalreporter.write_line("Install Chromium, or name one in BROWSER_AT.")
