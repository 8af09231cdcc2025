"""The moments of a concern, reached through the acts: drafted, sent, opened, acknowledged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from cases.acts.acknowledge import acknowledge
from cases.acts.file_concern import file_concern
from cases.acts.open_case import confirm_no_connection
from cases.acts.save_draft import save_draft
from cases.models import Case, Draft
from cases.preview import preview_of
from people.models import Council, Post, User
from rules.models import RulebookVersion
from rules.shelf import adopt, put_on_shelf

SMALL_BOOK = Path(__file__).parent.parent / "rules" / "wendlebury.yaml"
ON = date(2026, 6, 1)
AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
TRIED = {"capacity": "councillor", "direct talk": "did not resolve it", "safety": "no"}
_STORED: dict[bytes, dict[str, Any]] = {}
HAPPENED = {"happened": "She was shouted at in the corridor.", "contact": "here"}


def run_small_book(council: Council, book: Path = SMALL_BOOK) -> RulebookVersion:
    """Let a council run a rulebook, the small one of the language's tests unless another is named."""
    version = _on_the_shelf(book)
    adopt(council.code, version, from_on=date(2020, 1, 1), adopted_by="the tests")
    return version


def _on_the_shelf(book: Path) -> RulebookVersion:
    """The book as a version. It is read once for all tests: reading it takes longer than most of them."""
    text = book.read_bytes()
    if text in _STORED:
        return RulebookVersion.objects.get_or_create(sha256=_STORED[text]["sha256"], defaults=_STORED[text])[
            0
        ]
    version, _ = put_on_shelf("wendlebury", book)
    fields = ("protocol", "council_name", "text", "sha256", "status", "in_force_from")
    _STORED[text] = {field: getattr(version, field) for field in fields}
    return version


def drafted(
    by: User,
    council: Council,
    matter: str = "councillor about officer",
    about: tuple[User | None, Post | None] | None = None,
    *,
    at: datetime = AT,
    facts: dict[str, str] | None = None,
    words: dict[str, str] | None = None,
    **changes: Any,
) -> Draft:
    """A draft with everything answered."""
    draft = save_draft(None, by=by, at=at, council=council, matter=matter)
    if about is not None:
        changes["about"] = about
    return save_draft(
        draft, by=by, at=at, facts=TRIED if facts is None else facts, words=words or HAPPENED, **changes
    )


def sent(draft: Draft, by: User, *, on: date = ON, at: datetime = AT) -> Case:
    """The case it becomes when it is sent as it is shown."""
    return file_concern(draft, by=by, on=on, at=at, fingerprint=preview_of(draft, on=on).fingerprint).case


def acknowledged(
    case: Case, by: User, *, on: date = ON, at: datetime = AT, words: str = "I have read it."
) -> Case:
    """The case after whoever deals with it confirmed that they have no connection, and acknowledged it."""
    confirm_no_connection(case, by=by, at=at)
    return acknowledge(case.reference, by=by, words=words, version=case.version, at=at, on=on)


@contextmanager
def rolled_back() -> Iterator[None]:
    """One example, undone at its end. The acts' own durable transactions may stand inside it, as in a TestCase."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        try:
            yield
        finally:
            transaction.set_rollback(True)
