"""By when is something due, and where does the date come from? One row a clock; a date is worked out, never edited."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.ciphertext import EncryptedJSONField
from cases.models.case import Case
from cases.models.step import Step


class Clock(models.Model):
    """A limit of time on a step, pinned as it was when it was set: length, what starts it, and the calendar's name.

    `due_on` is null until the clock has started, and for a length the protocol does not state. `provisional` says why
    the date may still change (no dated bank holidays yet). `sources` are the rulebook's own: kind, ref and words
    (encrypted because Django's plain JSON column needs a SQLite that trusts its schema, which ours must not).
    `dated_on` is the day on which the date was worked out and `holidays` under which dated bank holidays; `fires_on`
    the day from which somebody is to be told of it next (see cases.deadlines), null where nothing is left to tell.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="clocks")
    what = models.CharField(max_length=40)
    length = models.CharField(max_length=60)
    unit = models.CharField(max_length=60)
    starts = models.CharField(max_length=40)
    excuse = models.CharField(max_length=100, blank=True)
    adding_at_most = models.CharField(max_length=60, blank=True)
    calendar = models.CharField(max_length=60)
    # The council's closures as they stood when the clock started, so that its date and its count always agree.
    closures = EncryptedJSONField(default=dict)
    sources = EncryptedJSONField(default=list)
    started_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    provisional = models.CharField(max_length=300, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    fires_on = models.DateField(null=True, blank=True)
    holidays = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = [
            # One look-up finds what is to be told today among however many clocks run.
            models.Index(
                fields=("fires_on",),
                name="clocks_to_tell_of",
                condition=Q(stopped_on__isnull=True, fires_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.length}"
