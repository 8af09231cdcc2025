"""Who is killed? Processes of the site, each forked from one that has read the code but never touched the database.

    python -m tests.faults.nursery

with DATABASE_URL in the environment. Orders come in a line each, as JSON; what the processes say goes out the same way.
`Nursery` is the other end of it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import django

Said = list[list[Any]]


class Nursery:
    """The other end: gives orders and reads what was said."""

    def __init__(self, url: str) -> None:
        environment = os.environ | {
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "protocol_portal.settings",
            "EMAIL_URL": "memorymail://",
            # One person sends more here in a day than anybody may.
            "FILINGS_A_DAY": "100000",
            "PEOPLE_NAMED_A_DAY": "100000",
            "WITNESSES_NAMED_A_DAY": "100000",
            "PREVIEWS_A_DAY": "100000",
        }
        self._run = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._run.stdin
        self._run.stdin.close()
        self._run.wait(timeout=30)
        assert self._run.stdout
        self._run.stdout.close()

    def order(self, what: str, *, killed_after: tuple[int, float] | None = None, **given: Any) -> Said:
        """Have one process do something, and return what it said.

        It is killed so many seconds after it has said so many things, or ends by itself.
        """
        assert self._run.stdin
        assert self._run.stdout
        order = {"what": what, "killed_after": killed_after, "given": given}
        self._run.stdin.write(json.dumps(order) + "\n")
        self._run.stdin.flush()
        said: Said = []
        while True:
            line = self._run.stdout.readline()
            if not line:
                raise AssertionError(f"The nursery itself died on {what}.")
            word, *rest = json.loads(line)
            if word == "gone":
                expected = 0 if killed_after is None else -signal.SIGKILL
                assert rest == [expected], f"{what} ended with {rest[0]} instead of {expected}."
                return said
            said.append([word, *rest])


def say(*words: Any) -> None:
    """Tell whoever gave the order: written in one piece, before anything else is done."""
    os.write(1, (json.dumps(words) + "\n").encode())


def _carry_out(orders: dict[str, Callable[..., None]], order: dict[str, Any]) -> None:
    read_end, write_end = os.pipe()
    number = os.fork()
    if number == 0:
        os.dup2(write_end, 1)
        os.close(read_end)
        os.close(write_end)
        try:
            orders[order["what"]](**order["given"])
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    os.close(write_end)
    things, seconds = order["killed_after"] or (-1, 0)
    with os.fdopen(read_end) as said:
        for heard, line in enumerate(said, start=1):
            os.write(1, line.encode())
            if heard == things:
                time.sleep(seconds)
                os.kill(number, signal.SIGKILL)
    _, status = os.waitpid(number, 0)
    say("gone", os.waitstatus_to_exitcode(status))


def main() -> None:
    """Carry out one order after another."""
    django.setup()
    # Read only now: models need the settings.
    from tests.faults.busy import built, busy
    from tests.faults.left import what_is_left
    from tests.faults.panel import given_to_a_panel, notes_written

    orders: dict[str, Callable[..., None]] = {
        "built": built,
        "busy": busy,
        "left": what_is_left,
        "given_to_a_panel": given_to_a_panel,
        "notes_written": notes_written,
    }
    for line in sys.stdin:
        _carry_out(orders, json.loads(line))


if __name__ == "__main__":
    main()
