"""Which Chromium drives the tests? The machine's own, or one that is set up here; never one from a page.

As a command it gets one where there is none, tells what it did, and ends with 0 whatever came of it: the tests
themselves say, in red, that no browser could be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_OF_THEIR_OWN = Path.home() / ".cache" / "ms-playwright"
_LONGEST_WAIT = 600  # seconds for a browser to be brought


def chromium() -> str | None:
    """Where a Chromium is that starts: BROWSER_AT if that is set, else the machine's, else one of Playwright's."""
    named = os.environ.get("BROWSER_AT")
    on_the_path = [found for name in _NAMES if (found := shutil.which(name))]
    playwrights = sorted(map(str, _OF_THEIR_OWN.glob("chromium*/chrome*/*chrom*")), reverse=True)
    candidates = (
        [named] if named else [*on_the_path, *(one for one in playwrights if os.access(one, os.X_OK))]
    )
    return next((one for one in candidates if one and _starts(one)), None)


def set_up() -> str | None:
    """A Chromium, brought here where there was none: Debian's package, or Playwright's build."""
    if found := chromium():
        return found
    for command in _ways():
        sys.stderr.write(f"No Chromium here yet. Trying: {' '.join(command)}\n")
        try:
            subprocess.run(command, check=False, timeout=_LONGEST_WAIT, stdout=subprocess.DEVNULL)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as failed:
            sys.stderr.write(f"It did not work: {type(failed).__name__}\n")
    return chromium()


def _ways() -> list[list[str]]:
    """What may bring one, in turn. On Ubuntu the package is only a pointer to a snap, so Debian's alone is taken."""
    ways = []
    if shutil.which("apt-get") and os.geteuid() == 0 and "ID=debian" in _os_release():
        quietly = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
        install = [*quietly, "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"]
        ways += [[*quietly, "update"], install]
    with_libraries = ["--with-deps"] if os.geteuid() == 0 and shutil.which("apt-get") else []
    return [*ways, [sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"]]


def _os_release() -> str:
    release = Path("/etc/os-release")
    return release.read_text(encoding="utf-8") if release.is_file() else ""


def _starts(program: str) -> bool:
    """Whether it is a browser and not a script that asks for one to be installed."""
    try:
        told = subprocess.run(  # noqa: S603
            [program, "--version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0 and "Chrom" in told.stdout


if __name__ == "__main__":
    there = set_up()
    sys.stderr.write(f"The browser of the tests: {there or 'none could be had'}\n")
