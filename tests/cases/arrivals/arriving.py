"""A letter, an e-mail or a call, written down by somebody for the tests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cases.acts.file_concern import file_concern
from cases.acts.save_draft import save_draft
from cases.arrivals.kept import Arrived
from cases.models import Case, Draft
from cases.preview import preview_of
from people.models import Post, User
from tests.cases.sending import AT, ON, TRIED
from tests.world import World

TOLD = {"happened": "He shouted at my father at the counter."}


def arrived(
    w: World,
    by: User,
    *,
    from_whom: User | None = None,
    name: str = "",
    reach: str = "",
    about: tuple[User, Post] | None = None,
    matter: str = "councillor about officer",
    received_on: date = ON,
    channel: str = "letter",
    at: datetime = AT,
    **changes: Any,
) -> Draft:
    """What somebody has written down, and not sent."""
    who = from_whom.pk if from_whom is not None else None
    return save_draft(
        None,
        by=by,
        at=at,
        council=w.council,
        arrived=Arrived(channel, received_on, who, name, reach).as_json(),
        matter=matter,
        about=about or (w.director_of_place, w.posts.director_of_place),
        words=TOLD,
        **{"facts": TRIED, **changes},
    )


def recorded(draft: Draft, by: User, *, on: date = ON, at: datetime = AT) -> Case:
    """The case it becomes."""
    shown = preview_of(draft, on=on).fingerprint
    return file_concern(draft, by=by, on=on, at=at, fingerprint=shown).case
