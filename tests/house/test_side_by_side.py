"""Do the site and its worker start as one, stop as one, and is a worker that dies started again?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Each writes its number when it starts, and when it is told to stop.
PROGRAMME = """
import os, signal, sys, time
def stop(*_):
    open(sys.argv[1] + ".stopped", "w").write("yes")
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
open(sys.argv[1], "a").write(f"{os.getpid()}\\n")
time.sleep(60)
"""


def _starts(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def _until(true: object, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if callable(true) and true():
            return True
        time.sleep(0.05)
    return False


@contextmanager
def _running(site: Path, worker: Path) -> Iterator[subprocess.Popen[str]]:
    programme = [sys.executable, "-c", PROGRAMME]
    both = subprocess.Popen(  # noqa: S603 (our own programme)
        [
            *[
                sys.executable,
                "-c",
                "import protocol_portal.side_by_side as s, sys; s.PAUSE = 0.1;"
                " words = sys.argv[1:]; at = words.index('--'); sys.exit(s.run(words[:at], words[at + 1:]))",
            ],
            *[*programme, str(site), "--", *programme, str(worker)],
        ],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert _until(lambda: _starts(site) and _starts(worker))
        yield both
    finally:
        both.kill()
        for number in (*_starts(site), *_starts(worker)):
            _end(number)
        both.communicate()


def _end(number: int) -> None:
    try:
        os.kill(number, signal.SIGKILL)
    except ProcessLookupError:
        return


def test_ctrl_c_stops_both(tmp_path: Path) -> None:
    site, worker = tmp_path / "site", tmp_path / "worker"
    with _running(site, worker) as both:
        both.send_signal(signal.SIGINT)
        assert both.wait(20) == 0
    assert (tmp_path / "site.stopped").exists()
    assert (tmp_path / "worker.stopped").exists()


def test_a_worker_that_dies_is_said_to_and_started_again(tmp_path: Path) -> None:
    site, worker = tmp_path / "site", tmp_path / "worker"
    with _running(site, worker) as both:
        os.kill(_starts(worker)[0], signal.SIGKILL)
        assert _until(lambda: len(_starts(worker)) == 2)
        both.send_signal(signal.SIGTERM)
        _, said = both.communicate(timeout=20)
    assert "The worker has stopped: no mail goes out" in said
    assert len(_starts(site)) == 1


def test_when_the_site_ends_by_itself_the_worker_ends_with_it(tmp_path: Path) -> None:
    site, worker = tmp_path / "site", tmp_path / "worker"
    with _running(site, worker) as both:
        os.kill(_starts(site)[0], signal.SIGKILL)
        assert both.wait(20) != 0
    assert (tmp_path / "worker.stopped").exists()
