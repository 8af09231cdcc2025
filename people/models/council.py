"""Which council is this, on which days is it closed, and what has it settled for itself, since when, and where?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Tier(models.TextChoices):
    """A principal authority has a Monitoring Officer; a town or parish relies on its principal authority's."""

    PRINCIPAL = "principal", "principal authority"
    TOWN_OR_PARISH = "town or parish", "town or parish council"


class Nation(models.TextChoices):
    """Whose bank holidays, and whose law."""

    ENGLAND = "England", "England"
    WALES = "Wales", "Wales"
    SCOTLAND = "Scotland", "Scotland"
    NORTHERN_IRELAND = "Northern Ireland", "Northern Ireland"


class Council(models.Model):
    """A council. `code` names it in addresses and in the rulebook room; people never need to type it."""

    code = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    tier = models.CharField(max_length=20, choices=Tier.choices, default=Tier.PRINCIPAL)
    nation = models.CharField(max_length=20, choices=Nation.choices, default=Nation.ENGLAND)
    # Towns and parishes only: whose Monitoring Officer takes Code of Conduct cases (Localism Act 2011 s.28(6), (9)).
    principal_authority = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="local_councils"
    )
    # Local government reorganisation: the last day of a council, and the council that follows it.
    ends_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    # Invented, with invented people; every page says so.
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="council_tier_is_known"),
            models.CheckConstraint(condition=Q(nation__in=Nation.values), name="council_nation_is_known"),
            models.CheckConstraint(
                condition=Q(principal_authority__isnull=True) | Q(tier=Tier.TOWN_OR_PARISH),
                name="only_a_town_or_parish_has_a_principal_authority",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(ends_on__isnull=False),
                name="a_council_with_a_successor_has_a_last_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CouncilClosure(models.Model):
    """A day on which this council is shut though it is no weekend and no bank holiday."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="closures")
    on = models.DateField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ("on",)
        constraints = [models.UniqueConstraint(fields=("council", "on"), name="one_closure_a_day")]

    def __str__(self) -> str:
        return f"{self.council}: {self.on.isoformat()}, {self.reason}"


class CouncilSetting(models.Model):
    """One thing the council settled for itself, from when until when, and the decision it comes from.

    `to_on` is the last day it holds; null while it still does. `source` is shown with it, as a rulebook's `local` is.
    """

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="settings")
    name = models.CharField(max_length=100)
    value = models.TextField()
    source = models.CharField(max_length=400)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("council", "name", "from_on")
        constraints = [
            models.UniqueConstraint(
                fields=("council", "name", "from_on"), name="one_value_of_a_setting_from_a_day"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="setting_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}: {self.name}, from {self.from_on.isoformat()}"
