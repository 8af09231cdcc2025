"""Who sits in the posts that a council's own setting names for something; else in its Monitoring Officer's?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_noop

from cases.triage import MONITORING_OFFICER
from people.directory import councils_of, posts_of_kind, users_holding_posts
from people.models import Council, CouncilSetting, User

UNLESS_SET = gettext_noop("This service’s own rule. The council may name others.")


@dataclass(frozen=True, slots=True)
class NamedPosts:
    """Kinds of post, and where it comes from that it is these."""

    kinds: tuple[str, ...]
    source: str


def posts_named(council: Council, setting_s_name: str, on: date) -> NamedPosts:
    """The kinds that the setting names on the day, with commas between them; else the Monitoring Officer's."""
    current = Q(to_on__isnull=True) | Q(to_on__gte=on)
    setting = (
        CouncilSetting.objects.filter(current, council=council, name=setting_s_name, from_on__lte=on)
        .order_by("-from_on")
        .first()
    )
    kinds = re.split(r"[,;\n]", setting.value) if setting is not None else []
    named = tuple(kind.strip() for kind in kinds if kind.strip())
    if setting is None or not named:
        return NamedPosts((MONITORING_OFFICER,), UNLESS_SET)
    return NamedPosts(named, setting.source)


def councils_in_which_they_are_named(user: User, setting_s_name: str, on: date) -> tuple[Council, ...]:
    """The councils for which this person sits in such a post on the day, by name.

    For a town or parish that has nobody in one, whoever sits in one at its principal authority. A deputy does not.
    """
    theirs = councils_of(user, on)
    found = {
        council.pk: council
        for council in (*theirs, *Council.objects.filter(principal_authority__in=theirs))
        if user in _seated(council, posts_named(council, setting_s_name, on).kinds, on)
    }
    return tuple(sorted(found.values(), key=lambda council: council.name))


def _seated(council: Council, kinds: tuple[str, ...], on: date) -> frozenset[User]:
    for each in (council, council.principal_authority):
        posts = [post for kind in kinds for post in posts_of_kind(each, kind, on)] if each is not None else []
        seated = frozenset(user for users in users_holding_posts(posts, on).values() for user in users)
        if seated:
            return seated
    return frozenset()
