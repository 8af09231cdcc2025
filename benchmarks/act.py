"""How long does an act take by its page, beside a page that writes four rows: python -m benchmarks.act

The floor signs nobody out and checks nothing: it reads the session and the person, and writes four rows in one
transaction. TEST_DATABASE=postgresql asks PostgreSQL. The two are taken in turn, so that both meet the same machine.
"""

from __future__ import annotations

import os
import sys
from statistics import median, quantiles
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402  (models need the settings first)
from django.http import HttpRequest, HttpResponseRedirect  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402

from cases.acts.ask_question import ask_question  # noqa: E402
from cases.models import Access, Case, Note, Notice, Question  # noqa: E402
from cases.states import NoteLabel, NoticeKind  # noqa: E402
from cases.views.clock import now, today  # noqa: E402
from people.models import User  # noqa: E402
from protocol_portal import urls  # noqa: E402
from tests.cases.life.living import about_a_director, done  # noqa: E402
from tests.cases.sending import run_small_book  # noqa: E402
from tests.world import world  # noqa: E402

ROUNDS = 300
LIMIT = 1.5
WORDS = "Who else was there?"


def floor(request: HttpRequest) -> HttpResponseRedirect:
    """A page that writes four rows as an act does, and nothing else."""
    case, user = Case.objects.get(reference=request.POST["reference"]), request.user
    assert isinstance(user, User)
    with transaction.atomic(durable=True):
        Question.objects.create(case=case, words=WORDS, asked_by=str(user), asked_at=now())
        Note.objects.create(case=case, label=NoteLabel.INTERNAL, words=WORDS, by="", name=str(user), at=now())
        Access.objects.create(case=case, person=str(now()), relation="witness", from_at=now(), until_at=now())
        Notice.objects.create(case=case, person="0" * 64, kind=NoticeKind.UPDATE, queued_at=now())
    return HttpResponseRedirect("/")


urlpatterns = [path("floor", floor), *urls.urlpatterns]


def main() -> None:
    """Print both, their ratio, and how many statements each takes."""
    name = connection.creation.create_test_db(verbosity=0)
    try:
        with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"]):
            _measure()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _measure() -> None:
    here = world(on=today())
    run_small_book(here.council)
    case, browser = about_a_director(here), Client()
    browser.force_login(here.chief_executive)
    address = f"/desk/{case.reference}/question"

    def act() -> None:
        version = Case.objects.only("version").get(pk=case.pk).version
        began = perf_counter()
        answer = browser.post(address, {"words": WORDS, "version": version})
        acts.append(perf_counter() - began)
        assert answer.status_code == 302, answer.content

    def beside() -> None:
        began = perf_counter()
        answer = browser.post("/floor", {"reference": case.reference})
        floors.append(perf_counter() - began)
        assert answer.status_code == 302, answer.content

    acts: list[float] = []
    floors: list[float] = []
    counts = []
    for one in (act, beside):
        with CaptureQueriesContext(connection) as asked:
            one()
        counts.append(len(asked))
    acts.clear()
    floors.clear()
    for _ in range(ROUNDS):
        act()
        beside()
    began = perf_counter()
    for _ in range(ROUNDS):
        done(ask_question, case, by=here.chief_executive, words=WORDS)
    bare = ROUNDS / (perf_counter() - began)
    print(f"{connection.vendor}: {ROUNDS} of each, in turn")
    for words, taken, count in (("act", acts, counts[0]), ("floor", floors, counts[1])):
        p50, p95 = median(taken) * 1000, quantiles(taken, n=20)[-1] * 1000
        print(f"  {words:<6} p50 {p50:6.2f} ms  p95 {p95:6.2f} ms  {count} statements")
    ratio = median(acts) / median(floors)
    print(f"  act ÷ floor: {ratio:.2f} (to reach: {LIMIT})")
    print(f"  acts a second without their pages, one after another: {bare:.0f}")
    sys.exit(ratio > LIMIT)


if __name__ == "__main__":
    main()
