"""Who is away on a day? By person, in every council alike, and never for what reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from people.establishment import NotPossible, day_in_words
from people.models import Absence, User
from people.prepared import DAY, NUMBER, Prepared


def go_away(user: User, *, from_on: date, to_on: date | None = None, by: User | None = None) -> Absence:
    """Note that somebody is away from a day to a last day, or until they are back; days to come are noted as well.

    Their seats stay theirs: whoever acts for them meanwhile is seated as acting. `by` entered it. Raises NotPossible
    where they are away on one of those days already.
    """
    if to_on is not None and to_on < from_on:
        raise NotPossible("The last day is before the first. Change one of the two.")
    with transaction.atomic():
        # The person is the lock: two people noting two absences at once would each see none.
        User.objects.select_for_update().get(pk=user.pk)
        overlapping = Absence.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on), user=user)
        if to_on is not None:
            overlapping = overlapping.filter(from_on__lte=to_on)
        if already := overlapping.first():
            raise NotPossible(
                gettext("%(user)s is away %(already)s already. Change that first.")
                % {"user": user, "already": _days(already)}
            )
        return Absence.objects.create(user=user, from_on=from_on, to_on=to_on, noted_by=by)


def come_back(absence: Absence, *, last_on: date, by: User | None = None) -> Absence:
    """End an absence, or change its end: `last_on` is the last day away. Raises NotPossible for a day before it."""
    if last_on < absence.from_on:
        raise NotPossible(
            gettext("%(user)s is away from %(from_on)s: the last day cannot be before that.")
            % {"user": absence.user, "from_on": day_in_words(absence.from_on)}
        )
    with transaction.atomic():
        User.objects.select_for_update().get(pk=absence.user_id)
        later = Absence.objects.filter(
            user=absence.user_id, from_on__gt=absence.from_on, from_on__lte=last_on
        )
        if (already := later.first()) is not None:
            raise NotPossible(
                gettext("%(user)s is away %(already)s already. Change that first.")
                % {"user": absence.user, "already": _days(already)}
            )
        absence.to_on, absence.changed_by = last_on, by
        absence.save(update_fields=["to_on", "changed_by"])
    return absence


def is_away(user: User, on: date) -> bool:
    """Whether the person is away on the day."""
    return bool(_AWAY_THEMSELVES(user=user.pk, on=on))


def away_on(on: date) -> frozenset[int]:
    """The numbers of everybody who is away on the day."""
    return frozenset(_AWAY(on=on))


def away_among(users: Iterable[User], on: date) -> frozenset[int]:
    """The numbers of those of these people who are away on the day."""
    numbers = {user.pk for user in users}
    return frozenset(absences_on(on).filter(user__in=numbers).values_list("user_id", flat=True))


def absences_on(on: date) -> QuerySet[Absence]:
    """Every absence that covers the day."""
    return Absence.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=on), from_on__lte=on)


_AWAY: Prepared[int] = Prepared(lambda on: absences_on(on).values_list("user_id", flat=True), on=DAY)


def _days(absence: Absence) -> str:
    until = f" to {day_in_words(absence.to_on)}" if absence.to_on else ""
    return f"from {day_in_words(absence.from_on)}{until}"


_AWAY_THEMSELVES: Prepared[int] = Prepared(
    lambda user, on: absences_on(on).filter(user=user).values_list("user_id", flat=True), user=NUMBER, on=DAY
)
