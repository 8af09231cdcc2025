"""Who may raise what about whom, and what a step's times and duties come to for one case."""

from __future__ import annotations

from datetime import date

import pytest

from rules.language.plan import StepPlan
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from tests.rules import books

GIVEN = {
    "raised by": "Member",
    "about": "officer",
    "capacity": "councillor",
    "safety": "no",
    "direct talk": "inappropriate",
}
OFFICERS = {"Chief Executive", "Director", "line manager", "officer", "Monitoring Officer"}
COUNCILLORS = {"Group Leader", "Member", "ungrouped Member"}
UNLESS = "          unless: a holding response with reasons\n          adding at most: 10 working days\n"
REPLY = f"        - reply within: 10 working days\n{UNLESS}"


def steps(
    book: Rulebook | None = None, received_on: date | None = None, **facts: str
) -> tuple[StepPlan, ...]:
    given = {**GIVEN, **facts}
    return plan_for(
        book or books.book("wendlebury"), "councillor about officer", given, received_on=received_on
    ).steps


def times(step: StepPlan) -> dict[str, date | None]:
    return {f"{owed.time.what} {owed.time.length.text}": owed.due for owed in step.times}


@pytest.mark.parametrize(
    ("matter", "raised_by", "about"),
    [
        ("councillor about officer", COUNCILLORS, OFFICERS),
        ("officer about councillor", OFFICERS, COUNCILLORS),
        ("councillor about councillor", COUNCILLORS, COUNCILLORS),
        ("relationship disclosure", OFFICERS | COUNCILLORS, OFFICERS | COUNCILLORS),
        ("advice", OFFICERS | COUNCILLORS, set()),
        ("information request", COUNCILLORS, set()),
    ],
)
def test_the_sides_of_a_matter(matter: str, raised_by: set[str], about: set[str]) -> None:
    read = books.book("wendlebury").matter_by_name[matter]
    assert (set(read.raised_by), set(read.about)) == (raised_by, about)
    sides = {post: "officer" if post in OFFICERS else "councillor" for post in OFFICERS | COUNCILLORS}
    for pair in books.ladder(books.book("wendlebury"), matter).combinations.pairs:
        if matter == "relationship disclosure":
            assert pair.about is not None
            assert sides[pair.raised_by] != sides[pair.about]


def test_one_person_cannot_raise_a_concern_about_themselves_but_one_of_several_may_about_another() -> None:
    book = books.changed(("  Group Leader: several councillors\n", "  Group Leader: one councillor\n"))
    pairs = books.ladder(book, "councillor about councillor").combinations.pairs
    assert ("Group Leader", "Group Leader") not in {(pair.raised_by, pair.about) for pair in pairs}
    assert ("Member", "Member") in {(pair.raised_by, pair.about) for pair in pairs}


def test_a_councils_own_matter_says_its_own_sides() -> None:
    own = "  parking:\n    raised by: any officer\n    about: nobody\n    steps:\n      - step: asked\n        rules:\n"
    own += "          - to: Monitoring Officer\n            12.1 says: should seek guidance from\n"
    matter = books.changed(("examples:\n", f"{own}\nexamples:\n")).matter_by_name["parking"]
    assert (set(matter.raised_by), matter.about, matter.is_councils_own) == (OFFICERS, (), True)


def test_dates_are_given_only_for_the_first_steps_clocks_from_receipt_and_only_with_a_date() -> None:
    first, second = steps(received_on=date(2026, 5, 22))
    assert times(first) == {
        "acknowledge within 5 working days": date(2026, 6, 1),
        "reply within 10 working days": date(2026, 6, 8),
    }
    assert set(times(second).values()) == {None}
    assert set(times(steps()[0]).values()) == {None}
    book = books.changed((REPLY, REPLY + "          from: acknowledgement\n"))
    assert times(steps(book, date(2026, 5, 22))[0])["reply within 10 working days"] is None


@pytest.mark.parametrize(
    ("length", "due"),
    [
        ("10 days", date(2026, 6, 1)),
        ("2 weeks", date(2026, 6, 5)),
        ("1 month", date(2026, 6, 22)),
        ("the next working day", date(2026, 5, 26)),  # 25 May 2026 is a bank holiday
        ("2 days", date(2026, 5, 26)),  # Sunday, so the next working day, and that is after the bank holiday
    ],
)
def test_lengths_of_every_unit_end_on_a_working_day(length: str, due: date) -> None:
    book = books.changed(
        (
            "acknowledge within: 5 working days\n          local: Council, 1 June 2026, minute 23.\n        - reply",
            f"acknowledge within: {length}\n          local: Council, 1 June 2026, minute 23.\n        - reply",
        )
    )
    assert steps(book, date(2026, 5, 22))[0].times[0].due == due


def test_not_stated_has_no_date_and_a_local_time_may_stand_beside_it() -> None:
    stated = "        - reply within: not stated\n          12.3 says: will report back to the Councillor concerned\n"
    book = books.changed((REPLY, stated + REPLY))
    assert times(steps(book, date(2026, 5, 22))[0]) == {
        "acknowledge within 5 working days": date(2026, 6, 1),
        "reply within not stated": None,
        "reply within 10 working days": date(2026, 6, 8),
    }


def test_a_time_or_duty_with_a_when_is_owed_only_where_it_holds() -> None:
    book = books.changed(
        (REPLY, f"{REPLY}          when: {{about: any officer, direct talk: inappropriate}}\n"),
        ("          if: where appropriate\n", "          when: {about: not Director}\n"),
    )
    assert len(steps(book)[0].times) == 2
    assert len(steps(book, None, **{"direct talk": "did not resolve it"})[0].times) == 1
    assert [str(owed.duty.verb) for owed in steps(book, about="Director")[0].duties] == ["report back to"]


def test_a_duty_is_never_owed_to_a_party_as_the_post_they_hold() -> None:
    owed = {str(each.duty.verb): each.whom for each in steps(about="Monitoring Officer")[0].duties}
    assert owed == {"report back to": ("the complainant",), "consult": ()}
