"""A PostgreSQL that keeps every promise about the disk, and that can be stopped in the middle of anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.databases.postgresql import (
    CLUSTER,
    START_TIMEOUT_SECONDS,
    candidates,
    run,
    runnable,
    unprivileged_user,
)


@dataclass(frozen=True)
class Cluster:
    """A server in a folder of its own; `url` is what `DATABASE_URL` takes."""

    folder: Path
    programs: Path

    @property
    def url(self) -> str:
        """Reached by a socket in its folder."""
        return f"postgres://tests@/{self.folder}/postgres"

    def start(self) -> None:
        """Start it, as after a power cut, and wait until it answers."""
        options = f"-c listen_addresses='' -k {self.folder}"
        self._pg_ctl("-w", "-t", START_TIMEOUT_SECONDS, "-l", self.folder / "log", "-o", options, "start")

    def stop_at_once(self) -> None:
        """Stop it without a word to those it serves: `pg_ctl -m immediate`."""
        self._pg_ctl("-w", "-m", "immediate", "stop")

    def _pg_ctl(self, *words: str | int | Path) -> None:
        run([self.programs / "pg_ctl", "-D", self.folder / "cluster", *words], unprivileged_user())


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A new one, started; taken away at the end."""
    owner = unprivileged_user()
    # A socket's whole path may hold 107 characters, so the folder is not put under a long TMPDIR.
    folder = Path(tempfile.mkdtemp(prefix="portal-stop-", dir="/tmp"))
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    try:
        programs = runnable(next(candidates()).folder, folder, owner)
        run([programs / "initdb", "-D", folder / "cluster", *CLUSTER], owner)
        made = Cluster(folder, programs)
        made.start()
        try:
            yield made
        finally:
            # Where it stands still already, there is nothing to stop.
            with suppress(subprocess.CalledProcessError):
                made.stop_at_once()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
