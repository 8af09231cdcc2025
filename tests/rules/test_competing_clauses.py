"""Two clauses that claim one case are a finding until a reading settles them; a declared silence is weighed."""

from __future__ import annotations

import pytest

from rules.language.faults import Finding
from rules.language.rulebook import Rulebook
from rules.language.soundness import prove
from rules.language.stripping import as_written
from tests.rules import books

ADVICE = "        - to: Monitoring Officer\n          12.1 says: should seek guidance from the Monitoring Officer\n"
READING = "    by: Monitoring Officer\n    on: 2026-06-01\n"


def rule(when: str, to: str, clause: str) -> str:
    condition = f"        - when: {{{when}}}\n          to" if when else "        - to"
    return f"{condition}: {to}\n          {clause} says: should seek guidance from them\n"


def found(book: Rulebook, code: str, *, matter: str | None = None) -> list[Finding]:
    return [each for each in prove(book).findings if each.code == code and matter in (None, each.matter)]


def competing(*rules: str, reading: str = "") -> list[Finding]:
    return found(
        books.changed((ADVICE, "".join(rules)), (READING, READING + reading)), "R050", matter="advice"
    )


FIRST = rule("topic: this protocol", "Chief Executive", "9.1")
SECOND = rule("raised by: any officer", "a Director", "9.2")
EXCEPT_OFFICERS = (
    "          except:\n            - when: {raised by: any officer}\n              to: a Director\n"
    "              9.1 says: should seek guidance from them\n"
)


def test_two_clauses_that_claim_one_case_are_one_warning_at_both_places_with_a_case() -> None:
    (warning,) = competing(FIRST, SECOND, ADVICE)
    assert warning.severity == "warning"
    assert set(warning.clauses) == {"9.1", "9.2"}
    assert warning.second is not None
    assert warning.second[0] > warning.line
    assert warning.case is not None
    assert warning.case["topic"] == "this protocol"


def test_a_reading_that_holds_a_clause_of_each_settles_it() -> None:
    settled = "  - of: [9.1, 9.2]\n    as: The earlier one has it.\n" + READING
    assert competing(FIRST, SECOND, ADVICE, reading=settled) == []
    other = "  - of: [9.1, 12.1]\n    as: The earlier one has it.\n" + READING
    assert len(competing(FIRST, SECOND, ADVICE, reading=other)) == 1


def test_as_written_the_reading_is_gone_and_the_competition_shows() -> None:
    settled = "  - of: [9.1, 9.2]\n    as: The earlier one has it.\n" + READING
    book = books.changed((ADVICE, FIRST + SECOND + ADVICE), (READING, READING + settled))
    assert found(book, "R050", matter="advice") == []
    assert len(found(as_written(book), "R050", matter="advice")) == 1


@pytest.mark.parametrize(
    "rules",
    [
        (FIRST, ADVICE),  # a rule without `when` never competes
        (
            FIRST,
            rule("raised by: any officer", "Chief Executive", "9.2"),
            ADVICE,
        ),  # their choices are the same
        (FIRST, rule("raised by: any officer", "a Director", "9.1"), ADVICE),  # they share a clause
        (FIRST, rule("topic: access to documents", "a Director", "9.2"), ADVICE),  # no case fits both
        (FIRST + EXCEPT_OFFICERS, SECOND, ADVICE),  # what both claim, the exception gives to the same post
    ],
)
def test_what_does_not_compete(rules: tuple[str, ...]) -> None:
    assert competing(*rules) == []


def test_a_declared_silence_is_a_note_as_adopted_and_a_warning_as_written() -> None:
    (note,) = found(books.book("wendlebury"), "R079")
    (warning,) = found(books.written("wendlebury"), "R079")
    assert (note.severity, warning.severity) == ("note", "warning")


def test_a_local_rule_may_fill_what_the_protocol_leaves_open_and_never_override_it() -> None:
    local = "        - when: {raised by: WHO}\n          to: Chief Executive\n          local: Council, minute 30.\n"
    fills = books.changed((ADVICE, local.replace("WHO", "Monitoring Officer") + ADVICE))
    overrides = books.changed((ADVICE, local.replace("WHO", "Member") + ADVICE))
    assert found(fills, "R036") == []
    (error,) = found(overrides, "R036")
    assert (error.severity, error.clauses) == ("error", ("12.1",))
