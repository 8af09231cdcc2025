"""What has somebody written but not sent? One row a draft, seen by nobody but the person who writes it."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from cases.ciphertext import EncryptedJSONField
from people.models import Council, Post, User

KEPT_FOR_DAYS = 28
CHOOSE_FOR_ME = "choose for me"

_FOLLOW_FROM_THE_MATTER = ("facts", "about_user", "about_post", "also_about")
# Consents to one recipient: they say nothing of another.
_FOLLOW_FROM_THE_ROUTE = ("choice", "carried_on", "avoids")
# Whoever is named besides the two sides does not deal with it, so the rules may name somebody else.
_ROLES = ("affected", "filed_for", "witnesses")


class Draft(models.Model):
    """A concern being written. `answers` is encrypted, `owner` a keyed mark, `key` stands in addresses.

    `expires_on` is the last day it is kept. `version` counts its savings. Sending it deletes it: the case has it all.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=64, db_index=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    answers = EncryptedJSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_on = models.DateField()
    # Somebody writes down what arrived otherwise, and does not raise it themselves: see cases/arrivals.
    is_arrived = models.BooleanField(default=False)

    class Meta:
        ordering = ("-saved_at", "-pk")

    def __str__(self) -> str:
        return f"draft {self.key}"

    @property
    def raised_by_id(self) -> int:
        """The person who writes it."""
        return int(self.answers["raised_by"])

    @property
    def complainant_id(self) -> int:
        """Whose concern it is: the person who writes it, or the one they write it down for."""
        return next(iter(self.people("filed_for")), self.raised_by_id)

    @property
    def also_about(self) -> list[dict[str, Any]]:
        """The others it is about besides the first: `user`, `post`, and what was chosen for the concern about each."""
        return [dict(one) for one in self.answers.get("also_about", ())]

    @property
    def matter(self) -> str:
        """The matter chosen; empty while there is none."""
        return str(self.answers.get("matter", ""))

    @property
    def facts(self) -> dict[str, str]:
        """The answers to the rulebook's questions so far, those that no longer count included."""
        return dict(self.answers.get("facts", {}))

    @property
    def words(self) -> dict[str, str]:
        """The person's own words by field: happened, when, put_right, contact …"""
        return dict(self.answers.get("words", {}))

    @property
    def about_user_id(self) -> int | None:
        """The person it is about, where they were chosen by name."""
        return _number(self.answers.get("about_user"))

    @property
    def about_post_id(self) -> int | None:
        """The seat of whoever it is about; without a person where only the post is known."""
        return _number(self.answers.get("about_post"))

    @property
    def concerns_chosen(self) -> bool:
        """Whether the person, or at least the post, was chosen."""
        return self.about_post_id is not None

    @property
    def choice(self) -> int | str | None:
        """Which of several recipients was chosen (from 0), or CHOOSE_FOR_ME."""
        chosen = self.answers.get("choice")
        return chosen if chosen is None or chosen == CHOOSE_FOR_ME else int(chosen)

    @property
    def carried_on(self) -> bool:
        """Whether it is to be raised here although a rule points elsewhere, or advises to try something first."""
        return bool(self.answers.get("carried_on", False))

    @property
    def avoids(self) -> str:
        """Why it should not go to whom the rule names; empty where there is no such wish."""
        return str(self.answers.get("avoids", ""))

    def people(self, role: str) -> tuple[int, ...]:
        """The numbers of the people named as "affected", "filed_for" or "witnesses"."""
        return tuple(int(number) for number in self.answers.get(role, ()))

    def with_answers(self, **changes: Any) -> Draft:
        """A copy that is not stored, with these answers changed: to see what an answer would mean."""
        other = copy.copy(self)
        other.answers = merged(self.answers, changes)
        return other


class PreviewsShown(models.Model):
    """How often somebody was shown on a day who would receive what they write. `by` is a keyed mark."""

    by = models.CharField(max_length=64)
    on = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("by", "on"), name="previews_are_counted_by_the_day")]

    def __str__(self) -> str:
        return f"{self.times} on {self.on.isoformat()}"


