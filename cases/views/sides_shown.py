"""What does the page of one side say of their rights, and of what is asked of both?"""

from __future__ import annotations

from dataclasses import dataclass

from cases.both_sides import Reader, rights_of, warnings_to
from cases.models import Case
from people.models import Side


@dataclass(frozen=True, slots=True)
class Sides:
    """The sentences of one side, in order."""

    rights: tuple[str, ...]
    warnings: tuple[str, ...]


def sides_shown(case: Case, reader: Reader) -> Sides:
    """What that side reads of this case."""
    subject = case.parties.get("subject") or {}
    about_a_councillor = subject.get("side") == Side.COUNCILLOR
    return Sides(rights_of(reader, about_a_councillor=about_a_councillor), warnings_to(reader))
