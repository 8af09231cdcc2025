"""Which seats does a council have, whom do they answer to, and who sat in each of them, from when until when?"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from people.folding import FoldedTextField
from people.models.council import Council
from people.models.user import User


class PoliticalGroup(models.Model):
    """A political group as notified to the proper officer."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=200)
    short = models.CharField(max_length=40)

    class Meta:
        ordering = ("council", "name")
        constraints = [models.UniqueConstraint(fields=("council", "name"), name="one_group_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Side(models.TextChoices):
    """On which side of the protocol a seat stands. An outside seat belongs to somebody else's establishment."""

    OFFICER = "officer", "officers"
    COUNCILLOR = "councillor", "councillors"
    PANEL = "panel", "a panel"
    OUTSIDE = "outside", "outside the council"


class Post(models.Model):
    """One seat. `kind` is the rulebook's name for it ("Director"); `title` is what it is called ("Director of Place").

    `reports_to` is the seat it answers to, or, for a councillor, the Group Leader they are led by. `to_on` is the last
    day the seat exists.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    side = models.CharField(max_length=20, choices=Side.choices)
    reports_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by"
    )
    team = models.CharField(max_length=200, blank=True)
    group = models.ForeignKey(
        PoliticalGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    # How somebody outside the council is reached where no user sits in the seat.
    contact_line = models.CharField(max_length=400, blank=True)
    search_words = FoldedTextField(of=("title", "team"))
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("council", "pk")
        indexes = [models.Index(fields=("council", "kind"), name="post_of_a_kind")]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="post_side_is_known"),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="post_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(reports_to__isnull=True) | ~Q(reports_to=F("id")),
                name="post_is_not_its_own_manager",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the words that are searched in step with those that are shown."""
        columns = kwargs.get("update_fields")
        if columns is not None and {"title", "team"} & {*columns}:
            kwargs["update_fields"] = {*columns, "search_words"}
        super().save(*args, **kwargs)


class Capacity(models.TextChoices):
    """How somebody sits in a seat. Several may be members of a panel; a deputy stands by and never holds silently."""

    SUBSTANTIVE = "substantive", "holds the post"
    ACTING = "acting", "acting up"
    DEPUTY = "deputy", "deputy"
    MEMBER = "member", "panel member"


class Holding(models.Model):
    """Who sat in a seat, in which capacity, from which day to which last day (null while it has no end).

    A seat has one substantive holder at a time, and one person acting in it. Both databases hold this for holdings
    without an end; overlaps of dated ones are refused by `people.establishment.seat`, which locks the seat first:
    an exclusion constraint would need PostgreSQL.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")
    capacity = models.CharField(max_length=20, choices=Capacity.choices, default=Capacity.SUBSTANTIVE)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("post", "from_on", "pk")
        indexes = [models.Index(fields=("user", "from_on"), name="holding_of_a_user")]
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__in=Capacity.values), name="holding_capacity_is_known"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="holding_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("post", "capacity"),
                condition=Q(capacity__in=("substantive", "acting"), to_on__isnull=True),
                name="one_open_holder_of_a_seat",
            ),
            models.UniqueConstraint(
                fields=("post", "user", "capacity", "from_on"), name="one_holding_of_a_person_from_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.user}, {self.capacity}, from {self.from_on.isoformat()}"
