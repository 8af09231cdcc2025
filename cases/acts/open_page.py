"""Open what was written for one person: reading it is an event of its case, as reading the case is."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from cases.access import agreements_asked_of, consultations_of, hearings_of
from cases.acts.open_case import locked_case
from cases.acts.recording import record
from cases.blind_index import index_of
from cases.clocks import local_date
from cases.could_know import answer_is_due_by
from cases.models import Consultation, Hearing, HoldingAsked
from cases.refusals import Refused
from cases.states import EventKind
from people.models import User


def open_what_was_put(hearing: Hearing, *, by: User, at: datetime) -> None:
    """Record that the person it was put to, or whoever goes with them, opened it. Raises Refused for anybody else."""
    with transaction.atomic(durable=True):
        case = locked_case(hearing.case.reference)
        if not hearings_of(by, on=local_date(at)).filter(pk=hearing.pk).exists():
            raise Refused("There is nothing here that was put to you.")
        theirs = hearing.person == index_of(by)
        what = gettext_noop("put to them") if theirs else f"put to {hearing.name}, with whom they go"
        if theirs and (until := _put_off(hearing, local_date(at))) is not None:
            what = f"{what}, with until {until:%-d %B %Y} to answer it, since the mail had not reached them"
        record(case, EventKind.PAGE_OPENED, by=by, at=at, what=what)


def open_what_is_asked(asked: Consultation, *, by: User, at: datetime) -> None:
    """Record that the person who is asked for a view opened what they are shown. Raises Refused for anybody else."""
    with transaction.atomic(durable=True):
        case = locked_case(asked.case.reference)
        if not consultations_of(by, on=local_date(at)).filter(pk=asked.pk).exists():
            raise Refused("There is no such question for you.")
        record(
            case, EventKind.PAGE_OPENED, by=by, at=at, what=gettext_noop("written for them to give a view on")
        )


def open_what_is_to_agree_to(asked: HoldingAsked, *, by: User, at: datetime) -> None:
    """Record that whoever is asked to agree to a holding response opened why. Raises Refused for anybody else."""
    with transaction.atomic(durable=True):
        case = locked_case(asked.case.reference)
        if not agreements_asked_of(by, on=local_date(at)).filter(pk=asked.pk).exists():
            raise Refused("There is nothing here for you to agree to.")
        record(
            case,
            EventKind.PAGE_OPENED,
            by=by,
            at=at,
            what=gettext_noop("written for them to agree to or not"),
        )


def has_opened(hearing: Hearing) -> bool:
    """Whether the person themselves has opened what was put to them: their day to answer by stands from then on."""
    opened = hearing.case.events.filter(by=hearing.person, kind=EventKind.PAGE_OPENED)
    return opened.filter(at__gte=hearing.put_at).exists()


def _put_off(hearing: Hearing, on: date) -> date | None:
    """Put the day to answer by off, where they open late what the mail could not tell them; the new day, or None."""
    hearing.refresh_from_db(fields=["answered_at", "answer_by", "lapsed_on"])
    if hearing.answered_at is not None or has_opened(hearing):
        return None
    until = answer_is_due_by(hearing, on)
    if until is None or until <= hearing.answer_by:
        return None
    # Where the council went on without an answer meanwhile, one may come after all.
    hearing.answer_by, hearing.lapsed_on = until, None
    hearing.save(update_fields=["answer_by", "lapsed_on"])
    return until
