"""Open a case: reading is an event, and whoever deals with it says first that they have no connection with it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from cases import guards
from cases.access import CONFIRM_NO_CONNECTION, READ, has_confirmed, may, may_with
from cases.acts.recording import as_it_stands, record
from cases.clocks import local_date
from cases.doing import Act
from cases.models import Case
from cases.part import Part, part_asked, part_from, part_of
from cases.refusals import Refused, refuse_where
from cases.states import EventKind
from people.models import User
from people.prepared import WORDS, Prepared, together


def open_case(case: Case, *, by: User, at: datetime) -> Case:
    """Record that somebody opened the page of a case. Raises Refused where they may not."""
    return open_for(case.reference, READ, by=by, at=at)[0]


def open_for(reference: str, what: str, *, by: User, at: datetime) -> tuple[Case, Part]:
    """The same, with their part in it: `what` is the page, or its words as well (access.READ, READ_WORDS)."""
    with transaction.atomic(durable=True):
        locked = locked_case(reference)
        part = part_of(by, locked, local_date(at))
        allowed = may_with(part, what, locked)
        if not allowed:
            raise Refused(allowed.reason)
        record(locked, EventKind.OPENED, by=by, at=at)
        return locked, part


def read_for_code_question(case_ref: str, *, by: User, at: datetime) -> Case:
    """Let whoever says whether it is a Code matter read what was written; each reading is recorded with that reason.

    By asking for the words they say that they have no connection with it, which is recorded before the first reading.
    Raises Refused for anybody else, and where the concern is about no councillor.
    """
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        allowed = may(by, Act.READ_FOR_CODE_QUESTION, case, on=local_date(at))
        if not allowed:
            raise Refused(allowed.reason)
        refuse_where(guards.is_not_about_a_councillor, case)
        refuse_where(guards.code_question_is_answered, case)
        if not has_confirmed(by, case):
            if may(by, READ, case, on=local_date(at)):
                raise Refused("First say whether you have any connection with it.")
            record(case, EventKind.NO_CONNECTION_CONFIRMED, by=by, at=at, for_code_question=True)
        record(case, EventKind.OPENED, by=by, at=at, for_code_question=True)
        return case


def confirm_no_connection(case: Case, *, by: User, at: datetime) -> Case:
    """Record that whoever deals with it has no connection with it; only then are the words shown. Raises Refused."""
    with transaction.atomic(durable=True):
        locked = locked_case(case.reference)
        allowed = may(by, CONFIRM_NO_CONNECTION, locked, on=local_date(at))
        if not allowed:
            raise Refused(allowed.reason)
        if not has_confirmed(by, locked):
            record(locked, EventKind.NO_CONNECTION_CONFIRMED, by=by, at=at)
        return locked


def locked_case(reference: str) -> Case:
    """The case, its row locked until the act ends (on SQLite the whole database is). Raises Refused for none."""
    return _as_found(_TO_LOCK(reference=reference))


def locked_with_part(reference: str, by: User, on: date) -> tuple[Case, Part]:
    """The case, locked as `locked_case` does, and the person's part in it as it is under the lock. Raises Refused.

    On PostgreSQL all of it is asked in one message: each statement after the first begins when the lock is had.
    """
    cases, *rows = together(_TO_LOCK.told(reference=reference), *part_asked(by, reference, on))
    case = _as_found(cases())
    return case, part_from(by, case, on, *rows)


def _as_found(cases: list[Case]) -> Case:
    if not cases:
        raise Refused("There is no such case for you.")
    as_it_stands(cases[0])
    return cases[0]


_TO_LOCK: Prepared[Case] = Prepared(
    lambda reference: (
        Case.objects.select_for_update(of=("self",)).select_related("council").filter(reference=reference)
    ),
    reference=WORDS,
)
