"""Is anything lost, done twice or half done when the process is killed at any moment?

`KILLS=1000 pytest tests/faults/test_killed.py` kills a thousand; the seed is SEED, and another every day is as good.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.faults.nursery import Nursery
from tests.faults.scratch import scratch_url

KILLS = int(os.environ.get("KILLS", "100"))
SEED = int(os.environ.get("SEED", "1"))
A_SITE = (
    100  # kills before the next site: walking the record after each takes the longer the more was written
)
BEGUN = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)
MOST_SAID, LONGEST_WAIT = (
    12,
    0.1,
)  # answers before the kill, and seconds between the last of them and the kill


@pytest.mark.slow
@pytest.mark.django_db
def test_whatever_was_answered_is_there_once_and_whole_whenever_the_process_is_killed(tmp_path: Path) -> None:
    random, seen, mails = Random(SEED), Counter[str](), Counter[str]()  # noqa: S311  (moments drawn, no secret)
    taken_last: set[str] = set()
    for first in range(0, KILLS, A_SITE):
        with Nursery(scratch_url(tmp_path)) as nursery:
            nursery.order("built")
            for number in range(first, min(first + A_SITE, KILLS)):
                begun = (BEGUN + timedelta(minutes=10 * (number - first))).isoformat()
                life = (random.randint(1, MOST_SAID), random.uniform(0, LONGEST_WAIT))
                said = nursery.order("busy", seed=random.randrange(2**32), begun=begun, killed_after=life)
                left = nursery.order("left", said=said, begun=begun)
                assert [words for words in left if words[0] == "wrong"] == [], (number, life, said)
                seen.update(words[0] for words in said)
                mails.update(words[1] for words in said if words[0] == "mailed")
                taken_last |= {words[1] for words in said[-1:] if words[0] == "mailed"}
            _, cases, notices = left[-1]
            assert cases
            assert notices
    # A mail goes out again only where the kill fell between the server's taking it and our writing that down.
    again = {message: times for message, times in mails.items() if times > 1}
    assert again.keys() <= taken_last
    assert seen["filed"] > KILLS / 10
    assert seen["done"] > KILLS / 10
    print(f"{KILLS} kills: {dict(seen)}, mails sent again {len(again)}")  # noqa: T201  (shown with pytest -rP)
