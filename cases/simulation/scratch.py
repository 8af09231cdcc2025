"""Where do made-up lives happen? In a database made for them and thrown away after, never in the site's own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

MEMORY = "sqlite"
SERVER = "postgresql"
# A mail server that takes everything, and people who may send as much as they like.
_MADE_UP = {
    "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
    "FILINGS_A_DAY": 1_000_000,
    "PEOPLE_NAMED_A_DAY": 1_000_000,
    "PEOPLE_WRITTEN_FOR_A_DAY": 1_000_000,
    "WITNESSES_NAMED_A_DAY": 1_000_000,
}


class NoServer(Exception):
    """The site itself does not run on PostgreSQL, so there is no server on which to make a database."""


@contextmanager
def scratch_database(kind: str) -> Iterator[None]:
    """Let everything in this process use a new database: in memory, or beside the site's on its PostgreSQL server.

    Raises NoServer.
    """
    site = connections["default"]
    if kind == SERVER and site.vendor != "postgresql":
        raise NoServer
    kept_settings = {name: getattr(settings, name) for name in _MADE_UP}
    name = f"simulation_{uuid4().hex}"
    if kind == SERVER:
        _on_server(site, f'CREATE DATABASE "{name}"')
    connections["default"] = _connection(kind, site, name)
    for each, value in _MADE_UP.items():
        setattr(settings, each, value)
    try:
        call_command("migrate", verbosity=0, stdout=io.StringIO())
        yield
    finally:
        connections["default"].close()
        connections["default"] = site
        for each, value in kept_settings.items():
            setattr(settings, each, value)
        if kind == SERVER:
            _on_server(site, f'DROP DATABASE "{name}"')


def _connection(kind: str, site: BaseDatabaseWrapper, name: str) -> BaseDatabaseWrapper:
    own: dict[str, Any] = {"ENGINE": "protocol_portal.sqlite_engine", "NAME": ":memory:"}
    if site.vendor == "sqlite":
        own["OPTIONS"] = site.settings_dict["OPTIONS"]
    if kind == SERVER:
        own = {**site.settings_dict, "NAME": name, "CONN_MAX_AGE": None}
    whole = connections.configure_settings({"default": own})["default"]
    made: BaseDatabaseWrapper = load_backend(whole["ENGINE"]).DatabaseWrapper(whole, "default")
    return made


def _on_server(site: BaseDatabaseWrapper, statement: str) -> None:
    """Outside any transaction and any database of ours: so databases come and go."""
    with site._nodb_cursor() as cursor:
        cursor.execute(statement)