class PersonNamed(models.Model):
    """That somebody named a person in a draft on a day: counted, so that drafts can't be used to fish for connections.

    Both are keyed marks; the rows say nothing of what was written but the part. Each part has a number of its own:
    whoever deals with it may be connected with no party, and with nobody for whom it is written; a witness only does
    not deal with it themselves.
    """

    class Part(models.TextChoices):
        """As what they were named: a party (it is about them, or they were affected), written for, or a witness."""

        PARTY = "party"
        WRITTEN_FOR = "written for"
        WITNESS = "witness"

    by = models.CharField(max_length=64)
    person = models.CharField(max_length=64)
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.PARTY)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("by", "person", "part", "on"), name="a_person_counts_once_a_day_in_a_part"
            )
        ]

    def __str__(self) -> str:
        return f"named on {self.on.isoformat()}"


def merged(answers: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The answers with the changes laid over them: `facts` and `words` one by one, so that two tabs lose nothing.

    `about` is a person and their post, or a post alone; `also_about` a list of the same, for the others it is about;
    `of_another` one of these by its place (from 0) with what was chosen for it. Another matter takes back whom it is
    about and the facts; whoever it is written down for takes back the matter; any other person, post or fact takes back
    what was said of the recipient that followed from them.
    """
    after = dict(answers)
    if "filed_for" in changes and _numbers(changes["filed_for"]) != list(after.get("filed_for", ())):
        _take_back(after, "matter", *_FOLLOW_FROM_THE_MATTER)
    if "matter" in changes and changes["matter"] != after.get("matter"):
        _take_back(after, *_FOLLOW_FROM_THE_MATTER)
    if _leads_elsewhere(after, changes):
        _take_back(after, *_FOLLOW_FROM_THE_ROUTE)
        for one in (after_also := [dict(each) for each in after.get("also_about", ())]):
            _take_back(one, *_FOLLOW_FROM_THE_ROUTE)
        after |= {"also_about": after_also} if after_also else {}
    for name, value in changes.items():
        if name in ("facts", "words"):
            after[name] = {**after.get(name, {}), **value}
        elif name == "about":
            user, post = _about(value)
            after |= {"about_user": user, "about_post": post}
        elif name == "also_about":
            after[name] = [dict(zip(("user", "post"), _about(one), strict=True)) for one in value]
        elif name == "of_another":
            place, chosen = value
            others = [dict(one) for one in after.get("also_about", ())]
            others[place] |= chosen
            after["also_about"] = others
        elif name in _ROLES:
            after[name] = _numbers(value)
        elif name in ("matter", "choice", "carried_on", "avoids", "arrived"):
            after[name] = value
        else:
            raise TypeError(f"A draft has no answer called {name}.")
    return after


def _leads_elsewhere(answers: Mapping[str, Any], changes: Mapping[str, Any]) -> bool:
    """Whether the rules may name somebody else once these changes are made."""
    if "matter" in changes and changes["matter"] != answers.get("matter"):
        return True
    if "about" in changes and _about(changes["about"]) != (
        _number(answers.get("about_user")),
        _number(answers.get("about_post")),
    ):
        return True
    if "arrived" in changes and changes["arrived"] != answers.get("arrived"):
        return True
    if any(
        role in changes and _numbers(changes[role]) != list(answers.get(role, ())) for role in _ROLES
    ) or _others_differ(answers, changes):
        return True
    facts = answers.get("facts", {})
    return any(facts.get(fact) != answer for fact, answer in changes.get("facts", {}).items())


def _others_differ(answers: Mapping[str, Any], changes: Mapping[str, Any]) -> bool:
    if "also_about" not in changes:
        return False
    before = [(_number(one["user"]), _number(one["post"])) for one in answers.get("also_about", ())]
    return [_about(one) for one in changes["also_about"]] != before


def _numbers(people: Iterable[User | int]) -> list[int]:
    return [person.pk if isinstance(person, User) else int(person) for person in people]


def _take_back(answers: dict[str, Any], *names: str) -> None:
    for name in names:
        answers.pop(name, None)


def _about(value: tuple[User | None, Post | None] | Post | None) -> tuple[int | None, int | None]:
    user, post = value if isinstance(value, tuple) else (None, value)
    return (user.pk if user else None, post.pk if post else None)


def _number(value: Any) -> int | None:
    return None if value is None else int(value)
