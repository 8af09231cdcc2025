"""A council's report of 2023 said 19 contacts from 15 incidents in one place and 20 from 17 in another. Ours cannot."""

from __future__ import annotations

from cases.reporting import tables
from cases.reporting.rows import Row, totals_of
from cases.reporting.tables import KINDS, table_of, tables_of


def contacts() -> list[Row]:
    """Its shape: 19 contacts, 15 incidents, 15 about the borough's and 4 about parishes', 1 hearing, 3 linked, 5 open.

    The three that are linked are one incident; two pairs more make 19 less 4 incidents.
    """
    incidents = ["1"] * 3 + ["2"] * 2 + ["3"] * 2 + [""] * 12
    found = []
    for number, incident in enumerate(incidents):
        found.append(
            Row(
                incident=incident,
                council="Borough" if number < 15 else f"Parish {number % 2}",
                raised_by="member of the public" if number % 3 else "Member",
                about="Member",
                matter="conduct",
                stage="Closed" if number >= 5 else "Being dealt with",
                ended=number >= 5,
                outcome="decided after a hearing"
                if number == 5
                else "not taken further"
                if number > 5
                else "",
                reason="there is no evidence" if number > 5 else "",
                hearing=number == 5,
            )
        )
    return found


def test_nineteen_contacts_are_fifteen_incidents_and_the_page_says_how() -> None:
    totals = totals_of(contacts())
    assert (totals.complaints, totals.incidents) == (19, 15)
    assert totals.in_words == (
        "19 complaints about 15 incidents: 12 stand alone, and 7 are linked, which makes 3 more: 12 + 3 = 15."
    )
    assert "19 − 4 = 15" in totals.published_words


def test_every_table_adds_up_to_nineteen() -> None:
    assert {table.total for table in tables_of(contacts())} == {19}
    assert len(tables_of(contacts())) == len(KINDS)


def test_borough_and_parishes_hearing_and_what_is_open() -> None:
    where = {cell.label: cell.count for cell in table_of(tables.WHERE, contacts()).cells}
    assert where == {"Borough": 15, "Parish 1": 2, "Parish 0": 2}
    hearing = {cell.label: cell.count for cell in table_of(tables.HEARING, contacts()).cells}
    assert hearing == {"A hearing was held": 1, "No hearing": 18}
    assert sum(not row.ended for row in contacts()) == 5


def test_a_complaint_linked_with_none_that_is_counted_stands_alone() -> None:
    rows = [*contacts(), Row(incident="the other one was received the year before")]
    totals = totals_of(rows)
    assert (totals.complaints, totals.alone, totals.incidents) == (20, 13, 16)
