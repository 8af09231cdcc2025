"""What has a council settled for itself? One of its settings, as it holds on a day, with the decision it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from people.models import Council, CouncilSetting
from people.prepared import DAY, NUMBER, WORDS, Prepared


def settled(council: Council, name: str, on: date) -> CouncilSetting | None:
    """The setting of that name on the day, the last adopted of several; None where the council settled nothing."""
    return next(iter(_ADOPTED(council=council.pk, name=name, on=on)), None)


_ADOPTED: Prepared[CouncilSetting] = Prepared(
    lambda council, name, on: (
        CouncilSetting.objects.filter(council=council, name=name, from_on__lte=on)
        .filter(Q(to_on__isnull=True) | Q(to_on__gte=on))
        .order_by("-from_on")
    ),
    council=NUMBER,
    name=WORDS,
    on=DAY,
)


def settled_together(council: Council, on: date) -> Mapping[str, CouncilSetting]:
    """Every setting of the council that holds on the day, by its name: what `settled` says of each, in one look-up."""
    return {setting.name: setting for setting in _TOGETHER(council=council.pk, on=on)}


# The last adopted of a name comes last, and so is the one that is kept.
_TOGETHER: Prepared[CouncilSetting] = Prepared(
    lambda council, on: (
        CouncilSetting.objects.filter(council=council, from_on__lte=on)
        .filter(Q(to_on__isnull=True) | Q(to_on__gte=on))
        .order_by("from_on", "-pk")
    ),
    council=NUMBER,
    on=DAY,
)


def lines_of(setting: CouncilSetting | None) -> tuple[str, ...]:
    """What a setting says, line by line; empty where there is none."""
    if setting is None:
        return ()
    return tuple(line.strip() for line in setting.value.splitlines() if line.strip())
