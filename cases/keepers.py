"""Who keeps a council's directory: says who is away, and records its elections?"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from cases.named_posts import councils_in_which_they_are_named
from people.directory import holdings_on
from people.models import Absence, Council, Election, User

SETTING = "keeps the directory"


def councils_kept_by(user: User, on: date) -> tuple[Council, ...]:
    """The councils whose directory this person keeps on the day, by name: see cases.named_posts."""
    return councils_in_which_they_are_named(user, SETTING, on)


def people_kept_by(user: User, on: date) -> QuerySet[User]:
    """Everybody with a part in one of those councils on the day, by name."""
    kept = councils_kept_by(user, on)
    seated = holdings_on(on).filter(post__council__in=kept)
    return User.objects.filter(pk__in=seated.values("user")).order_by("search_name", "pk")


def absences_kept_by(user: User, on: date) -> QuerySet[Absence]:
    """The absences of those people that are not over on the day, the first to begin first."""
    not_over = Q(to_on__isnull=True) | Q(to_on__gte=on)
    return Absence.objects.filter(not_over, user__in=people_kept_by(user, on)).select_related(
        "user", "noted_by", "changed_by"
    )


def elections_kept_by(user: User, on: date) -> QuerySet[Election]:
    """The elections of those councils, the latest first."""
    return (
        Election.objects.filter(council__in=councils_kept_by(user, on))
        .select_related("council", "recorded_by")
        .order_by("-polled_on", "council__name")
    )
