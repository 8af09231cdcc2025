"""What can be wrong with a rulebook? The catalogue of findings: a stable code, a severity and a sentence for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

ERROR = "error"
WARNING = "warning"
NOTE = "note"

# Code: (severity, what it means). `protocols/README.md` prints the same table; a test holds the two together.
CATALOGUE: dict[str, tuple[str, str]] = {
    # Reading
    "R001": (ERROR, "The text cannot be read as YAML."),
    "R002": (ERROR, "A key is written twice."),
    "R003": (ERROR, "An anchor, an alias or a merge is used."),
    "R004": (ERROR, "A tag is used."),
    "R005": (ERROR, "A tab is used."),
    "R006": (ERROR, "An unquoted ` #` would silently cut a text short."),
    "R007": (ERROR, "The file holds more than one document."),
    "R008": (ERROR, "There is a control character, or the file is not UTF-8 text."),
    "R009": (ERROR, "A text is not in the composed form (NFC) in which words can be compared."),
    "R010": (
        ERROR,
        "There is an invisible or direction-changing character, or a no-break space in the indentation.",
    ),
    "R011": (ERROR, "A key or a name mixes alphabets."),
    "R012": (ERROR, "A post is named that is not in `posts:`."),
    "R013": (ERROR, "The file is too large or too deep."),
    "R014": (ERROR, "Flow style runs over a line or is nested."),
    "R015": (ERROR, "A key is not part of the language."),
    "R016": (ERROR, "A key is missing."),
    "R017": (ERROR, "A value has the wrong shape or is empty."),
    "R018": (ERROR, "A fact is named that no question asks."),
    "R019": (ERROR, "A value is not among the answers of its fact."),
    "R020": (ERROR, "A trigger is not one that can open a later step."),
    "R021": (ERROR, "A clause is cited that the protocol does not have."),
    "R022": (ERROR, "A quotation is not found in its clause."),
    "R023": (ERROR, "A quotation is shorter than three words or longer than forty."),
    "R024": (ERROR, "A rule, time, duty or setting has no source."),
    "R025": (ERROR, "A matter is not in the shared vocabulary and does not say who raises it about whom."),
    "R026": (ERROR, "A length of time is not written in a form the language knows."),
    "R027": (ERROR, "A date is not a date."),
    "R028": (ERROR, "A post is not described in a form the language knows."),
    "R029": (ERROR, "A reporting line loops."),
    "R030": (ERROR, "A case goes to nobody: no handler and no explicit outcome."),
    "R031": (ERROR, "A concern would be handled by the person it is about or the person who raised it."),
    "R032": (ERROR, "Somebody would review their own decision."),
    "R033": (ERROR, "The ladder loops, or a step follows a later one."),
    "R034": (ERROR, "A rule can never apply."),
    "R035": (ERROR, "A question can never matter."),
    "R036": (ERROR, "A local rule displaces a clause that could have been followed."),
    "R037": (ERROR, "A core matter is neither routed nor declared silent, or a matter is empty."),
    "R038": (ERROR, "A matter is declared silent although a clause routes it."),
    "R039": (ERROR, "A worked example does not come out as written."),
    "R040": (ERROR, "The fallback can be emptied and does not end with somebody outside."),
    "R041": (ERROR, "A post with several holders is named as a handler without saying which."),
    "R042": (ERROR, "A later step has no `if`, or the first step has one."),
    "R043": (ERROR, "A party is named that this matter does not have."),
    "R044": (ERROR, "A handler is not written in a form the language knows."),
    "R045": (ERROR, "Two things have the same name."),
    "R046": (ERROR, "A matter has more cases than can be checked."),
    # What the proofs warn of
    "R050": (WARNING, "Two clauses claim the same case and no reading settles it."),
    "R051": (WARNING, "The handler reports to the person the concern is about."),
    "R052": (WARNING, "The reviewer reports to the person reviewed."),
    "R053": (WARNING, "Two people must decide together."),
    "R054": (WARNING, "A duty is owed to nobody."),
    "R055": (WARNING, "The decider judges a dispute over their own decision."),
    "R056": (WARNING, "A single councillor is given a decision."),
    "R057": (WARNING, "A concern about a statutory officer is handed to one person."),
    "R058": (WARNING, "One person is Monitoring Officer and head of paid service or section 151 officer."),
    "R059": (WARNING, "A statute overrides a clause."),
    "R060": (WARNING, "A private talk is suggested where somebody fears for their safety."),
    # Notes
    "R070": (NOTE, "A choice is narrowed to one."),
    "R071": (NOTE, "There is no way up from here."),
    "R072": (NOTE, "No time is stated."),
    "R073": (NOTE, "Nobody tells the person who raised it."),
    "R074": (NOTE, "A rule needs a post to have more than one holder."),
    "R075": (NOTE, "The council's fallback is used."),
    "R076": (NOTE, "A document is cited that the council should attach."),
    "R077": (NOTE, "The printed numbering repeats or skips."),
    "R078": (NOTE, "A passing-on step has nobody left, so the case stays where it is."),
    "R079": (NOTE, "A matter is declared silent."),
    "R080": (
        NOTE,
        "A local setting names no power it was adopted under and is not marked as a note to Council.",
    ),
    "R081": (NOTE, "The quotations have not been checked against the protocol's text."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, warning or note, at its place. `line` and `column` count from 1; `length` is the marked width.

    `second` is the other place where two clauses meet: (line, column, length).
    """

    code: str
    severity: str
    line: int
    column: int
    length: int
    what: str
    why: str
    mend: str
    matter: str | None = None
    step: str | None = None
    case: Mapping[str, str] | None = None
    clauses: tuple[str, ...] = ()
    second: tuple[int, int, int] | None = None

    def with_severity(self, severity: str) -> Finding:
        """The same finding, weighed differently (a declared silence is a warning as written, a note as adopted)."""
        return replace(self, severity=severity)


