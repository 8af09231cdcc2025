"""The site as it is run for real: gunicorn with two workers, on a port of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep


@contextmanager
def served(url: str, site: str = "tests.faults.wsgi") -> Iterator[int]:
    """The site on the database of that address; the port it answers on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "protocol_portal.settings"}
    environment |= {"WHITENOISE_AUTOREFRESH": "true", "LOG_LEVEL": "CRITICAL"}
    command = ["-m", "gunicorn", site, "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    command += [
        "--worker-class",
        "gthread",
        "--threads",
        "4",
        "--no-control-socket",
        "--log-level",
        "critical",
    ]
    running = subprocess.Popen(  # noqa: S603  (our own program, our own arguments)
        [sys.executable, *command], env=environment, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            sleep(0.1)
        yield port
    finally:
        running.terminate()
        running.wait(timeout=60)
