"""How do the site and its worker run as one? Ctrl+C stops both; a worker that dies is said to, and started again."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from types import FrameType

PAUSE = 5  # seconds before a worker that died is started again
STOPPED_WITHIN = 25  # seconds a programme may take to end what it is doing
_LOOK_EVERY = 0.25  # seconds


def run(site: Sequence[str], worker: Sequence[str]) -> int:
    """Run the two commands until the site ends or somebody stops it; the site's exit code, 0 where it was stopped."""
    over = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        over.set()

    for asked in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked, stop)
    served, working = _started(site), _started(worker)
    try:
        while not over.wait(_LOOK_EVERY) and served.poll() is None:
            if working.poll() is not None:
                _say("The worker has stopped: no mail goes out and no date is watched. It is started again.")
                if not over.wait(PAUSE):
                    working = _started(worker)
    finally:
        ended = served.poll()
        for each in (served, working):
            _stop(each)
    if ended is not None:
        _say("The site has stopped by itself. What it wrote above says why.")
    return ended or 0


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # In a session of its own, so that Ctrl+C reaches this programme alone, and each of the two is told once.
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 (our own two commands)


def _stop(running: subprocess.Popen[bytes]) -> None:
    if running.poll() is not None:
        return
    running.terminate()
    try:
        running.wait(STOPPED_WITHIN)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    words = sys.argv[1:]
    between = words.index("--")
    sys.exit(run(words[:between], words[between + 1 :]))
