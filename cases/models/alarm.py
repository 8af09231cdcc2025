"""Which open case is in nobody's hands, or lies untouched? One row from when it was found until it is mended."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases.models.case import Case


class AlarmKind(models.TextChoices):
    """What is wrong, in words for whoever looks after it. None of them says why: somebody may be ill, or have left."""

    NO_LAWFUL_OWNER = "no_lawful_owner", _("Nobody who may deal with this case has it")
    NOT_OPENED = "not_opened", _("Whoever has this case has not opened it")
    NO_ACT = "no_act", _("Nothing has been done with this case")
    # Localism Act 2011 s.28(9): until it is answered nobody may decide, so the case would stand still unseen.
    NOBODY_FOR_CODE = "nobody_for_code", _("Nobody is there who may say whether this is a Code matter")
    # Only whoever has the case is told, and sees it: to anybody else it would tell one reason to wait from another.
    REVIEW_PASSED = "review_passed", _("The day on which this case was to be looked at again has passed")


class Alarm(models.Model):
    """One thing wrong with one case. `since_on` is the day from which it counts, `closed_at` when it was found mended.

    `working_days` is the limit that was passed and `source` where the limit comes from; both are empty for a case in
    nobody's hands. `told` is the mark of whoever was told, once. `tried_under`
    marks how the council's people and the case stood when nobody could be told: until that changes nobody is sought.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="alarms")
    kind = models.CharField(max_length=20, choices=AlarmKind.choices)
    since_on = models.DateField()
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=400, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    told = models.CharField(max_length=64, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    tried_under = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("since_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AlarmKind.values), name="alarm_kind_is_known"),
            models.UniqueConstraint(
                fields=("case", "kind"),
                condition=Q(closed_at__isnull=True),
                name="one_open_alarm_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"

    @property
    def words(self) -> str:
        """What is wrong and for how long: "Nothing has been done with this case for 10 working days"."""
        label = str(AlarmKind(self.kind).label)
        if self.working_days is None:
            return label
        return ngettext(
            "%(what)s for %(days)s working day", "%(what)s for %(days)s working days", self.working_days
        ) % {"what": label, "days": self.working_days}
