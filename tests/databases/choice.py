"""Which database was asked for, and where is it?

`TEST_DATABASE=postgresql` asks for PostgreSQL: the one `DATABASE_URL_TEST` names, else one started here from
the machine's own programs, else from the wheel. Anything else is SQLite in a file of this run's own, so
that two runs side by side never meet and the PRAGMAs are the real ones (a database in memory has no WAL).
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from tests.databases.postgresql import NoPostgreSQL, started_server


@dataclass(frozen=True)
class Choice:
    """The database of this run; `missing` says why the one asked for could not be had."""

    url: str
    described: str
    missing: str = ""


def chosen_database() -> Choice:
    """The database this run's tests use. Starts a PostgreSQL where one is asked for and none is named."""
    if os.environ.get("TEST_DATABASE", "sqlite") != "postgresql":
        return _sqlite()
    named = os.environ.get("DATABASE_URL_TEST")
    if named:
        return Choice(url=named, described="PostgreSQL, the one DATABASE_URL_TEST names")
    try:
        server = started_server()
    except NoPostgreSQL as absent:
        return Choice(url=_sqlite().url, described="none", missing=str(absent))
    return Choice(url=server.url, described=f"PostgreSQL {server.version}, {server.origin}")


def _sqlite() -> Choice:
    # Only a name: whatever merely reads the settings, as mypy does, leaves nothing behind.
    file = Path(tempfile.gettempdir()) / f"portal-{uuid4().hex}.sqlite3"
    return Choice(url=f"sqlite:///{file}", described="SQLite, in a file of this run's own")
