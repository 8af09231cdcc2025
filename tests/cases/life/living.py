"""Moments in the life of a case, each reached through its act on the case as it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

from cases.acts.open_case import confirm_no_connection
from cases.models import Case, Event
from cases.sentences import sentence_of
from people.models import User
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World


def at_noon(on: date) -> datetime:
    """Midday on a day, in UTC."""
    return datetime.combine(on, time(12), UTC)


def done(act: Callable[..., Case], case: Case, *args: Any, by: User, on: date = ON, **given: Any) -> Case:
    """The case after an act on it as it stands now."""
    case.refresh_from_db()
    return act(case.reference, *args, by=by, version=case.version, at=at_noon(on), on=on, **given)


def about_a_director(w: World) -> Case:
    """A Member's concern about a Director, which the Chief Executive has acknowledged."""
    about = (w.director_of_place, w.posts.director_of_place)
    return acknowledged(sent(drafted(w.member, w.council, about=about), w.member), w.chief_executive)


def about_a_councillor(w: World) -> Case:
    """An officer's concern about a Member, with the officer's line manager, who has acknowledged it."""
    facts = {"code allegation": "no", "safety": "no"}
    draft = drafted(
        w.officer,
        w.council,
        "officer about councillor",
        (w.member, w.posts.member),
        facts=facts,
        choice=0,
    )
    return acknowledged(sent(draft, w.officer), w.line_manager)


def ready(case: Case, by: User) -> Case:
    """The case after somebody who came to have it confirmed that they have no connection with it."""
    case.refresh_from_db()
    return confirm_no_connection(case, by=by, at=at_noon(ON))


def told(case: Case) -> str:
    """The sentence of the last thing that happened."""
    last = Event.objects.filter(case=case).order_by("number").last()
    assert last is not None
    return sentence_of(last)
