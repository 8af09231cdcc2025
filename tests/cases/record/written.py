"""A record to look at, two concerns raised and opened, and its rows as somebody with the database sees them."""

from __future__ import annotations

from typing import Any

from django.db import connection

from cases.acts.open_case import open_case
from cases.models import Case
from tests.cases.sending import AT, drafted, sent
from tests.world import World

ENTRIES = 12


def written(here: World) -> tuple[Case, Case]:
    """Two cases whose twelve events stand in the record by turns."""
    one = sent(drafted(here.member, here.council, "advice", facts={}), here.member)
    other = sent(drafted(here.other_member, here.council, "advice", facts={}), here.other_member)
    for _ in range((ENTRIES - 2) // 2):
        open_case(one, by=here.member, at=AT)
        open_case(other, by=here.other_member, at=AT)
    return one, other


def sql(statement: str, *values: Any) -> list[Any]:
    """What somebody with the database and nothing else does, or reads."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
