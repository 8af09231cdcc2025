"""Is whoever is shown before sending the one who gets it, in every case of every rulebook at hand?

The pages are walked elsewhere. Here each case is previewed, and one is sent for each different answer of each matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cases.access import visible_to, work_of
from cases.blind_index import index_of
from cases.models import Draft
from cases.preview import Preview, preview_of
from people.demonstration import build_demonstration
from people.directory import holder_of, posts_of_kind
from people.models import Council, Post, User
from rules.language import vocabulary
from rules.language.combinations import Pair
from rules.language.ladder import ladder_of
from rules.language.questions import next_question
from rules.language.routing import plan_for
from rules.language.rulebook import Matter, Rulebook
from rules.shelf import adopt, put_on_shelf
from tests.cases.sending import AT, HAPPENED, ON, rolled_back, sent

BOOKS = sorted((Path(__file__).parent.parent.parent / "protocols").glob("*/*.yaml"))
FROM = date(2020, 1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("book", BOOKS, ids=[book.parent.name for book in BOOKS])
def test_whoever_is_shown_is_the_one_who_gets_it(book: Path) -> None:
    demonstration = build_demonstration(ON, "a password for tests")
    code = next(code for code, protocol in demonstration.protocols.items() if protocol == book.parent.name)
    council = next(council for council in demonstration.councils if council.code == code)
    version, _ = put_on_shelf(book.parent.name, book)
    adopt(code, version, from_on=FROM, adopted_by="the tests")
    cases = 0
    answers: dict[object, tuple[Draft, User, int, bool]] = {}
    for draft, filer, subject, previews in _cases(version.rulebook(), council):
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
    for matter in rulebook.matters:
        for pair in ladder_of(rulebook, matter).combinations.pairs:
            filer, about = _first_of(council, rulebook, pair.raised_by), _about(council, rulebook, pair)
            if filer is None or (pair.about is not None and about is None):
                continue
            if about is not None and about[0] == filer[0]:
                continue
            draft = _unsaved(council, filer[0], matter, about)
            yield draft, filer[0], about[0] if about else None, _previews(draft, rulebook, pair)


def _previews(draft: Draft, rulebook: Rulebook, pair: Pair) -> Iterator[tuple[dict[str, str], Preview]]:
    """Every case between two people, each with its preview.

    Cases that one rule decides alike, after the same advice, are one preview: people are found from the rule alone.
    """
    seen: dict[object, Preview] = {}
    for facts in _walked(rulebook, draft.matter, pair.as_given()):
        step = plan_for(rulebook, draft.matter, {**pair.as_given(), **facts}).steps[0]
        decided_by = (id(step.rule), id(step.advice), step.outcome)
        if decided_by not in seen:
            seen[decided_by] = preview_of(draft.with_answers(facts=facts), on=ON)
            assert seen[decided_by].question is None
            assert set(seen[decided_by].asked) == set(facts)
        yield facts, seen[decided_by]


def _walked(rulebook: Rulebook, matter: str, given: dict[str, str]) -> Iterator[dict[str, str]]:
    """Every way of answering what is asked, to its end."""
    question = next_question(rulebook, matter, given)
    if question is None:
        yield {fact: answer for fact, answer in given.items() if fact not in vocabulary.PARTY_FACTS}
        return
    for answer in question.answers:
        yield from _walked(rulebook, matter, {**given, question.fact: answer})


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


def _unsaved(council: Council, filer: User, matter: Matter, about: tuple[User, Post] | None) -> Draft:
    answers = {"raised_by": filer.pk, "matter": str(matter.name)}
    if about is not None:
        answers |= {"about_user": about[0].pk, "about_post": about[1].pk}
    return Draft(council=council, answers=answers)


def _about(council: Council, rulebook: Rulebook, pair: Pair) -> tuple[User, Post] | None:
    return None if pair.about is None else _first_of(council, rulebook, pair.about, last=True)


def _first_of(
    council: Council, rulebook: Rulebook, kind: str, *, last: bool = False
) -> tuple[User, Post] | None:
    """Somebody who sits in a seat of this kind: the first for one party, the last for the other."""
    seats = posts_of_kind(council, str(rulebook.post_by_name[kind].name), ON)
    seated = [(holder, seat) for seat in seats if (holder := holder_of(seat, ON)) is not None]
    return (seated[-1] if last else seated[0]) if seated else None
