"""Which cases come into question for somebody's list, and what is each sorted and counted by?

The database keeps these rows itself: see cases/kept_rows.py. They let nobody see anything: access.py asks of every row.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from cases.models.case import Case
from cases.states import State

# Where no date runs, so that such a case stands last.
NO_DATE = date(9999, 12, 31)


class OnDesk(models.Model):
    """One person, by keyed mark, and one case that they deal with, choose for or watch over, or did so until now.

    `due_on` is the first date of the case that runs, or NO_DATE. The rest is the case's own, kept here too so that a
    list of any length is read in its order.
    """

    person = models.CharField(max_length=64)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="on_desks")
    reference = models.CharField(max_length=20)
    sent_on = models.DateField()
    is_over = models.BooleanField()
    is_acknowledged = models.BooleanField()
    state = models.CharField(max_length=50)
    due_on = models.DateField(default=NO_DATE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("person", "case"), name="one_row_of_a_case_on_a_desk")]
        indexes = [
            models.Index(fields=("person", "is_over", "due_on", "reference"), name="desk_by_date"),
            models.Index(fields=("person", "is_over", "sent_on", "reference"), name="desk_by_day_sent"),
            models.Index(fields=("person", "is_over", "reference"), name="desk_by_reference"),
            models.Index(
                fields=("person", "due_on", "reference"),
                name="desk_not_acknowledged",
                condition=Q(is_acknowledged=False, is_over=False),
            ),
            models.Index(
                fields=("person", "due_on", "reference"),
                name="desk_to_choose",
                condition=Q(state=State.TRIAGE),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
