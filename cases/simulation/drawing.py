"""What might somebody raise? A concern drawn at random from a council's rulebook and its people, and sent."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from random import Random

from cases.acts.file_concern import file_concern
from cases.acts.save_draft import save_draft
from cases.models import Case, Draft
from cases.models.draft import CHOOSE_FOR_ME
from cases.parties import parties_of
from cases.preview import matters_open_to, preview_of
from cases.refusals import Refused
from people.directory import people_on_side
from people.models import Council, Post, Side, User
from rules.language.questions import next_question
from rules.language.routing import NotInThisRulebook
from rules.language.rulebook import Rulebook
from rules.shelf import version_in_force

Person = tuple[User, Post]


class Cast:
    """Who sits in which seat of which council: read once a day, and again where somebody moved."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[date, list[Person]]] = {}

    def of(self, council: Council, on: date) -> list[Person]:
        """Everybody who sits in a seat of the council on the day."""
        read_on, people = self._read.get(council.pk, (None, []))
        if read_on != on:
            people = everybody(council, on)
            self._read[council.pk] = (on, people)
        return people

    def moved(self, council: Council) -> None:
        """Read the council's people again."""
        self._read.pop(council.pk, None)


def noon(on: date) -> datetime:
    """Midday on a day, in UTC: in London the same day, winter and summer."""
    return datetime.combine(on, time(12), UTC)


def sent_at_random(
    random: Random, council: Council, on: date, at: datetime | None = None, cast: Cast | None = None
) -> Case | None:
    """A case that somebody raised, at noon unless another instant of the day is given.

    None where what was drawn could not be sent, with nothing of it left.
    """
    at = at or noon(on)
    draft = drafted_at_random(random, council, on, at, cast)
    if draft is None:
        return None
    by = User.objects.get(pk=draft.raised_by_id)
    try:
        fingerprint = preview_of(draft, on=on).fingerprint
        return file_concern(draft, by=by, on=on, at=at, fingerprint=fingerprint).case
    except Refused:
        draft.delete()
        return None


def drafted_at_random(
    random: Random, council: Council, on: date, at: datetime, cast: Cast | None = None
) -> Draft | None:
    """A draft with everything answered; None where what was drawn cannot be raised, with nothing of it left."""
    draft = _begun(random, council, on, at, cast or Cast())
    if draft is None:
        return None
    by = User.objects.get(pk=draft.raised_by_id)
    try:
        return _answered(random, draft, by, on, at)
    except (Refused, NotInThisRulebook):
        draft.delete()
        return None


def everybody(council: Council, on: date) -> list[Person]:
    """Everybody who sits in a seat of the council on the day."""
    return [*people_on_side(council, Side.OFFICER, on), *people_on_side(council, Side.COUNCILLOR, on)]


def _begun(random: Random, council: Council, on: date, at: datetime, cast: Cast) -> Draft | None:
    version = version_in_force(council.code, on)
    people = cast.of(council, on)
    if version is None or not people:
        return None
    rulebook = version.rulebook()
    raiser, _ = random.choice(people)
    matters = matters_open_to(raiser, council, rulebook, on)
    if not matters:
        return None
    matter = random.choice(matters)
    draft = save_draft(None, by=raiser, at=at, council=council, matter=matter)
    concerned = _concerned(random, rulebook, matter, [one for one in people if one[0] != raiser])
    return save_draft(draft, by=raiser, at=at, about=concerned) if concerned is not None else draft


def _concerned(random: Random, rulebook: Rulebook, matter: str, people: list[Person]) -> Person | None:
    kinds = set(rulebook.matter_by_name[matter].about)
    known = rulebook.post_by_name
    could_be = [one for one in people if one[1].kind in known and str(known[one[1].kind].name) in kinds]
    return random.choice(could_be) if could_be else None


def _answered(random: Random, draft: Draft, by: User, on: date, at: datetime) -> Draft:
    """The draft with every question answered, and with a choice where there is one."""
    words = {"happened": "Something happened.", "contact": "here"}
    draft = save_draft(draft, by=by, at=at, words=words, facts=_facts(random, draft, on))
    preview = preview_of(draft, on=on)
    if preview.ends_here:
        return save_draft(draft, by=by, at=at, carried_on=True)
    if len(preview.choices) > 1:
        return save_draft(draft, by=by, at=at, choice=random.randrange(len(preview.choices)))
    if random.random() < 0.1:
        return save_draft(draft, by=by, at=at, choice=CHOOSE_FOR_ME, avoids="They know each other.")
    return draft


def _facts(random: Random, draft: Draft, on: date) -> dict[str, str]:
    """An answer at random to everything that is asked, one question after another."""
    version = version_in_force(draft.council.code, on)
    if version is None:
        return {}
    rulebook = version.rulebook()
    given = parties_of(draft, rulebook, rulebook.matter_by_name[draft.matter], on).given
    facts: dict[str, str] = {}
    while (question := next_question(rulebook, draft.matter, given)) is not None:
        facts[question.fact] = given[question.fact] = random.choice(question.answers)
    return facts
