"""The 38 conflicts and defects that readers found in the five protocols: each with its finding, or why none can be.

A finding is looked for as written, in the rulebook named. Its clauses and its case are the least that it must name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """A finding that a proof must yield."""

    book: str
    code: str
    matter: str | None = None
    clauses: tuple[str, ...] = ()
    case: Mapping[str, str] = field(default_factory=dict)
    says: str = ""


@dataclass(frozen=True)
class Unreachable:
    """Why no proof can reach it, and where the words stand in the rulebook none the less: (book, matter, clause)."""

    because: str
    stands: tuple[str, str, str] | None = None


UNNAMED = "unnamed-unitary"
ABOUT_OFFICER = "councillor about officer"
ABOUT_COUNCILLOR = "officer about councillor"

DEFECTS: dict[int, tuple[Found | Unreachable, ...]] = {
    1: (Found("thanet", "R050", "advice", ("1.6", "12.1")),),
    2: (Found("thanet", "R074", "legal proceedings", ("4.6",), says="a Director"),),
    3: (
        Unreachable(
            "Who is told and who decides are two steps of the ladder; that they differ is no fault of the rules.",
            ("thanet", "legal proceedings", "4.7"),
        ),
    ),
    4: (
        Unreachable(
            "Which body it is gets named case by case; the words name a post that the establishment can only list.",
            ("thanet", "delegated decision", "3.9"),
        ),
    ),
    5: (
        Found("thanet", "R057", ABOUT_OFFICER, ("12.2",), {"about": "Monitoring Officer"}),
        Found("thanet", "R071", ABOUT_OFFICER, says="no further step"),
    ),
    6: (Found("thanet", "R030", ABOUT_COUNCILLOR, ("12.5",), {"raised by": "Chief Executive"}),),
    7: (
        Unreachable(
            "What “In such cases” points at is the sense of a sentence; the question of capacity carries it.",
            ("thanet", ABOUT_OFFICER, "12.4"),
        ),
    ),
    8: (Found("thanet", "R050", "other meeting", ("8.4", "7.12")),),
    9: (Found("thanet", "R077", clauses=("2.7 (second)",), says="3.3"),),
    10: (
        Found(UNNAMED, "R030", ABOUT_OFFICER, ("Complaints and Criticism ¶2",), {"about": "Chief Executive"}),
    ),
    11: (Found(UNNAMED, "R030", "group meeting", says="no rule fits"),),
    12: (
        Unreachable(
            "What the advice is for, and to whom it goes, is what the words leave out; the copy itself is owed.",
            (UNNAMED, "information request", "Provision of Information ¶2"),
        ),
    ),
    13: (
        Found(
            UNNAMED,
            "R030",
            "relationship disclosure",
            ("Relationships ¶2",),
            {"raised by": "Chief Executive"},
        ),
    ),
    14: (
        Found("swale", "R050", ABOUT_OFFICER, ("10.10", "10.13")),
        Found("swale", "R050", ABOUT_OFFICER, ("10.10", "11.2")),
        Found("swale", "R050", ABOUT_OFFICER, ("10.13", "11.2")),
    ),
    15: (Found("swale", "R050", ABOUT_COUNCILLOR, ("10.14", "11.3")),),
    16: (Found("swale", "R050", "group meeting", ("7.2", "7.3")),),
    17: (
        Found("swale", "R052", ABOUT_OFFICER, ("10.13",), says="what the Chief Executive did"),
        Found("swale", "R074", ABOUT_OFFICER, ("10.13",), says="another Director"),
    ),
    18: (
        Found("swale", "R054", ABOUT_OFFICER, ("10.13",)),
        Found("swale", "R078", ABOUT_COUNCILLOR, ("11.3",), {"about": "Group Leader"}),
    ),
    19: (Found("swale", "R030", "information request", says="no rule fits"),),
    20: (
        Unreachable(
            "A time without a start runs from receipt in this language, so that it is never without one.",
            ("swale", "enquiry", "4.1"),
        ),
    ),
    21: (
        Unreachable(
            "The document that is cited wrongly is not part of the protocol; the words are kept as they stand.",
            ("swale", "an officer's own employment", "3.9"),
        ),
    ),
    22: (Found("swale", "R077", clauses=("2.1 (second)",), says="2.4, 2.5"),),
    23: (Unreachable("It is in a committee's annual report, not in the protocol; figures are no rules."),),
    24: (
        Unreachable(
            "Whether a council adopted a text is a fact about its minutes: `status:` says it is not known."
        ),
    ),
    38: tuple(
        Found(book, "R072", ABOUT_OFFICER) for book in ("knutsford", "southwell", "swale", "thanet", UNNAMED)
    ),
}
