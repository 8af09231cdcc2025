"""As written, everything that rests on the council's own settings alone is gone, and only that."""

from __future__ import annotations

from rules.language.combinations import all_rules
from rules.language.quotations import all_sources
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from rules.language.stripping import as_written
from tests.rules import books

REPLY = (
    "          adding at most: 10 working days\n          local: Council, 1 June 2026, minute 23.\n",
    "          adding at most: 10 working days\n          12.3 says: will report back to the Councillor concerned\n",
)


def test_no_local_source_is_left_anywhere() -> None:
    for name in books.names_at_hand():
        assert all(source.kind != "local" for source in all_sources(books.written(name))), name


def test_rules_times_and_duties_with_another_source_all_stay() -> None:
    for name in books.names_at_hand():
        for matter in books.book(name).matters:
            stripped = books.written(name).matter_by_name[str(matter.name)]
            for step in matter.steps:
                kept = stripped.step(str(step.name))
                sources = [rule.sources for rule in all_rules(step.rules)]
                if kept is None:
                    assert all(each.kind == "local" for some in sources for each in some)
                    continue
                stays = [item for item in step.owed if any(each.kind != "local" for each in item.sources)]
                assert len(kept.owed) == len(stays)
                rules = [some for some in sources if any(each.kind != "local" for each in some)]
                assert len(list(all_rules(kept.rules))) == len(rules)


def test_readings_and_the_fallback_go_and_nobody_left_is_told_as_nobody() -> None:
    written = books.written("wendlebury")
    assert written.readings == ()
    assert written.fallback is None
    plan = plan_for(
        written, "relationship disclosure", {"raised by": "Monitoring Officer", "about": "Member"}
    )
    assert (plan.steps[0].outcome, plan.steps[0].choices, plan.steps[0].fallback) == ("nobody", (), False)


def test_a_fallback_that_a_law_gives_stays() -> None:
    book = books.changed(
        (
            "  local: First of these who is free; never the deputy of the person concerned. "
            "Council, 1 June 2026, minute 22.\n",
            "  law: Local Government Act 1972 s.101\n",
        )
    )
    assert as_written(book).fallback == book.fallback


def test_a_clause_exception_under_a_local_rule_stays_with_the_rules_own_condition() -> None:
    book = books.changed(
        (
            "        - to: Monitoring Officer\n          12.1 says: should seek guidance from the Monitoring Officer\n",
            "        - when: {topic: this protocol}\n          to: a Director\n          local: Council, 1 June 2026, "
            "minute 23.\n          except:\n            - when: {raised by: Director}\n"
            "              to: Monitoring Officer\n"
            "              12.1 says: should seek guidance from the Monitoring Officer\n",
        )
    )
    given = {"raised by": "Director", "topic": "this protocol"}
    assert choices(as_written(book), given) == (("Monitoring Officer",),)
    assert choices(as_written(book), {**given, "topic": "access to documents"}) == ()
    assert choices(as_written(book), {**given, "raised by": "Member"}) == ()


def test_an_emptied_later_step_goes_and_what_followed_it_follows_the_step_before() -> None:
    book = books.changed(
        (
            "          10.13 says: who will look into the matter afresh\n",
            "          local: Council, 1 June 2026, minute 23.\n",
        ),
        (
            "          from: the step opening\n          local: Council, 1 June 2026, minute 23.\n",
            "          from: the step opening\n          local: Council, 1 June 2026, minute 23.\n"
            "    - step: third look\n      if: unresolved\n      rules:\n        - to: Hearing Panel\n"
            "          10.13 says: who will look into the matter afresh\n",
        ),
    )
    steps = as_written(book).matter_by_name["councillor about officer"].steps
    assert [(str(step.name), [str(name) for name in step.after]) for step in steps] == [
        ("first look", []),
        ("third look", ["first look"]),
    ]


def test_what_may_be_added_to_a_time_goes_where_only_the_local_setting_says_it() -> None:
    also_local = (REPLY[0], REPLY[1] + "          local: Council, 1 June 2026, minute 23.\n")
    assert reply_adding(as_written(books.changed(also_local))) is None
    assert reply_adding(as_written(books.changed(REPLY))) == "10 working days"


def choices(book: Rulebook, given: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    return plan_for(book, "advice", given).steps[0].choices


def reply_adding(book: Rulebook) -> str | None:
    times = book.matter_by_name["councillor about officer"].steps[0].times
    adding = next(time for time in times if time.what == "reply within").adding_at_most
    return None if adding is None else adding.text
