"""Moments in the life of a file, each reached through its act."""

from __future__ import annotations

from datetime import date, datetime

from cases.acts.attach import attach, attach_to_draft
from cases.attachments.recognising import taken
from cases.models import Attachment, Case, Draft
from people.models import CouncilSetting, User
from tests.cases.attachments import files
from tests.cases.sending import AT, ON, drafted, sent
from tests.world import World


def a_draft(w: World) -> Draft:
    """A Member's concern about a Director, everything answered and nothing sent."""
    return drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place))


def in_draft(
    draft: Draft,
    by: User,
    content: bytes = files.PDF,
    name: str = "Statement of J Smith.pdf",
    *,
    at: datetime = AT,
) -> Attachment:
    """A file in a draft."""
    return attach_to_draft(draft, taken(content, name), by=by, what="a letter", at=at)


def in_case(
    case: Case,
    by: User,
    content: bytes = files.PDF,
    *,
    shared: bool = False,
    at: datetime = AT,
    on: date = ON,
) -> Attachment:
    """A file in a case."""
    file = taken(content, "What J Smith said.pdf")
    return attach(case.reference, file, by=by, what="a note", shared=shared, at=at, on=on)


def sent_with_a_file(w: World) -> Case:
    """The concern, sent with one file."""
    draft = a_draft(w)
    in_draft(draft, w.member)
    return sent(draft, w.member)


def does_without_a_scanner(w: World) -> None:
    """The council settled that files are given out unscanned."""
    CouncilSetting.objects.create(
        council=w.council,
        name="files without a scanner",
        value="allowed",
        source="Head of ICT, decision 12",
        from_on=date(2026, 1, 1),
    )
