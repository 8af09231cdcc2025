"""What does the worker call? One function, by the name of the work; it asks the clock, and nothing behind it does."""

from __future__ import annotations

import logging
from datetime import datetime

from cases.beside.work import BY_NAME
from cases.models import WorkBeside
from cases.views.clock import now, today

DO = f"{__name__}.do"

_log = logging.getLogger(__name__)


class Failed(Exception):
    """Work that ended with a fault, by its kind alone: the worker keeps it, and a message quotes rows."""


def do(name: str) -> None:
    """Do one kind of work, and keep when it began, ended and with what kind of fault. Raises Failed."""
    begun_at = now()
    _kept(name, begun_at, {"begun_at": begun_at})
    try:
        BY_NAME[name].does(today(), begun_at)
    except Exception as fault:
        kind = type(fault).__name__
        _log.exception("The work %s failed.", name)
        _kept(name, begun_at, {"ended_at": now(), "failed_with": kind[:60]})
        raise Failed(f"{name}: {kind}") from None
    _kept(name, begun_at, {"ended_at": now(), "failed_with": ""})


def _kept(name: str, since_at: datetime, columns: dict[str, datetime | str]) -> None:
    if not WorkBeside.objects.filter(name=name).update(**columns):
        WorkBeside.objects.create(name=name, expected_since_at=since_at, **columns)
