"""Where is the site that is going to be broken? A database of its own, beside that of the tests."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import psycopg

from tests.settings import DATABASE_OF_THIS_RUN


def scratch_url(folder: Path) -> str:
    """A new and empty database of the kind this run is on, as `DATABASE_URL` takes it; SQLite in that folder."""
    name = f"faults_{uuid4().hex}"
    server = DATABASE_OF_THIS_RUN.url
    if server.startswith("sqlite"):
        return f"sqlite:///{folder / name}.sqlite3"
    with psycopg.connect(as_psycopg_reads_it(server), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{server.rpartition('/')[0]}/{name}"


def as_psycopg_reads_it(url: str) -> str:
    """Our addresses name a socket's folder as a path after the server's place; libpq wants it as a parameter."""
    before, _, after = url.partition("@/")
    if not after:
        return url
    folder, _, name = after.rpartition("/")
    return f"{before}@/{name}?host={folder}"
