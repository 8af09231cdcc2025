"""What happened, in order? Events are written in the act's own transaction and never changed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from cases.blind_index import LENGTH
from cases.ciphertext import EncryptedJSONField
from cases.models.case import Case
from cases.states import EventKind


class NeverChanged(Exception):
    """Somebody tried to change or delete an event."""


class Event(models.Model):
    """One thing that happened to a case. `detail` fills the sentence of its kind, and holds what only the record knows."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, choices=EventKind.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=LENGTH, blank=True)
    detail = EncryptedJSONField(default=dict)

    class Meta:
        ordering = ("seq",)
        constraints = [
            models.UniqueConstraint(fields=("case", "seq"), name="one_event_a_place"),
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.seq}. {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new event. Raises NeverChanged for an old one."""
        if not self._state.adding:
            raise NeverChanged("An event is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never."""
        raise NeverChanged("An event is never deleted.")
