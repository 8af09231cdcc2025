"""How long does an act take by its page, beside a page that writes four rows: python -m benchmarks.act

The floor (benchmarks/floor_page.py) reads the session, the person and the case, and writes four rows in one
transaction. TEST_DATABASE=postgresql asks PostgreSQL.

    --served     by HTTP, from gunicorn with two workers, on a database that waits for the disk at every commit
    --clients 4  so many people at once, each with a case of their own (with --served)
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from threading import Thread
from time import perf_counter

import django

from benchmarks.beside import LIMIT, compared
from benchmarks.served import Visitor, at_once, prepare

ROUNDS = 300
asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
asked.add_argument("--served", action="store_true")
asked.add_argument("--clients", type=int, default=1)
how = asked.parse_args()
keep = ExitStack()
if how.served:
    prepare(keep)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  (models need the settings first)
from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benchmarks.floor_page import WORDS  # noqa: E402
from cases.acts.ask_question import ask_question  # noqa: E402
from cases.models import Case  # noqa: E402
from cases.views.clock import now, today  # noqa: E402
from tests.cases.life.living import about_a_director  # noqa: E402
from tests.cases.sending import run_small_book  # noqa: E402
from tests.faults.served import served  # noqa: E402
from tests.settings import DATABASE_OF_THIS_RUN  # noqa: E402
from tests.world import World, world  # noqa: E402


def main() -> None:
    """Print both, their ratio, and how many statements each takes."""
    if how.served:
        call_command("migrate", verbosity=0)
        with keep:
            sys.exit(_by_http(_built()) > LIMIT)
    name = connection.creation.create_test_db(verbosity=0)
    try:
        with override_settings(ROOT_URLCONF="benchmarks.floor_page"):
            sys.exit(_in_this_process(_built()) > LIMIT)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _built() -> World:
    here = world(on=today())
    run_small_book(here.council)
    return here


def _by_http(here: World) -> float:
    browser = Client()
    browser.force_login(here.chief_executive)
    session = browser.cookies["sessionid"].value
    cases = [about_a_director(here) for _ in range(how.clients)]
    connection.close()
    seconds: dict[str, list[float]] = {"act": [], "floor": []}

    def visits(port: int, case: Case) -> None:
        visitor, version = Visitor(port, session), case.version
        for _ in range(ROUNDS):
            fields = {"words": WORDS, "version": str(version)}
            seconds["act"].append(visitor.post(f"/desk/{case.reference}/question", fields))
            version += 1
            seconds["floor"].append(visitor.post("/floor", {"reference": case.reference}))

    with served(DATABASE_OF_THIS_RUN.url, "benchmarks.floor_wsgi") as port:
        at_once([Thread(target=visits, args=(port, case)) for case in cases])
    print(
        f"{connection.vendor}, gunicorn with 2 workers: {len(seconds['act'])} of each, {how.clients} at once"
    )
    return compared(seconds)


def _in_this_process(here: World) -> float:
    case, browser = about_a_director(here), Client()
    browser.force_login(here.chief_executive)
    version = case.version
    seconds: dict[str, list[float]] = {"act": [], "floor": []}

    def post(name: str, address: str, fields: dict[str, str | int]) -> None:
        began = perf_counter()
        answer = browser.post(address, fields)
        seconds[name].append(perf_counter() - began)
        assert answer.status_code == 302, answer.content

    def act() -> None:
        nonlocal version
        post("act", f"/desk/{case.reference}/question", {"words": WORDS, "version": version})
        version += 1

    def floor() -> None:
        post("floor", "/floor", {"reference": case.reference})

    statements = {}
    for name, once in (("act", act), ("floor", floor)):
        once()
        with CaptureQueriesContext(connection) as captured:
            once()
        statements[name] = len(captured)
        seconds[name].clear()
    for _ in range(ROUNDS):
        act()
        floor()
    print(f"{connection.vendor}, in this process: {ROUNDS} of each")
    ratio = compared(seconds, statements)
    began = perf_counter()
    for _ in range(ROUNDS):
        ask_question(
            case.reference, by=here.chief_executive, words=WORDS, version=version, at=now(), on=today()
        )
        version += 1
    print(f"  acts a second without their pages, one after another: {ROUNDS / (perf_counter() - began):.0f}")
    return ratio


if __name__ == "__main__":
    main()
