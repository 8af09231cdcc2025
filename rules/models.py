"""Which texts have governed, and since when? Rulebook versions as published, byte for byte, and who adopted them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import models

from rules.language.reading import read
from rules.language.rulebook import Rulebook


class NotPublished(ValueError):
    """A stored text that can no longer be read as the rulebook it was, or that somebody tried to change."""


class RulebookVersion(models.Model):
    """One version of one protocol's rulebook. Its text never changes: a correction is a new version.

    `protocol` is the name of the folder it came from; `sha256` the hash of the author's own bytes.
    """

    protocol = models.SlugField(max_length=100)
    council_name = models.CharField(max_length=200)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    status = models.CharField(max_length=400)
    in_force_from = models.DateField()
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("protocol", "in_force_from", "pk")

    def __str__(self) -> str:
        return f"{self.council_name}, in force from {self.in_force_from.isoformat()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new version. Raises NotPublished for an attempt to change one: open cases rest on it."""
        if self.pk is not None and not self._state.adding:
            raise NotPublished("A published version never changes; publish a new one.")
        super().save(*args, **kwargs)

    def rulebook(self) -> Rulebook:
        """The rulebook itself, read once for each text. Raises NotPublished where the stored text was tampered with."""
        return _read_once(self.sha256, self.text)


class Adoption(models.Model):
    """From which day a version governs a council, and on whose authority."""

    council = models.SlugField(max_length=100)
    version = models.ForeignKey(RulebookVersion, on_delete=models.PROTECT, related_name="adoptions")
    from_on = models.DateField()
    adopted_by = models.CharField(max_length=400)

    class Meta:
        ordering = ("council", "-from_on")
        constraints = [models.UniqueConstraint(fields=("council", "from_on"), name="one_adoption_a_day")]

    def __str__(self) -> str:
        return f"{self.council} from {self.from_on.isoformat()}"


@lru_cache(maxsize=512)
def _read_once(sha256: str, text: str) -> Rulebook:
    result = read(text)
    if result.rulebook is None or result.rulebook.sha256 != sha256:
        raise NotPublished("The stored text is not the rulebook that was published.")
    return result.rulebook
