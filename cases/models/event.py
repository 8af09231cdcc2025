"""What happened, in order? Written in the act's own transaction, and never changed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from cases.ciphertext import EncryptedJSONField
from cases.models.case import Case
from cases.states import EventKind


class NeverChanged(TypeError):
    """An attempt to change or delete something that only ever grows."""


class EventRows(models.QuerySet["Event"]):
    """Events as rows: none is changed or deleted."""

    def update(self, **changes: Any) -> int:
        """Never. Raises NeverChanged."""
        raise NeverChanged("An event is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Never. Raises NeverChanged."""
        raise NeverChanged("An event is never deleted.")


class Event(models.Model):
    """One thing that happened to a case. `detail` fills the sentence of its kind; `by` is a keyed mark.

    `number` counts the case's own events; `place` counts every event there is. `mac` seals the event and `previous`,
    which is the seal of the event in the place before.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, choices=EventKind.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=64, blank=True)
    detail = EncryptedJSONField(default=dict)
    # Its place in the one chain of the installation: see cases/record/.
    place = models.PositiveBigIntegerField(unique=True)
    previous = models.CharField(max_length=64)
    mac = models.CharField(max_length=64)

    objects = EventRows.as_manager()

    class Meta:
        ordering = ("case", "number")
        constraints = [
            models.UniqueConstraint(fields=("case", "number"), name="one_event_in_a_place"),
            models.UniqueConstraint(fields=("previous",), name="one_event_follows_another"),
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new event. Raises NeverChanged for one that stands."""
        if not self._state.adding:
            raise NeverChanged("An event is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never. Raises NeverChanged."""
        raise NeverChanged("An event is never deleted.")


class RecordHead(models.Model):
    """How many events were ever written, in one row: whoever adds one locks it, so that the chain never forks."""

    written = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="the_record_has_one_head")]

    def __str__(self) -> str:
        return f"{self.written} written"
