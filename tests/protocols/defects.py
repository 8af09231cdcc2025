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
    2: (
        Unreachable(
            "Who is involved in the proceedings is known only case by case; the person is then passed over by name.",
            ("thanet", "legal proceedings", "4.6"),
        ),
    ),
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
    25: (Found("knutsford", "R050", ABOUT_OFFICER, ("15.2", "4.6")),),
    26: (
        Found("knutsford", "R030", ABOUT_OFFICER, ("15.3",), {"about": "Town Clerk"}),
        Found(
            "knutsford", "R030", ABOUT_OFFICER, ("15.2",), {"about": "Town Clerk"}, "no line manager above"
        ),
        Found("knutsford", "R030", ABOUT_COUNCILLOR, ("15.5",), {"raised by": "Town Clerk"}),
    ),
    27: (
        Unreachable(
            "The law names the recipient that 15.5 leaves out, and what the law says stays as written.",
            ("knutsford", ABOUT_COUNCILLOR, "15.5"),
        ),
    ),
    28: (
        Unreachable(
            "A bar, a right to refuse and a duty not to decline name no two handlers; the bar is written first.",
            ("knutsford", "group meeting", "8.2"),
        ),
    ),
    29: (Found("knutsford", "R055", "information request", ("10.4",)),),
    30: (
        Found("knutsford", "R030", "relationship disclosure", says="no rule fits"),
        Found("knutsford", "R079", says="names nobody to tell"),
    ),
    31: (
        Found(
            "southwell",
            "R050",
            ABOUT_OFFICER,
            ("Procedure for Clerk ¶2", "Procedure for Councillors ¶1"),
            says="Chair",
        ),
        Found("southwell", "R056", ABOUT_OFFICER, ("Procedure for Councillors ¶1",)),
        Found("southwell", "R056", ABOUT_OFFICER, ("Relationship, general ¶5",)),
    ),
    32: (
        Unreachable(
            "That the text leaves the Clerk out is its choice; who manages whom is the council's establishment.",
            ("southwell", ABOUT_OFFICER, "Procedure for Councillors ¶1"),
        ),
    ),
    33: (
        Unreachable(
            "A word that is not defined is read by people; the rules name the post that they read it as."
        ),
    ),
    34: (
        Found("southwell", "R030", "relationship disclosure", says="no rule fits"),
        Found("southwell", "R079", says="names nobody to tell"),
    ),
    35: (
        Unreachable(
            "A heading that says less than the words under it changes no case.",
            ("southwell", ABOUT_COUNCILLOR, "Procedure for Clerk ¶2"),
        ),
    ),
    36: (
        Unreachable(
            "Whether a formal allegation exists is an answer that the rules turn on; in each state they are clear.",
            ("southwell", ABOUT_COUNCILLOR, "Procedure for Clerk ¶4"),
        ),
    ),
    37: (
        Unreachable(
            "A sentence in the wrong paragraph is a matter of its sense; it is quoted where it stands.",
            ("southwell", "asking for a recommendation", "Officers ¶6"),
        ),
    ),
    38: tuple(
        Found(book, "R072", ABOUT_OFFICER) for book in ("knutsford", "southwell", "swale", "thanet", UNNAMED)
    ),
}
