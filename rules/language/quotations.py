"""Are the quoted words really the protocol's? Each quotation is looked for in its clause, and the finding is locked.

A council attaches its protocol's own text as a list of clauses. Where that text is not at hand, the lock (a hash of
each clause and quotation that was checked) keeps anybody from changing a quotation unnoticed.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rules.language.combinations import all_rules
from rules.language.faults import Finding, finding, write_one_of
from rules.language.rulebook import Rulebook, Source, Word
from rules.language.tree import Keyed, NotReadable, Scalar, decoded, tree_of

_QUOTES = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"'}
)
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_BULLETS = re.compile("(?:^|(?<=\\s))[\u2022\u2023\u25aa\u25ab\u25cf\u25e6\u2219\u00b7\uf0b7*-](?=\\s|$)")
LOCK_HEADER = (
    "# Quotations that were found in the protocol's own text, and that text clause by clause, as SHA-256.\n"
    "# Written by `python manage.py lock_quotations`; a rulebook's quotations are always held against it.\n"
)


class NotClauses(ValueError):
    """The file is not a list of clauses: each reference, a colon, and the clause's own words."""


def clauses_read(data: bytes) -> dict[str, str]:
    """The protocol's own text by clause reference; NotClauses where the file is not such a list."""
    try:
        node, _ = tree_of(decoded(data))
    except NotReadable as fault:
        first = fault.findings[0]
        raise NotClauses(f"line {first.line}: {first.what}") from None
    if not isinstance(node, Keyed):
        raise NotClauses("it is not a list of clause references with their words")
    return {str(ref): str(words.word) for ref, words in node.entries if isinstance(words, Scalar)}


def folded(text: str) -> str:
    """A text in the form in which quotations are compared: composed, one space, plain quotes and dashes, no bullets."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    text = _DASHES.sub("-", text).replace("\u2026", "...")
    return " ".join(_BULLETS.sub(" ", text).split())


def is_quoted_from(quotation: str, clause: str) -> bool:
    """Whether the pieces of a quotation (`...` leaves words out) stand in the clause in this order. Case counts."""
    within = folded(clause)
    at = 0
    for piece in folded(quotation).split("..."):
        # Whole words only: "lawful conduct" is not what "unlawful conduct" says.
        words = re.compile(rf"(?<!\w){re.escape(piece.strip())}(?!\w)")
        found = words.search(within, at)
        if found is None:
            return False
        at = found.end()
    return True


@dataclass(frozen=True, slots=True)
class Lock:
    """The hashes of clauses and quotations that were checked when the protocol's text was at hand."""

    clauses: Mapping[str, str]
    quotations: frozenset[tuple[str, str]]


def lock_read(text: str) -> Lock:
    """A lock from its file; lines that are none are passed over, so that what they should hold counts as unchecked."""
    clauses: dict[str, str] = {}
    quotations: set[tuple[str, str]] = set()
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        digest, _, ref = rest.partition(" ")
        if kind == "clause":
            clauses[ref] = digest
        elif kind == "quotation":
            quotations.add((ref, digest))
    return Lock(clauses, frozenset(quotations))


def lock_written(rulebooks: list[Rulebook], clauses: Mapping[str, str]) -> str:
    """The lock for these rulebooks' quotations that stand in these clauses, as text."""
    lines: set[str] = set()
    for rulebook in rulebooks:
        for source in clause_sources(rulebook):
            words = clauses.get(source.ref or "")
            if words is not None and is_quoted_from(source.words, words):
                lines.add(f"clause {hashed(folded(words))} {source.ref}")
                lines.add(f"quotation {hashed(folded(source.words))} {source.ref}")
    return LOCK_HEADER + "".join(f"{line}\n" for line in sorted(lines, key=_by_reference))


def hashed(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def checked_quotations(
    rulebook: Rulebook, clauses: Mapping[str, str] | None, lock: Lock | None
) -> list[Finding]:
    """Every clause that is not there and every quotation not found in it, or not in the lock."""
    sources = list(clause_sources(rulebook))
    found = []
    if clauses is not None:
        found += [fault for source in sources if (fault := _against_text(source, clauses)) is not None]
        found += [
            _unknown_clause(ref, clauses)
            for reading in rulebook.readings
            for ref in reading.of
            if ref not in clauses
        ]
    elif lock is not None:
        found += [_not_locked(source) for source in sources if not _is_locked(source, lock)]
    elif sources:
        place = rulebook.protocol
        found.append(
            finding(
                "R081",
                (place.line or 1, place.column or 1, len(place)),
                f"{len(sources)} quotations have not been checked: the protocol's text is not attached.",
                "A quotation that is not the protocol's own words would mislead everybody who reads it.",
                "Attach the protocol's text, or check with --text and write the lock.",
            )
        )
    return found


def clause_sources(rulebook: Rulebook) -> Iterator[Source]:
    """Every source of a rulebook that quotes a clause."""
    return (source for source in all_sources(rulebook) if source.kind == "clause")


def all_sources(rulebook: Rulebook) -> Iterator[Source]:
    """Every source of a rulebook, in no particular order."""
    for matter in rulebook.matters:
        for step in matter.steps:
            for rule in all_rules(step.rules):
                yield from rule.sources
            for item in step.owed:
                yield from item.sources
            for limit in (step.too_late_after, step.ask_within):
                if limit is not None:
                    yield from limit.sources
    if rulebook.fallback is not None:
        yield from rulebook.fallback.sources


def _is_locked(source: Source, lock: Lock) -> bool:
    return (source.ref or "", hashed(folded(source.words))) in lock.quotations


def _place(source: Source) -> tuple[int, int, int]:
    return (source.place.line, source.place.column, len(source.ref or "") + len(" says"))


def _against_text(source: Source, clauses: Mapping[str, str]) -> Finding | None:
    ref = source.ref or ""
    if ref not in clauses:
        return _unknown_clause(Word(ref, source.place.line, source.place.column), clauses)
    if is_quoted_from(source.words, clauses[ref]):
        return None
    elsewhere = [each for each, words in clauses.items() if is_quoted_from(source.words, words)]
    mend = (
        f"The words stand in {elsewhere[0]}: cite that."
        if elsewhere
        else "Quote the clause's own words, letter for letter."
    )
    return finding(
        "R022",
        _place(source),
        f'These words are not in clause {ref}: "{source.words}".',
        "Nothing may be presented as the protocol's words that the protocol does not say.",
        mend,
        clauses=(ref,),
    )


def _unknown_clause(ref: Word, clauses: Mapping[str, str]) -> Finding:
    return finding(
        "R021",
        (ref.line, ref.column, len(ref)),
        f"The protocol has no clause {ref}.",
        "A reader who looks it up would find nothing.",
        write_one_of(str(ref), clauses),
        clauses=(str(ref),),
    )


def _not_locked(source: Source) -> Finding:
    return finding(
        "R022",
        _place(source),
        f'These words have not been checked against clause {source.ref}: "{source.words}".',
        "The protocol's text is not at hand here, and the lock does not hold this quotation.",
        "Check it with --text and write the lock again.",
        clauses=(source.ref or "",),
    )


def _by_reference(line: str) -> tuple[list[tuple[int, str]], str, str]:
    """The order of the lock: by clause, the clause before its quotations, and always the same on every run."""
    kind, digest, ref = line.split(" ", 2)
    return (
        [(int(part), "") if part.isdigit() else (10_000, part) for part in re.split(r"(\d+)", ref) if part],
        kind,
        digest,
    )
