"""What if PostgreSQL is stopped at once while people write, and comes back?

`STOPS=20 TEST_DATABASE=postgresql pytest tests/faults/test_stopped.py` stops it twenty times.
"""

from __future__ import annotations

import os
from random import Random
from time import sleep

import pytest
from django.db import connection

from tests.faults.cluster import cluster
from tests.faults.nursery import Nursery
from tests.faults.served import served
from tests.faults.visiting import Browser, Writer

STOPS = int(os.environ.get("STOPS", "3"))
SEED = int(os.environ.get("SEED", "1"))


@pytest.mark.slow
@pytest.mark.django_db
def test_nothing_that_was_taken_is_lost_and_nobody_reads_of_a_fault_of_ours() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could be stopped")
    random = Random(SEED)  # noqa: S311  (moments drawn, no secret)
    with cluster() as server, Nursery(server.url) as nursery:
        nursery.order("built")
        [(_, people)] = nursery.order("given_to_a_panel")
        with served(server.url) as port:
            writers = [_writer(port, reference, email) for reference, email in people]
            for writer in writers:
                writer.thread.start()
            for _ in range(STOPS):
                _until_each_wrote_one_more(writers)
                sleep(random.uniform(0, 0.5))
                server.stop_at_once()
                sleep(random.uniform(0.2, 0.6))
                server.start()
            _until_each_wrote_one_more(writers)
            for writer in writers:
                writer.stopped.set()
            for writer in writers:
                writer.thread.join(timeout=90)
        [(_, notes)] = nursery.order("notes_written")
        left = nursery.order("left", said=[], begun="2026-06-01T00:00:00+00:00")
    assert [fault for writer in writers for fault in writer.faults] == []
    assert [words for words in left if words[0] == "wrong"] == []
    kept = {words for writer in writers for words in writer.kept}
    assert kept - set(notes) == set()
    assert len(notes) == len(set(notes))
    not_saved = sum(writer.not_saved for writer in writers)
    assert not_saved >= STOPS
    print(f"{STOPS} stops: {len(kept)} notes taken, {not_saved} pages that said it could not be saved")  # noqa: T201


def _writer(port: int, reference: str, email: str) -> Writer:
    browser = Browser(port)
    browser.sign_in(email, "a password for tests")
    return Writer(browser, f"/desk/{reference}/note", email)


def _until_each_wrote_one_more(writers: list[Writer]) -> None:
    before = [len(writer.kept) for writer in writers]
    for _ in range(600):
        if all(len(writer.kept) > count for writer, count in zip(writers, before, strict=True)):
            return
        sleep(0.1)
    raise AssertionError(f"Nobody could write any more: {[writer.faults[-1:] for writer in writers]}")