def finding(
    code: str,
    place: tuple[int, int, int],
    what: str,
    why: str,
    mend: str,
    *,
    matter: str | None = None,
    step: str | None = None,
    case: Mapping[str, str] | None = None,
    clauses: Iterable[str] = (),
    second: tuple[int, int, int] | None = None,
) -> Finding:
    """A finding of the catalogue; KeyError for a code that is not in it."""
    severity, _ = CATALOGUE[code]
    line, column, length = place
    return Finding(
        code,
        severity,
        line,
        column,
        max(1, length),
        what,
        why,
        mend,
        matter,
        step,
        case,
        tuple(clauses),
        second,
    )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None when nothing is near (case is not counted)."""
    by_lower = {candidate.lower(): candidate for candidate in known}
    matches = get_close_matches(word.lower(), list(by_lower), n=1, cutoff=0.6)
    return by_lower[matches[0]] if matches else None


def write_one_of(word: str, known: Iterable[str]) -> str:
    """The mend for a word that is not known: the nearest one, else the whole list."""
    words = [str(each) for each in known]
    near = nearest(word, words)
    if near is not None:
        return f'Write "{near}".'
    return f"Write one of: {', '.join(words)}." if words else "Take it out."


def in_file_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as an author reads them: from the top of the file down, each once per code and place."""
    seen: set[tuple[object, ...]] = set()
    unique = []
    for found in sorted(findings, key=lambda each: (each.line, each.column, each.code)):
        # Several core matters may be missing, and all of that is told where the matters begin.
        what = found.what if found.code == "R037" else None
        key = (found.code, found.line, found.column, found.second, what)
        if key not in seen:
            seen.add(key)
            unique.append(found)
    return unique


def as_text(found: Finding, file: str, lines: list[str]) -> str:
    """The finding as the author reads it: place, their own line with a marker, what, why and mend."""
    parts = [f"{file}:{found.line}:{found.column}  {found.code}  {found.severity}"]
    parts += _marked(found.line, found.column, found.length, lines)
    if found.second is not None:
        parts += _marked(*found.second, lines)
    parts += [f"  what  {found.what}", f"  why   {found.why}", f"  mend  {found.mend}"]
    return "\n".join(parts)


def as_json(found: Finding) -> dict[str, Any]:
    """The finding in the fixed form other tools rely on."""
    return {
        "code": found.code,
        "severity": found.severity,
        "line": found.line,
        "column": found.column,
        "matter": found.matter,
        "step": found.step,
        "case": None if found.case is None else dict(found.case),
        "clauses": list(found.clauses),
        "what": found.what,
        "why": found.why,
        "mend": found.mend,
    }


def _marked(line: int, column: int, length: int, lines: list[str]) -> list[str]:
    if not 1 <= line <= len(lines):
        return []
    number = str(line)
    text = lines[line - 1]
    shown = text.replace("\t", " ")
    width = max(1, min(length, len(shown) - column + 1))
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * (column - 1)}{'^' * width}"]
