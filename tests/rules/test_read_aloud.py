"""The protocol read aloud leaves no rule, time or duty out, says each source, and never a local one as the protocol."""

from __future__ import annotations

import pytest

from rules.language.aloud import MatterAloud, fallback_aloud, matters_aloud, read_aloud
from rules.language.combinations import all_rules
from rules.language.explained import source_in_words
from rules.language.quotations import all_sources
from rules.language.rulebook import Matter
from tests.rules import books

BOOKS = pytest.mark.parametrize("name", books.names_at_hand())


def pairs(name: str) -> list[tuple[Matter, MatterAloud]]:
    matters = books.book(name).matters
    return list(zip(matters, matters_aloud(books.book(name)), strict=True))


@BOOKS
def test_every_rule_and_exception_has_its_sentence_with_its_outcome_and_its_sources(name: str) -> None:
    for matter, aloud in pairs(name):
        for step, said in zip(matter.steps, aloud.steps, strict=True):
            for rule, sentence in zip(all_rules(step.rules), said.rules, strict=True):
                assert str(rule.text).removeprefix("the ") in sentence.text, rule.place.line
                assert sentence.sources == rule.sources
                assert bool(rule.when) == sentence.text.startswith(("If ", "But if ")), sentence.text


@BOOKS
def test_every_time_and_every_duty_has_its_sentence(name: str) -> None:
    for matter, aloud in pairs(name):
        for step, said in zip(matter.steps, aloud.steps, strict=True):
            limits = [limit for limit in (step.too_late_after, step.ask_within) if limit is not None]
            timed = [time.sources for time in step.times] + [limit.sources for limit in limits]
            assert sorted(map(repr, timed)) == sorted(repr(sentence.sources) for sentence in said.times)
            assert len(said.duties) == len(step.duties)
            for duty, sentence in zip(step.duties, said.duties, strict=True):
                assert sentence.sources == duty.sources
                assert duty.thing is None or str(duty.thing) in sentence.text


@BOOKS
def test_the_lines_name_every_matter_step_silence_and_clause(name: str) -> None:
    book = books.book(name)
    text = "\n".join(read_aloud(book))
    assert str(book.protocol) in text
    for matter, aloud in pairs(name):
        assert aloud.heading in text
        assert all(str(step.name) in text for step in matter.steps)
    assert all(str(reason) in text for reason in book.silent.values())
    assert all(source.ref in text for source in all_sources(book) if source.kind == "clause" and source.ref)
    fallback = fallback_aloud(book)
    assert fallback is not None
    assert fallback.text in text


@BOOKS
def test_no_sentence_leaves_a_gap_or_a_placeholder(name: str) -> None:
    for line in read_aloud(books.book(name)):
        assert "{" not in line
        assert "None" not in line
        assert "  " not in line.strip()
        assert ".." not in line.replace("...", "")


@BOOKS
def test_a_local_setting_is_never_said_to_be_the_protocols(name: str) -> None:
    for source in all_sources(books.book(name)):
        said = source_in_words(source)
        assert (" says: " in said.partition('"')[0]) == (source.kind == "clause")
        if source.kind == "local":
            assert said.startswith("the council's own setting")


def test_a_judgement_of_the_handlers_is_said_as_a_condition() -> None:
    book = books.changed(("          if: where appropriate\n", "          if: there is doubt\n"))
    said = [sentence.text for sentence in matters_aloud(book)[0].steps[0].duties]
    assert said[1] == "Consult: Monitoring Officer, if there is doubt."
    said = [sentence.text for sentence in matters_aloud(books.book("wendlebury"))[0].steps[0].duties]
    assert said[1] == "Consult: Monitoring Officer, where appropriate."
