"""Eight people who may do the same with one case, in one moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

from cases.acts.reassign import reassign
from cases.models import Case
from cases.refusals import Refused
from people.establishment import seat
from people.models import Capacity, User
from tests.cases.life.living import about_a_director, done, ready
from tests.factories import UserFactory
from tests.world import OPENED_ON, World

EIGHT = 8
Answer = TypeVar("Answer")


def case_of_eight(w: World) -> tuple[Case, list[User]]:
    """A case that a panel of eight has, each of whom said that they have no connection with it."""
    handlers = [*w.panel_members, *(UserFactory.create() for _ in range(EIGHT - len(w.panel_members)))]
    for new in handlers[len(w.panel_members) :]:
        seat(w.posts.hearing_panel, new, capacity=Capacity.MEMBER, from_on=OPENED_ON)
    case = about_a_director(w)
    done(reassign, case, by=w.chief_executive, to=w.posts.hearing_panel, reasons="For the panel.")
    for handler in handlers:
        ready(case, handler)
    case.refresh_from_db()
    return case, handlers


def at_once(act: Callable[[int], Answer]) -> list[Answer | Refused]:
    """What each of eight calls in one moment answers, each with a connection of its own; a refusal is an answer."""
    gate = Barrier(EIGHT)

    def call(number: int) -> Answer | Refused:
        gate.wait()
        try:
            return act(number)
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(EIGHT) as pool:
        return list(pool.map(call, range(EIGHT)))
