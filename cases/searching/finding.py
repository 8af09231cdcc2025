"""Where do the words stand? Looked for in what this person may read, opened for this one question and kept nowhere.

There is no index of words: one that could be searched without opening the cases would tell whoever steals it what is
in them. Legal advice, and notes for whoever deals with a case alone, are never looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.access import not_opened_by, on_the_desk_of
from cases.models import Case, Note, Question
from cases.states import NoteLabel
from people.folding import folded, sought
from people.models import User

_BEFORE, _BEHIND = 60, 100  # characters round what was found


@dataclass(frozen=True, slots=True)
class Found:
    """A case in which all of the words stand; `snippet` is where, empty where they stand in its reference or posts."""

    case: Case
    opens: bool
    snippet: str


def cases_with(words: str, user: User, *, on: date) -> list[Found]:
    """The cases that exist for the person and hold every one of the words, the last sent first.

    Of a case they only know of: its reference and posts. Of one they may open: once they have said that they have no
    connection with it, the people, what was written, questions, answers and notes for everybody who works on it.
    """
    wanted = sought(words)
    if not wanted:
        return []
    there = on_the_desk_of(user, on=on)
    cases = list(
        there.only(
            "reference", "council", "state", "filed_on", "acknowledged_on", "account", "parties", "plan"
        )
    )
    shut = not_opened_by(user, [case for case in cases if is_work(case)])
    beside = _beside(there)
    found = []
    for case in cases:
        opened = is_work(case) and case.pk not in shut
        if all(word in _outside(case) for word in wanted):
            found.append(Found(case, is_work(case), ""))
        elif opened and (hit := _hit(wanted, case, beside.get(case.pk, ()))) is not None:
            found.append(Found(case, opens=True, snippet=hit))
    return found


def is_work(case: Case) -> bool:
    """Whether the person may open it, as the list of their desk has it."""
    return bool(case.is_work)  # type: ignore[attr-defined]


def _outside(case: Case) -> str:
    """What stands on the lists: the reference, with and without its hyphens, and the posts."""
    parties = case.parties
    subject = parties.get("subject") or {}
    kinds = [parties["complainant"].get("kind", ""), subject.get("kind", "")]
    return _bare(" ".join([case.reference, case.reference.replace("-", ""), *map(str, kinds)]))


def _beside(cases: Any) -> dict[int, list[str]]:
    """Questions, answers and notes by the number of their case."""
    numbers = cases.filter(is_work=True).values("pk")
    found: dict[int, list[str]] = {}
    for case, words, answer in Question.objects.filter(case__in=numbers).values_list(
        "case", "words", "answer"
    ):
        found.setdefault(case, []).extend((words, answer))
    labels = (NoteLabel.SHARED, NoteLabel.INTERNAL)
    for case, words in Note.objects.filter(case__in=numbers, label__in=labels).values_list("case", "words"):
        found.setdefault(case, []).append(words)
    return found


def _hit(wanted: list[str], case: Case, beside: Iterable[str]) -> str | None:
    """A line with one of the words, where all of them stand in the case; None where they do not."""
    texts = [*_texts(case.account), *_names(case.parties), *beside]
    bare = [_bare(text) for text in texts]
    together = "\n".join([_outside(case), *bare])
    if not all(word in together for word in wanted):
        return None
    for text, plain in zip(texts, bare, strict=True):
        for word in wanted:
            if word in plain:
                return _around(text, word)
    return ""


def _around(text: str, word: str) -> str:
    """The words round the place. Where folding made the text shorter the place is near enough."""
    place = max(text.casefold().find(word), 0)
    begins, ends = max(place - _BEFORE, 0), place + len(word) + _BEHIND
    return ("… " if begins else "") + " ".join(text[begins:ends].split()) + (" …" if ends < len(text) else "")


def _texts(kept: Any) -> Iterator[str]:
    """Every text of a record, however deep it stands."""
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, dict):
        for each in kept.values():
            yield from _texts(each)
    elif isinstance(kept, list):
        for each in kept:
            yield from _texts(each)


def _names(parties: Any) -> Iterator[str]:
    if isinstance(parties, dict):
        for key, each in parties.items():
            if key in ("name", "title") and isinstance(each, str):
                yield each
            else:
                yield from _names(each)
    elif isinstance(parties, list):
        for each in parties:
            yield from _names(each)


def _bare(text: str) -> str:
    """As people.folding has it; what is plain already is only made small, which most of a thousand texts are."""
    return text.lower() if text.isascii() else folded(text)
