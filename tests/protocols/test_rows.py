"""Each of the 246 rows of the table of clauses has its place in a rulebook, or a reason why it is no rule of it."""

from __future__ import annotations

import pytest

from rules.language.combinations import all_rules
from rules.language.rulebook import Step
from tests.protocols.rows import BOOK_OF, CONDUCT_ONLY, Account, accounts, book_of, rows
from tests.rules import books


def account_of(row: str) -> Account:
    said = accounts(book_of(row))
    assert row in said, f"{row} is not accounted for"
    return said[row]


def clauses_cited(step: Step) -> set[str]:
    """Every clause that a rule, time, duty or limit of a step rests on."""
    sources = [source for rule in all_rules(step.rules) for source in rule.sources]
    sources += [source for item in step.owed for source in item.sources]
    for limit in (step.too_late_after, step.ask_within):
        sources += limit.sources if limit is not None else ()
    return {source.ref for source in sources if source.kind == "clause" and source.ref}


def test_the_table_has_its_246_rows() -> None:
    assert len(rows()) == 246


@pytest.mark.parametrize("row", rows())
def test_a_row_is_cited_where_its_list_says_or_has_a_reason_that_can_hold(row: str) -> None:
    account = account_of(row)
    if account.place is not None:
        matter_name, step_name, clause = account.place
        matter = books.book(book_of(row)).matter_by_name.get(matter_name)
        assert matter is not None, f'there is no matter "{matter_name}"'
        step = matter.step(step_name)
        assert step is not None, f'"{matter_name}" has no step "{step_name}"'
        assert clause in clauses_cited(step), f"{clause} is not cited in {matter_name}, {step_name}"
    elif account.same_as is not None:
        assert account.same_as != row
        assert book_of(account.same_as) == book_of(row)
        assert account_of(account.same_as).same_as is None, "it repeats a row that repeats another"
    stands_for = account if account.same_as is None else account_of(account.same_as)
    if stands_for.reason == CONDUCT_ONLY:
        assert not rows()[row].has_destination, "it sends something somewhere, so it is not conduct only"
        assert not rows()[row].has_time, "it speaks of a time, so it is not conduct only"


@pytest.mark.parametrize("name", sorted(BOOK_OF.values()))
def test_no_list_names_a_row_that_the_table_does_not_have(name: str) -> None:
    assert {row for row in accounts(name) if row not in rows() or book_of(row) != name} == set()
