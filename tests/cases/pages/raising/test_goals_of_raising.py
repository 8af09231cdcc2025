"""Is every branch of every rulebook short, and shown before it is sent? At most 8 question pages and 2 typed answers;
the recipient, the words it rests on and who can see it on the page before; and what was shown is what happens.

The pages themselves are walked for a branch of each length in test_the_longest_branch; here all branches are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms

from cases.forms.account import AccountForm, ContactForm, PutRightForm
from cases.forms.cleaning import Typed
from cases.forms.matter import MatterForm
from cases.forms.person import PersonForm
from cases.models import Draft
from cases.preview import Preview, preview_of
from cases.states import Relation
from cases.views.raising.answer_shown import route_context
from cases.views.raising.sequence import sequence_of
from people.models import Council, Post, User
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from tests.cases.every_case import BOOKS, every_two, running, walked
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.cases.sending import ON

pytestmark = pytest.mark.django_db

MOST_PAGES = 8
MOST_TYPED = 2
ANSWERED = {"happened": "It happened.", "put_right": "", "contact": "here"}
MEASURED = [pytest.param(book, id=book.parent.name) for book in BOOKS]


@pytest.mark.parametrize("book", MEASURED)
def test_no_branch_has_more_than_8_question_pages(book: Path) -> None:
    council, rulebook = running(book)
    longest = branches = 0
    counted: set[object] = set()
    for draft, _filer, _parties in _branches(council, rulebook):
        branches += 1
        if (draft.matter, *draft.facts) in counted:
            continue  # The same questions were asked: the same pages.
        counted.add((draft.matter, *draft.facts))
        pages = sequence_of(draft.with_answers(words=ANSWERED, carried_on=True), ON)
        assert pages.unanswered == "route", draft.answers
        longest = max(longest, len(pages.pages))
    assert branches > 50
    assert 4 < longest <= MOST_PAGES


def test_no_branch_needs_more_than_2_typed_answers() -> None:
    """Whom it is about and what happened; everything else is chosen, or may be left blank."""
    asked: list[forms.Form] = [
        MatterForm(matters=[], council_words={}),
        PersonForm(people=[("1-1", "Somebody")]),
        AccountForm(),
        PutRightForm(),
        ContactForm(),
    ]
    typed = [
        name
        for form in asked
        for name, field in form.fields.items()
        if isinstance(field, Typed) and field.required
    ]
    assert typed == ["name", "happened"]
    assert len(typed) <= MOST_TYPED


@pytest.mark.parametrize("book", MEASURED)
def test_the_longest_branch_is_walked_with_no_more_pages_than_were_counted(book: Path) -> None:
    council, rulebook = running(book)
    branches = [
        (len(draft.facts), draft, filer)
        for draft, filer, _parties in _branches(council, rulebook, matters=("councillor about officer",))
    ]
    _facts, draft, filer = max(branches, key=lambda branch: branch[0])
    most = len(sequence_of(draft.with_answers(words=ANSWERED, carried_on=True), ON).pages)
    about = (User.objects.get(pk=draft.about_user_id or 0), Post.objects.get(pk=draft.about_post_id or 0))
    journey = Journey(signed_in_as(filer), about, draft.matter, facts=draft.facts, council=council.code).to(
        "route"
    )

    assert len(journey.asked) == most <= MOST_PAGES


@pytest.mark.parametrize("book", MEASURED)
def test_every_branch_shows_recipient_words_and_who_can_see_it_before_it_is_sent(book: Path) -> None:
    council, rulebook = running(book)
    shown: dict[object, Preview] = {}
    for draft, _filer, parties in _branches(council, rulebook):
        step = plan_for(rulebook, draft.matter, {**parties, **draft.facts}).steps[0]
        # Cases that one rule decides alike between the same posts are shown alike.
        key = (draft.matter, id(step.rule), id(step.advice), step.outcome, step.choices)
        if key in shown:
            continue
        first = preview_of(draft.with_answers(carried_on=True), on=ON)
        for place in range(max(1, len(first.choices))):
            preview = preview_of(draft.with_answers(choice=place, carried_on=True), on=ON)
            shown[key] = preview
            _is_shown_whole(draft, preview)
    assert len(shown) > 20


def _is_shown_whole(draft: Draft, preview: Preview) -> None:
    """What the page is made of names each recipient, quotes a source or says there is none, and lists who sees it."""
    page = route_context(draft, preview)
    rows = " ".join(str(line.words) for row in page["rows"] for line in row.lines)  # type: ignore[attr-defined]
    for recipient in preview.recipients:
        assert (str(recipient.user) if recipient.user else recipient.title) in rows
    assert page["sources"] or any(note.marked for note in page["notes"])  # type: ignore[attr-defined]
    seen_by = {row.who for row in page["who_sees"]}  # type: ignore[attr-defined]
    reading = {
        grant.name for grant in preview.grants if grant.relation in (Relation.HANDLER, Relation.TRIAGE)
    }
    assert reading <= seen_by
    people = {grant.user for grant in preview.grants if grant.relation in (Relation.HANDLER, Relation.TRIAGE)}
    assert {person for recipient in preview.recipients for person in recipient.people} <= people


def _branches(
    council: Council, rulebook: Rulebook, *, matters: tuple[str, ...] = ()
) -> Iterator[tuple[Draft, User, dict[str, str]]]:
    """Every way of answering what is asked, between every two kinds of people, with all of it answered."""
    for two in every_two(council, rulebook):
        if matters and str(two.matter.name) not in matters:
            continue
        for facts in walked(rulebook, str(two.matter.name), two.pair.as_given()):
            yield two.draft(council).with_answers(facts=facts), two.filer, two.pair.as_given()
