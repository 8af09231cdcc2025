"""What are all the cases of a rulebook, with people of a council that runs it? For tests that try every one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cases.models import Draft
from people.demonstration import build_demonstration
from people.directory import holder_of, posts_of_kind
from people.models import Council, Post, User
from rules.language import vocabulary
from rules.language.combinations import Pair
from rules.language.ladder import ladder_of
from rules.language.questions import next_question
from rules.language.rulebook import Matter, Rulebook
from rules.shelf import adopt, put_on_shelf
from tests.cases.sending import ON

BOOKS = sorted((Path(__file__).parent.parent.parent / "protocols").glob("*/*.yaml"))
FROM = date(2020, 1, 1)


@dataclass(frozen=True)
class Two:
    """Two people between whom a matter can be raised; nobody in particular where it is about no person."""

    matter: Matter
    pair: Pair
    filer: User
    about: tuple[User, Post] | None

    @property
    def parties(self) -> list[User]:
        """Both, or the one there is."""
        return [self.filer, *([self.about[0]] if self.about else [])]

    def draft(self, council: Council) -> Draft:
        """A draft of theirs, not stored, with nothing answered but who and what."""
        answers = {"raised_by": self.filer.pk, "matter": str(self.matter.name)}
        if self.about is not None:
            answers |= {"about_user": self.about[0].pk, "about_post": self.about[1].pk}
        return Draft(council=council, answers=answers)


def running(book: Path) -> tuple[Council, Rulebook]:
    """The demonstration's council that runs the rulebook."""
    built = build_demonstration(ON, "a password for tests")
    code = next(code for code, protocol in built.protocols.items() if protocol == book.parent.name)
    version, _ = put_on_shelf(book.parent.name, book)
    adopt(code, version, from_on=FROM, adopted_by="the tests")
    return next(council for council in built.councils if council.code == code), version.rulebook()


def every_two(council: Council, rulebook: Rulebook) -> Iterator[Two]:
    """For each matter two people of each two kinds, where the council has somebody of both; never one person twice."""
    for matter in rulebook.matters:
        for pair in ladder_of(rulebook, matter).combinations.pairs:
            filer = _first_of(council, rulebook, pair.raised_by)
            about = None if pair.about is None else _first_of(council, rulebook, pair.about, last=True)
            if filer is None or (pair.about is not None and about is None):
                continue
            if about is None or about[0] != filer[0]:
                yield Two(matter, pair, filer[0], about)


def walked(rulebook: Rulebook, matter: str, given: dict[str, str]) -> Iterator[dict[str, str]]:
    """Every way of answering what is asked, to its end."""
    question = next_question(rulebook, matter, given)
    if question is None:
        yield {fact: answer for fact, answer in given.items() if fact not in vocabulary.PARTY_FACTS}
        return
    for answer in question.answers:
        yield from walked(rulebook, matter, {**given, question.fact: answer})


def _first_of(
    council: Council, rulebook: Rulebook, kind: str, *, last: bool = False
) -> tuple[User, Post] | None:
    """Somebody who sits in a seat of this kind: the first for one party, the last for the other."""
    seats = posts_of_kind(council, str(rulebook.post_by_name[kind].name), ON)
    seated = [(holder, seat) for seat in seats if (holder := holder_of(seat, ON)) is not None]
    return (seated[-1] if last else seated[0]) if seated else None
