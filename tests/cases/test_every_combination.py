"""Is whoever is shown before sending the one who gets it, in every case of every rulebook at hand?

The pages are walked elsewhere. Here each case is previewed, and one is sent for each different answer of each matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cases.access import visible_to, work_of
from cases.blind_index import index_of
from cases.models import Draft
from cases.preview import Preview, preview_of
from people.models import Council, User
from rules.language.combinations import Pair
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from tests.cases.every_case import BOOKS, every_two, running, walked
from tests.cases.sending import AT, HAPPENED, ON, rolled_back, sent


@pytest.mark.django_db
@pytest.mark.parametrize("book", BOOKS, ids=[book.parent.name for book in BOOKS])
def test_whoever_is_shown_is_the_one_who_gets_it(book: Path) -> None:
    council, rulebook = running(book)
    cases = 0
    answers: dict[object, tuple[Draft, User, int, bool]] = {}
    for draft, filer, subject, previews in _cases(rulebook, council):
        for facts, preview in previews:
            cases += 1
            _holds(preview, filer, subject)
            for choice in range(max(1, len(preview.choices))):
                people = preview.choices[choice] if preview.choices else preview.chooser
                answers.setdefault(
                    (draft.matter, preview.outcome, people, preview.to_triage),
                    (draft.with_answers(facts=facts), filer, choice, preview.ends_here),
                )
    for draft, filer, choice, carried_on in answers.values():
        with rolled_back():
            _send(draft, filer, choice, carried_on)
    assert cases > 100
    assert len(answers) > 10


def _cases(
    rulebook: Rulebook, council: Council
) -> Iterator[tuple[Draft, User, User | None, Iterator[tuple[dict[str, str], Preview]]]]:
    """Each pair of people for each matter, with every case of the rulebook between them."""
    for two in every_two(council, rulebook):
        draft = two.draft(council)
        yield draft, two.filer, two.about[0] if two.about else None, _previews(draft, rulebook, two.pair)


def _previews(draft: Draft, rulebook: Rulebook, pair: Pair) -> Iterator[tuple[dict[str, str], Preview]]:
    """Every case between two people, each with its preview.

    Cases that one rule decides alike, after the same advice, are one preview: people are found from the rule alone.
    """
    seen: dict[object, Preview] = {}
    for facts in walked(rulebook, draft.matter, pair.as_given()):
        step = plan_for(rulebook, draft.matter, {**pair.as_given(), **facts}).steps[0]
        decided_by = (id(step.rule), id(step.advice), step.outcome)
        if decided_by not in seen:
            seen[decided_by] = preview_of(draft.with_answers(facts=facts), on=ON)
            assert seen[decided_by].question is None
            assert set(seen[decided_by].asked) == set(facts)
        yield facts, seen[decided_by]


def _holds(preview: Preview, filer: User, subject: User | None) -> None:
    assert preview.plan is not None
    people = {person for choice in preview.choices for recipient in choice for person in recipient.people}
    assert not people & {filer, subject}
    assert preview.choices or preview.to_triage or preview.ends_here
    assert all(source.words for source in preview.sources)
    assert preview.sources or preview.to_triage


def _send(draft: Draft, filer: User, choice: int, carried_on: bool) -> None:
    stored = draft.with_answers(choice=choice, carried_on=carried_on, words=HAPPENED)
    stored.owner = index_of(filer)
    stored.begun_at = stored.saved_at = AT
    stored.expires_on = ON
    stored.save(force_insert=True)
    shown = preview_of(stored, on=ON)
    case = sent(stored, filer)
    received = _in_their_hands(shown)
    assert received or any(recipient.contact_line for recipient in shown.recipients) or shown.to_triage
    assert {user for user in received if work_of(user, on=ON).filter(pk=case.pk).exists()} == received
    assert visible_to(filer, on=ON).filter(pk=case.pk).exists()
    handlers = set(case.access.filter(relation__in=("handler", "triage")).values_list("person", flat=True))
    assert handlers == {index_of(user) for user in received}


def _in_their_hands(shown: Preview) -> set[User]:
    """Whoever it goes to; or, where that is a seat outside that nobody signs in for, whoever hands it over."""
    people = {person for recipient in shown.recipients for person in recipient.people}
    hands_over = set(shown.chooser.people) if shown.chooser and shown.recipients else set()
    return people or hands_over
