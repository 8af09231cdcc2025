"""On which rung of the ladder is a case, and in whose hands is it there?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models

from cases.ciphertext import EncryptedJSONField, EncryptedTextField
from cases.models.case import Case
from people.models import Post


@dataclass(frozen=True, slots=True)
class Handler:
    """Somebody in whose hands a step is, as it was when the step opened. `user` is empty for a seat outside."""

    user: int | None
    name: str
    post: int | None
    kind: str
    title: str
    capacity: str
    acting_until: date | None
    contact_line: str

    @property
    def known_as(self) -> str:
        """Name and post: "Judith Amadi, Chief Executive"."""
        return f"{self.name}, {self.title}" if self.name and self.name != self.title else self.title


class Step(models.Model):
    """One step of a case's ladder as it was walked: its seat, who had it, from when to when, and why."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    held_by = EncryptedJSONField(default=list)
    why = EncryptedTextField(blank=True, default="")
    opened_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("case", "number")
        constraints = [models.UniqueConstraint(fields=("case", "number"), name="one_step_of_a_number")]
        indexes = [
            # Whether a seat has a case now is asked of every case on a list, and never of every case of the seat.
            models.Index(
                fields=("case", "post"), name="open_step_of_a_seat", condition=models.Q(ended_on__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def handlers(self) -> tuple[Handler, ...]:
        """In whose hands it is; several act together. Empty where nobody could be found."""
        return tuple(
            Handler(**{**held, "acting_until": _day(held.get("acting_until"))}) for held in self.held_by or ()
        )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
