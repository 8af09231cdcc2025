"""Add a file to a draft or a case, or take one out of a draft again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from cases import guards
from cases.access import attachments_of
from cases.acts.acting import doing
from cases.acts.open_case import locked_case
from cases.acts.recording import record
from cases.attachments.folder import throw_away
from cases.attachments.keeping import Kept, add_row, kept
from cases.attachments.recognising import Taken
from cases.attachments.releasing import is_released
from cases.blind_index import index_of
from cases.clocks import local_date
from cases.doing import Act
from cases.models import Attachment, Case, Draft
from cases.models.draft import KEPT_FOR_DAYS
from cases.refusals import Refused, Stale, refuse_where
from cases.states import EventKind, NoteLabel, Relation
from people.models import User

_TIMES_TRIED = 5


def attach_to_draft(draft: Draft, file: Taken, *, by: User, what: str, at: datetime) -> Attachment:
    """Add a file to the person's own draft. Raises Refused, and OSError where it can't be kept."""
    with kept(file) as one, transaction.atomic(durable=True):
        stored = _own(draft, by)
        refuse_where(guards.draft_has_expired, stored, local_date(at))
        beside = stored.attachments.all()
        refuse_where(guards.there_are_twenty_files, beside)
        refuse_where(guards.attached_too_much_today, by, len(file.content), at)
        stored.saved_at, stored.version = at, stored.version + 1
        stored.expires_on = local_date(at) + timedelta(days=KEPT_FOR_DAYS)
        stored.save(update_fields=["saved_at", "version", "expires_on"])
        return add_row(one, beside=beside, by=by, what=what, at=at, draft=stored)


def remove_from_draft(draft: Draft, key: UUID, *, by: User) -> None:
    """Take a file out of the person's own draft for good. Raises Refused where it is gone or was sent."""
    with transaction.atomic(durable=True):
        stored = _own(draft, by)
        found = stored.attachments.filter(key=key).first()
        if found is None:
            raise Refused("This file is no longer here.")
        found.delete()
    throw_away([found.stored_as])


def attach(
    case_ref: str, file: Taken, *, by: User, what: str, shared: bool, at: datetime, on: date
) -> Attachment:
    """Add a file to a case; whoever raised it always shares theirs with whoever works on it, and the reverse is chosen.

    Whatever else changed the case meanwhile is no reason to refuse it: nobody should have to choose a file twice.
    Raises Refused, and OSError where it can't be kept.
    """
    with kept(file) as one:
        for _ in range(_TIMES_TRIED - 1):
            try:
                return _attached(case_ref, one, by=by, what=what, shared=shared, at=at, on=on)
            except Stale:
                continue
        return _attached(case_ref, one, by=by, what=what, shared=shared, at=at, on=on)


def _attached(
    case_ref: str, one: Kept, *, by: User, what: str, shared: bool, at: datetime, on: date
) -> Attachment:
    version = Case.objects.filter(reference=case_ref).values_list("version", flat=True).first() or 0
    with doing(case_ref, Act.ATTACH, by=by, version=version, at=at, on=on) as act:
        theirs = act.case.access.filter(person=index_of(by), relation=Relation.COMPLAINANT)
        raised_it = theirs.filter(until_at__isnull=True).exists()
        every = act.case.attachments.all()
        by_whoever_raised_it = act.case.access.filter(relation=Relation.COMPLAINANT).values("person")
        of_this_side = (
            every.filter(by__in=by_whoever_raised_it)
            if raised_it
            else every.exclude(by__in=by_whoever_raised_it)
        )
        refuse_where(guards.there_are_twenty_files, of_this_side)
        refuse_where(guards.attached_too_much_today, by, len(one.file.content), at)
        label = NoteLabel.SHARED if raised_it or shared else NoteLabel.INTERNAL
        added = add_row(one, beside=every, by=by, what=what, at=at, label=label, case=act.case)
        act.record(
            EventKind.ATTACHED,
            number=added.number,
            of_kind=str(one.file.kind.words),
            sha256=added.sha256,
            internal=label == NoteLabel.INTERNAL,
        )
        if raised_it:
            act.tell_handlers()
        elif shared:
            act.tell_complainant()
    return added


def take_file(key: UUID, *, by: User, at: datetime, on: date) -> Attachment:
    """A file for somebody who may have it; that they took it is an event. Raises Refused for anybody else.

    Raises NotReleased, a Refused, for one of theirs that is not known to be clean.
    """
    case_ref = Attachment.objects.filter(key=key).values_list("case__reference", flat=True).first()
    with transaction.atomic(durable=True):
        case = locked_case(case_ref or "")
        found = attachments_of(by, case, on=on).filter(key=key).first()
        if found is None:
            raise Refused("There is no such file for you.")
        if not is_released(found, case.council, on):
            raise NotReleased(found)
        internal = found.label == NoteLabel.INTERNAL
        record(case, EventKind.OPENED, by=by, at=at, file=found.number, internal=internal)
        return found


class NotReleased(Refused):
    """A file that the person may have, but that is given to nobody as it stands."""

    def __init__(self, file: Attachment) -> None:
        self.file = file
        super().__init__("Nobody can open this file as it stands.")


def _own(draft: Draft, by: User) -> Draft:
    stored = (
        Draft.objects.select_for_update(of=("self",)).select_related("council").filter(pk=draft.pk).first()
    )
    refuse_where(guards.draft_is_not_theirs, stored, by)
    assert stored is not None  # noqa: S101  (the guard has just refused a draft that is not there)
    return stored
