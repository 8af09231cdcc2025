"""What has a person declared themselves, and what may they do with it? Confirm it, end it, make it sensitive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_noop

from cases.blind_index import index_of
from cases.models import Declaration, DeclarationEntry, EntryKind
from cases.refusals import Refused
from cases.register.entering import a_year_after
from people.models import User


def declarations_of(user: User) -> QuerySet[Declaration]:
    """The person's own entries, the newest first. What others declared about them is never among these."""
    own = Declaration.objects.filter(declared_by=index_of(user)).select_related(
        "connection__council", "connection__declared_in"
    )
    return own.order_by("-connection__from_on", "-pk") if user.is_active else own.none()


def to_confirm(user: User, on: date) -> QuerySet[Declaration]:
    """Those of the person's own entries whose year is over and that have not ended."""
    goes_on = Q(connection__to_on__isnull=True) | Q(connection__to_on__gte=on)
    return declarations_of(user).filter(goes_on, confirm_by__lte=on)


def confirm(key: UUID, *, by: User, at: datetime, on: date) -> Declaration:
    """Say that it is still so, for a year from the day. Raises Refused."""
    with _changing(key, by) as entry:
        _refuse_where_ended(entry, gettext_noop("There is nothing left to confirm."))
        entry.confirm_by = a_year_after(on)
        entry.save(update_fields=["confirm_by"])
        _write(entry, EntryKind.CONFIRMED, by, on, at)
    return entry


def end(key: UUID, *, by: User, last_on: date, at: datetime, on: date) -> Declaration:
    """Say that it has ended: `last_on` is the last day on which it keeps the two apart. Raises Refused."""
    with _changing(key, by) as entry:
        _refuse_where_ended(entry, gettext_noop("There is nothing left to end."))
        if last_on > on:
            raise Refused("That day has not come yet. Say that it has ended once it has.")
        if last_on < entry.connection.from_on:
            raise Refused(
                gettext("You declared it on %(from_on)s: the last day cannot be before that.")
                % {"from_on": f"{entry.connection.from_on:%-d %B %Y}"}
            )
        entry.connection.to_on = last_on
        entry.connection.save(update_fields=["to_on"])
        _write(entry, EntryKind.ENDED, by, last_on, at)
    return entry


def mark_sensitive(key: UUID, *, by: User, sensitive: bool, at: datetime, on: date) -> Declaration:
    """Hide from readers of the register with whom it is, or show it again. It keeps the two apart as before."""
    with _changing(key, by) as entry:
        if entry.is_sensitive != sensitive:
            entry.is_sensitive = sensitive
            entry.save(update_fields=["is_sensitive"])
            kind = EntryKind.MADE_SENSITIVE if sensitive else EntryKind.NO_LONGER_SENSITIVE
            _write(entry, kind, by, on, at)
    return entry


@contextmanager
def _changing(key: UUID, by: User) -> Iterator[Declaration]:
    """The person's own entry, locked. Raises Refused for anybody else's."""
    with transaction.atomic(durable=True):
        entry = declarations_of(by).select_for_update(of=("self",)).filter(key=key).first()
        if entry is None:
            raise Refused("There is no such entry of yours.")
        yield entry


def _refuse_where_ended(entry: Declaration, nothing: str) -> None:
    ended_on = entry.connection.to_on
    if ended_on is not None:
        raise Refused(
            gettext("This ended on %(ended_on)s. %(nothing)s")
            % {"ended_on": f"{ended_on:%-d %B %Y}", "nothing": nothing}
        )


def _write(entry: Declaration, kind: EntryKind, by: User, on: date, at: datetime) -> None:
    DeclarationEntry.objects.create(
        declaration=entry, kind=kind, by=index_of(by), name=by.display_name, on=on, at=at
    )
