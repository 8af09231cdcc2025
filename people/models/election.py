"""When was a council elected, into which seats, and who has accepted office since?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from people.models.council import Council
from people.models.post import Holding, Post
from people.models.user import User


class Election(models.Model):
    """One polling day of a council, recorded once. `results_sha256` tells the same results from others.

    `ends_on` is the last day of the old councillors, `begins_on` the first of the new. `recorded_by` is who entered it,
    empty where no person did.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="elections")
    polled_on = models.DateField()
    ends_on = models.DateField()
    begins_on = models.DateField()
    results_sha256 = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("council", "polled_on")
        constraints = [
            models.UniqueConstraint(fields=("council", "polled_on"), name="one_election_of_a_polling_day"),
            models.CheckConstraint(
                condition=Q(begins_on__gt=F("ends_on")), name="new_councillors_begin_after_the_old_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.polled_on.isoformat()}"


class Elected(models.Model):
    """Somebody elected into a seat: from which day, and when they accepted office.

    `holding` is empty while somebody new has not accepted: until then they sit nowhere. `acceptance_recorded_by` is who
    entered that they did.
    """

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="elected")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="elections")
    from_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    acceptance_recorded_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    holding = models.OneToOneField(
        Holding, on_delete=models.PROTECT, null=True, blank=True, related_name="elected"
    )

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("election", "post"), name="one_elected_into_a_seat"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.post}"
