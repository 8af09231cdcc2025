"""Can anybody read from one draft who is connected with whom? It shows the same for a connection and an absence.

Several drafts laid side by side can tell it: see test_drafts_come_to_an_end.py and docs/decisions/022.

One draft for each rule of every matter, and for each person whom it could concern: everybody it could go to, who would
choose, and who would know of it. EVERY_PAIR=true takes every pair of parties as well.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest

from cases.blind_index import index_of
from cases.models import Connection, Draft
from cases.preview import Preview, preview_of
from cases.states import Relation
from cases.views.raising.answer_shown import route_context
from people.absences import go_away
from people.directory import holdings_on
from people.establishment import vacate
from people.models import Council, Holding, Side, User
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from tests.cases.every_case import BOOKS, every_two, running, walked
from tests.cases.sending import ON, rolled_back

pytestmark = pytest.mark.django_db

BEFORE = ON - timedelta(days=1)
# These hold rows of the database and true reasons; the pages show nothing of them.
NOT_SHOWN = {"record", "grants", "rulebook_version", "rulebook", "parties"}
KNOW_OF_IT = (Relation.HANDLER, Relation.TRIAGE, Relation.OVERSIGHT)


@pytest.mark.parametrize("book", BOOKS, ids=[book.parent.name for book in BOOKS])
def test_what_is_shown_is_the_same_for_a_connection_an_absence_and_an_empty_seat(book: Path) -> None:
    council, rulebook = running(book)
    tried = moved = 0
    for draft, parties in _drafts(council, rulebook):
        before = _shown(draft)
        for person in _whom_it_could_concern(draft) - set(parties):
            states = [_connected_with(person, party, council) for party in parties]
            states.append(_away(person))
            if not Holding.objects.filter(user=person, post__side=Side.OUTSIDE).exists():
                states.append(
                    _seat_empty(person)
                )  # An empty seat outside is written to: see its contact line.
            shown = [_while(state, draft) for state in states]
            tried += 1
            moved += shown[0] != before
            for each in shown[1:]:
                differ = [name for name in each if each[name] != shown[0][name]]
                assert not differ, (
                    draft.answers,
                    person.display_name,
                    differ,
                    _of(shown[0], differ),
                    _of(each, differ),
                )
    assert tried > 20
    assert moved > 10  # Otherwise it was tried with people on whom nothing turns.


def _drafts(council: Council, rulebook: Rulebook) -> Iterator[tuple[Draft, list[User]]]:
    """A draft for each rule of each matter, with the two parties; with EVERY_PAIR of each pair of parties as well."""
    seen: set[object] = set()
    for two in every_two(council, rulebook):
        for facts in walked(rulebook, str(two.matter.name), two.pair.as_given()):
            step = plan_for(rulebook, str(two.matter.name), {**two.pair.as_given(), **facts}).steps[0]
            rule = (two.matter.name, id(step.rule), id(step.advice), step.outcome)
            key = (*rule, two.pair) if os.environ.get("EVERY_PAIR") else rule
            if key not in seen:
                seen.add(key)
                yield two.draft(council).with_answers(facts=facts), two.parties


def _whom_it_could_concern(draft: Draft) -> set[User]:
    preview = preview_of(draft, on=ON)
    people = {person for choice in preview.choices for recipient in choice for person in recipient.people}
    if preview.chooser is not None:
        people |= set(preview.chooser.people)
    return people | {grant.user for grant in preview.grants if grant.relation in KNOW_OF_IT}


def _shown(draft: Draft) -> dict[str, object]:
    """Everything of the answer that any page shows, and what the page makes of it."""
    preview = preview_of(draft, on=ON)
    answer = {
        field.name: getattr(preview, field.name) for field in fields(Preview) if field.name not in NOT_SHOWN
    }
    return {**answer, "page": route_context(draft, preview)}


def _of(shown: dict[str, object], names: list[str]) -> list[object]:
    return [shown[name] for name in names if name != "page"]


def _while(happens: Callable[[], object], draft: Draft) -> dict[str, object]:
    with rolled_back():
        happens()
        return _shown(draft)


def _connected_with(person: User, party: User, council: Council) -> Callable[[], object]:
    one, other = sorted((index_of(person), index_of(party)))
    return lambda: Connection.objects.create(one=one, other=other, council=council, from_on=BEFORE)


def _away(person: User) -> Callable[[], object]:
    return lambda: go_away(person, from_on=BEFORE)


def _seat_empty(person: User) -> Callable[[], object]:
    def leave() -> None:
        for holding in holdings_on(ON).filter(user=person):
            vacate(holding, last_on=BEFORE)

    return leave
