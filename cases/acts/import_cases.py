"""Bring in past and open cases from a spreadsheet: checked, confirmed, brought in row by row, and taken back."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext, gettext_noop

from cases import guards
from cases.access import kept_from
from cases.acts.acknowledge import stop_and_start
from cases.acts.file_concern import free_reference, open_case_of, told_to
from cases.acts.open_case import locked_case
from cases.acts.recording import record, save_moved
from cases.blind_index import index_of
from cases.clocks import stop_clocks
from cases.exclusions import Exclusions
from cases.importing.checking import Checker, NotThisRow, Planned
from cases.importing.reading import Line
from cases.models import Access, Case, Import, ImportedRow, ImportState, Notice, NotSent, RowState, Step
from cases.outbox.queueing import queue
from cases.oversight import overseer
from cases.parties import Parties
from cases.refusals import Refused, refuse_where
from cases.states import RESTRICTIONS, EventKind, NoticeKind, Relation
from people.models import Council, User

_ALREADY = gettext_noop("A row with this reference was brought in before.")
FROM = gettext_noop("the council’s own list of cases")
_log = logging.getLogger(__name__)


def check_import(lines: Sequence[Line], *, council: Council, by: User, on: date, at: datetime) -> Import:
    """Keep what a spreadsheet says, and of each row what would be made of it, or how to mend it. No case is made.

    Raises Refused for whoever may not.
    """
    refuse_where(guards.may_not_record, by, council, on)
    found = Import(council=council, by=by, begun_at=at)
    checker = Checker(council, by, on, at)
    rows = [_checked(found, line, checker) for line in lines]
    marks = [row.mark for row in rows if row.stands == RowState.READY]
    made = _in_already(marks, by, on)
    seen: set[str] = set()
    for row in rows:
        if row.stands != RowState.READY:
            continue
        if row.mark in made or row.mark in seen:
            row.stands, row.cells = RowState.ALREADY, {}
            row.said = (
                gettext(_ALREADY)
                if row.mark in made
                else gettext("A row above has the same reference. Of the two the first goes in.")
            )
        seen.add(row.mark)
    with transaction.atomic(durable=True):
        # One check at a time for each person, and only the last that was not confirmed is kept.
        User.objects.select_for_update().get(pk=by.pk)
        Import.objects.filter(by=by, stands=ImportState.CHECKED).delete()
        found.save()
        ImportedRow.objects.bulk_create(rows)
    return found


def _in_already(marks: Collection[str], by: User, on: date) -> frozenset[str]:
    """Those of the marks of which this person made a case, or somebody else one that this person is not kept from.

    Of any other they would learn that there is a case: it is made once more, and whoever has both links them.
    """
    made = ImportedRow.objects.filter(mark__in=marks, stands=RowState.MADE, case__isnull=False)
    found = list(made.values_list("mark", "case_id", "imported__by"))
    hidden = kept_from(by, {case for _mark, case, giver in found if case and giver != by.pk}, on=on)
    return frozenset(mark for mark, case, _giver in found if case not in hidden)


def _checked(found: Import, line: Line, checker: Checker) -> ImportedRow:
    row = ImportedRow(imported=found, number=line.number, source=line.cells.get("reference", "")[:100])
    try:
        if line.fault:
            raise NotThisRow(line.fault)
        planned = checker.planned(line.cells, uuid5(found.key, str(line.number)))
    except NotThisRow as fault:
        row.stands, row.said = RowState.FAULT, fault.sentence
        return row
    row.stands, row.said, row.cells = RowState.READY, planned.said, line.cells
    row.mark = checker.mark_of(line.cells["reference"])
    return row


def confirm_import(found: Import, *, by: User, on: date, at: datetime) -> None:
    """Let it be brought in by whatever runs beside the site. A second time changes nothing. Raises Refused."""
    with transaction.atomic(durable=True):
        stored = _locked(found, by)
        refuse_where(guards.may_not_record, by, stored.council, on)
        if stored.stands != ImportState.CHECKED:
            return
        if not stored.rows.filter(stands=RowState.READY).exists():
            raise Refused(
                "There is no row that can be brought in. Mend the spreadsheet, and choose it again."
            )
        stored.stands, stored.confirmed_at = ImportState.WAITING, at
        stored.save(update_fields=["stands", "confirmed_at"])


def bring_in_waiting(*, on: date, at: datetime) -> int:
    """Bring in every row that was confirmed, each whole or not at all; how many became cases."""
    made = 0
    for found in Import.objects.filter(stands=ImportState.WAITING).select_related("council", "by"):
        checker = Checker(found.council, found.by, on, at)
        for key in found.rows.filter(stands=RowState.READY).values_list("pk", flat=True):
            made += _brought_in(key, checker)
        Import.objects.filter(pk=found.pk, stands=ImportState.WAITING).update(
            stands=ImportState.DONE, ended_at=at
        )
    return made


def _brought_in(key: int, checker: Checker) -> int:
    """One row in a transaction of its own; what is wrong with it stands in the row, and stops no other."""
    try:
        with transaction.atomic(durable=True):
            row = ImportedRow.objects.select_for_update(of=("self",)).select_related("imported").get(pk=key)
            if row.stands != RowState.READY:
                return 0
            refuse_where(guards.may_not_record, checker.by, checker.council, checker.on)
            # One row of a council at a time, so that the same case is not made by two at once.
            Council.objects.select_for_update(of=("self",)).get(pk=checker.council.pk)
            if _in_already([row.mark], checker.by, checker.on):
                row.stands, row.cells, row.said = RowState.ALREADY, {}, _ALREADY
                row.save(update_fields=["stands", "cells", "said"])
                return 0
            planned = checker.planned(row.cells, uuid5(row.imported.key, str(row.number)))
            row.case = _made(planned, checker)
            # Whoever has it is told by the case, to those for whom it exists: the row says no more of it.
            row.stands, row.cells, row.said = RowState.MADE, {}, ""
            row.save(update_fields=["case", "stands", "cells", "said"])
            _recorded(row.case, planned, checker)
        return 1
    except (NotThisRow, Refused) as refused:
        said, state = refused.sentence, RowState.FAILED
    except Exception as fault:
        _log.error("A row could not be brought in: %s.", type(fault).__name__)
        said, state = (
            gettext_noop("It could not be brought in. Choose the file again to try once more."),
            RowState.FAILED,
        )
    ImportedRow.objects.filter(pk=key, stands=RowState.READY).update(stands=state, cells={}, said=said)
    return 0


def _made(planned: Planned, checker: Checker) -> Case:
    return _open(planned, checker) if planned.preview is not None else _closed(planned, checker)


def _open(planned: Planned, checker: Checker) -> Case:
    """As if it had been raised on the day it was received, with whoever the rules name now or a chooser."""
    preview = planned.preview
    assert preview is not None  # noqa: S101  (only of an open case)
    case = open_case_of(planned.draft, preview, planned.draft.key, checker.on, checker.at)
    kind = NoticeKind.TO_CHOOSE if preview.to_triage else NoticeKind.TO_DEAL_WITH
    for recipient in preview.recipients:
        for person in recipient.people:
            if person != checker.by:
                queue(case, index_of(person), kind, at=checker.at)
    if planned.acknowledged_on is not None:
        case.acknowledged_on = planned.acknowledged_on
        stop_and_start(case, planned.acknowledged_on, checker.at)
        case.save(update_fields=["acknowledged_on"])
    return case


def _closed(planned: Planned, checker: Checker) -> Case:
    """With its days and its outcome, no limits of time, and nobody at work on it."""
    draft, version, closed_on = planned.draft, planned.version, planned.closed_on
    assert closed_on is not None  # noqa: S101  (only of a closed case)
    parties = Parties(council=checker.council, complainant=planned.complainant, subject=planned.subject)
    outcome = planned.outcome
    case = Case(
        reference=free_reference(checker.council.code),
        council=checker.council,
        draft_key=draft.key,
        filed_on=planned.received_on,
        filed_at=checker.at,
        acknowledged_on=planned.acknowledged_on,
        rulebook_sha256=version.sha256,
        plan=_plan_of_closed(planned),
        account={
            "words": draft.words,
            "asked": [],
            "avoids": "",
            "carried_on": False,
            "arrived": draft.answers["arrived"],
        },
        parties=parties.as_json(),
    )
    kept = (
        {"code": outcome.code, "reason": "", "words": "", "by": "", "as": outcome.as_json()}
        if outcome
        else {}
    )
    case.bring_in_closed(closed_on, kept)
    case.save(force_insert=True)
    Step.objects.create(
        case=case, number=1, name="", held_by=[], why=FROM, opened_on=planned.received_on, ended_on=closed_on
    )
    _let_in_to_closed(case, parties, checker)
    return case


def _plan_of_closed(planned: Planned) -> dict[str, Any]:
    return {
        "plan": None, "matter": planned.draft.matter, "given": {}, "step": "", "outcome": "", "text": None,
        "fallback": False, "to_triage": False, "triage_reason": None, "outside_the_rules": True, "choices": [],
        "chosen": None, "notes": [], "passed_over": [],
    }  # fmt: skip


def _let_in_to_closed(case: Case, parties: Parties, checker: Checker) -> None:
    """Nobody it concerned is let in to what was closed before; whoever oversees knows that it exists."""
    rows = []
    if raised_it := parties.complainant.user:
        # A party, so that whoever is connected with them is kept out of it, and not let in to it as one's own.
        rows.append((raised_it, Relation.FILED_FOR, raised_it.display_name))
    if parties.subject is not None and parties.subject.user is not None:
        user = parties.subject.user
        rows.append((user, Relation.SUBJECT, user.display_name))
    watching = overseer(parties, Exclusions(parties, checker.on), checker.on, there=True)
    if watching is not None:
        rows.append((watching[0], Relation.OVERSIGHT, f"{watching[0].display_name}, {watching[1]}"))
    Access.objects.bulk_create(
        Access(case=case, person=index_of(user), relation=relation, name=name, from_at=checker.at)
        for user, relation, name in rows
    )


def _recorded(case: Case, planned: Planned, checker: Checker) -> None:
    preview, closed_on = planned.preview, planned.closed_on
    record(
        case,
        EventKind.IMPORTED,
        by=checker.by,
        at=checker.at,
        received_on=planned.received_on.isoformat(),
        source=FROM,
        **({"to": told_to(preview)} if preview is not None else {}),
        **({"closed_on": closed_on.isoformat()} if closed_on is not None else {}),
    )


def take_import_back(found: Import, *, by: User, on: date, at: datetime) -> None:
    """Take all of it back, while nobody has done anything with any of its cases. Raises Refused.

    Its cases stay in the record, over and with nobody let in. Its rows can be brought in again. A case that is about
    whoever brought it in, or with a party whom they are connected with, stays: nobody takes a concern about
    themselves back, and whether anything was done with it is not told to them.
    """
    with transaction.atomic(durable=True):
        stored = _locked(found, by)
        refuse_where(guards.may_not_record, by, stored.council, on)
        if stored.stands != ImportState.DONE:
            raise Refused("This can’t be taken back as it stands. Look at it again.")
        rows = list(stored.rows.filter(stands=RowState.MADE).select_related("case"))
        kept = kept_from(by, {row.case_id for row in rows if row.case_id}, on=on)
        rows = [row for row in rows if row.case_id not in kept]
        references = [row.case.reference for row in rows if row.case is not None]
        cases = [locked_case(reference) for reference in sorted(references)]
        for case in cases:
            if case.version or case.events.exclude(kind=EventKind.IMPORTED).exists():
                raise Refused(
                    "Somebody has done something with what was brought in, so it is not taken back as a whole. Deal"
                    " with each case by itself."
                )
        for case in cases:
            _taken_back(case, by, on, at)
        stored.rows.filter(pk__in=[row.pk for row in rows]).update(stands=RowState.TAKEN_BACK)
        stored.stands, stored.ended_at = ImportState.TAKEN_BACK, at
        stored.save(update_fields=["stands", "ended_at"])


def _taken_back(case: Case, by: User, on: date, at: datetime) -> None:
    case.take_import_back()
    stop_clocks(case, None, on=on, at=at)
    case.obligations.all().delete()
    case.steps.filter(ended_on__isnull=True).update(ended_on=on)
    case.access.filter(until_at__isnull=True).exclude(relation__in=RESTRICTIONS).update(until_at=at)
    Notice.objects.filter(case=case, sent_at__isnull=True, not_sent_because="").update(
        not_sent_because=NotSent.MAY_NO_LONGER_KNOW
    )
    save_moved(case, seen_version=case.version)
    record(case, EventKind.IMPORT_TAKEN_BACK, by=by, at=at, source=FROM)


def _locked(found: Import, by: User) -> Import:
    stored = (
        Import.objects.select_for_update(of=("self",))
        .select_related("council")
        .filter(pk=found.pk, by=by)
        .first()
    )
    if stored is None:
        raise Refused("There is no such file here any more. Choose it again.")
    return stored
