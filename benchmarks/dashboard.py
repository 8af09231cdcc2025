"""How long does the list of every case take as cases grow: python -m benchmarks.dashboard [CASES ...]

With all its counts. Every case is open, and all of them are with one person and overseen by another: nobody's real
list is so long. Sizes are 1,000 and 100,000 unless others are given. TEST_DATABASE=postgresql asks PostgreSQL. Search
over the smallest size is printed too: how long it takes grows with what is on one desk, and only with that.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from statistics import median
from time import perf_counter, time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection  # noqa: E402  (models need the settings first)
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from benchmarks.deadline_sweep import copied, one_case  # noqa: E402
from cases.models import OnDesk  # noqa: E402
from cases.searching.finding import cases_with  # noqa: E402
from cases.signing_in.accounts import BEGAN_AT, SHOWN_AT  # noqa: E402
from people.models import User  # noqa: E402

ROUNDS = 9
SIZES = (1_000, 100_000)


def main() -> None:
    """Print the figures of each size, and how many times as long the largest takes."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    name = connection.creation.create_test_db(verbosity=0)
    setup_test_environment()
    try:
        case = one_case()
        found: dict[str, list[float]] = {}
        for cases in sizes:
            began = perf_counter()
            copied(case, cases)
            print(
                f"{cases:,} cases made in {perf_counter() - began:.0f} s, {OnDesk.objects.count():,} rows kept"
            )
            for who in ("Judith Amadi", "Grace Lindqvist"):
                user = User.objects.get(display_name=who)
                for address in ("/desk/all", "/desk/all?show=late", "/desk/all?sort=case&down=yes"):
                    found.setdefault(f"{who} {address}", []).append(_taken(_browser_of(user), address))
            if cases == sizes[0]:
                _searched(User.objects.get(display_name="Judith Amadi"), cases)
        for what, took in found.items():
            times = ", ".join(f"{each * 1000:.1f} ms" for each in took)
            print(f"{what}: {times}; largest ÷ smallest {took[-1] / took[0]:.2f}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _browser_of(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    session = browser.session
    session[BEGAN_AT] = session[SHOWN_AT] = time()
    session.save()
    return browser


def _taken(browser: Client, address: str) -> float:
    """The middle one of several rounds, in seconds."""
    took = []
    for _ in range(ROUNDS):
        began = perf_counter()
        answer = browser.get(address)
        took.append(perf_counter() - began)
        if answer.status_code != 200:
            sys.exit(f"{address} is answered with {answer.status_code}.")
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    print(f"  {address}: {median(took) * 1000:.1f} ms, {len(asked)} statements with those of the frame")
    return median(took)


def _searched(user: User, cases: int) -> None:
    began = perf_counter()
    cases_with("director", user, on=date(2026, 6, 2))
    print(f"  search over {cases:,} cases: {perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
