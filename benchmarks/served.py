"""How does a browser measure the site as it is run for real? gunicorn, two workers, a database that keeps its promises.

`prepare` comes before Django is set up: on PostgreSQL it starts a server that waits for the disk at every commit. On
SQLite the file is the site's own kind, with its own settings.
"""

from __future__ import annotations

import http.client
import os
import urllib.parse
from contextlib import ExitStack
from threading import Thread
from time import perf_counter

_TOKEN = "t" * 32


def prepare(keep: ExitStack) -> None:
    """Name the database for the settings of the tests, unless one is named."""
    if os.environ.get("TEST_DATABASE") == "postgresql" and "DATABASE_URL_TEST" not in os.environ:
        from tests.faults.cluster import cluster

        os.environ["DATABASE_URL_TEST"] = keep.enter_context(cluster()).url


class Visitor:
    """Somebody who is signed in, on one connection that is kept open."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {
            "Cookie": f"sessionid={session}; csrftoken={_TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def post(self, address: str, fields: dict[str, str]) -> float:
        """The seconds it took to be answered by a redirect. Raises AssertionError for any other answer."""
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": _TOKEN, **fields})
        began = perf_counter()
        self.connection.request("POST", address, body, self.headers)
        answer = self.connection.getresponse()
        shown = answer.read()
        taken = perf_counter() - began
        assert answer.status == 302, (answer.status, shown[:2000].decode())
        return taken


def at_once(threads: list[Thread]) -> None:
    """Let them all begin, and wait for the last."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
