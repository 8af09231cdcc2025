"""What has somebody written but not sent? Drafts: one row each, seen by nobody but the person who writes it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from copy import copy
from typing import Any

from django.db import models

from cases.blind_index import LENGTH
from cases.ciphertext import EncryptedJSONField
from people.models import Council

KEPT_FOR_DAYS = 28


class Draft(models.Model):
    """A concern being written. `answers` is encrypted; `owner` is a blind index; `key` stands in addresses.

    `idempotency_key` goes with it to the case, so that sending twice makes one. `filed_as` is the reference once sent;
    the answers are then empty here, and stand in the case.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=LENGTH, db_index=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    answers = EncryptedJSONField(default=dict)
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_on = models.DateField()
    filed_as = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("-saved_at", "-pk")

    def __str__(self) -> str:
        return f"draft {self.key}"

    @property
    def matter(self) -> str:
        """The matter chosen, or nothing yet."""
        return str(self.answers.get("matter", ""))

    @property
    def facts(self) -> dict[str, str]:
        """The answers to the rulebook's questions so far."""
        return dict(self.answers.get("facts", {}))

    @property
    def words(self) -> dict[str, str]:
        """The person's own words: happened, when, put_right, contact ..."""
        return dict(self.answers.get("words", {}))

    @property
    def about_user_id(self) -> int | None:
        """The person it is about, where they are known by name."""
        value = self.answers.get("about_user")
        return None if value is None else int(value)

    @property
    def about_post_id(self) -> int | None:
        """The seat of whoever it is about; with no person where only the post is known."""
        value = self.answers.get("about_post")
        return None if value is None else int(value)

    @property
    def choice(self) -> int | None:
        """Which of several recipients the person chose."""
        value = self.answers.get("choice")
        return None if value is None else int(value)

    @property
    def carried_on(self) -> bool:
        """Whether the person wants it raised here although a rule points elsewhere."""
        return bool(self.answers.get("carried_on", False))

    @property
    def avoids(self) -> str:
        """Why it should not go to whom the rule names; nothing where there is no such wish."""
        return str(self.answers.get("avoids", ""))

    def with_answers(self, **changes: Any) -> Draft:
        """A copy that is not stored, with other answers: to see what an answer would mean."""
        other = copy(self)
        other.answers = merged(self.answers, changes)
        return other


def merged(answers: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Answers with changes laid over them; the person's words are changed field by field, the rest as a whole."""
    result = dict(answers)
    for name, value in changes.items():
        if name == "words":
            result["words"] = {**result.get("words", {}), **value}
        elif value is None:
            result.pop(name, None)
        else:
            result[name] = value
    return result


class PreviewCount(models.Model):
    """How many different previews a person asked for on a day, so that drafts cannot be used to fish."""

    owner = models.CharField(max_length=LENGTH)
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("owner", "on"), name="one_preview_count_a_day")]

    def __str__(self) -> str:
        return f"{self.count} previews on {self.on.isoformat()}"
