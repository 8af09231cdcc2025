"""What else may the person it is about do? Add to their account, in words and files, and ask for more time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from cases import guards
from cases.access import hearings_of
from cases.acts.acting import Doing, answering, doing
from cases.attachments.keeping import add_row, kept
from cases.attachments.recognising import Taken
from cases.blind_index import index_of
from cases.clocks import calendar_of
from cases.doing import Act
from cases.frozen_plan import rulebook_of_case
from cases.models import Attachment, Case, Hearing, TimeAsked
from cases.refusals import Refused, refuse_where
from cases.states import OVER, EventKind, NoteLabel, NoticeKind, State
from people.models import User


def add_to_account(hearing: UUID, *, by: User, words: str, at: datetime, on: date) -> Case:
    """Add something to an account that was given. Raises Refused for anybody else, before it, and once it is over."""
    with _theirs(hearing, by=by, at=at, on=on) as (put, act):
        if put.answered_at is None:
            raise Refused("You have not answered yet. Write everything you want to say in your account.")
        refuse_where(guards.words_are_missing, words)
        act.record(EventKind.ACCOUNT_ADDED, words=words, hearing=str(put.key), of_the_other_side=True)
        act.tell_handlers()
    return act.case


def ask_for_time(hearing: UUID, *, by: User, until: date, reasons: str, at: datetime, on: date) -> Case:
    """Ask for a later day to answer by. Until that is answered the first day stands.

    Raises Refused for anybody else, while a wish waits, and once it was answered or is over.
    """
    with _theirs(hearing, by=by, at=at, on=on) as (put, act):
        if put.answered_at is not None:
            raise Refused("You have answered this, so you need no more time.")
        if act.case.state == State.CONCLUDED:
            raise Refused("This has been decided, so no more time can be given.")
        if put.times_asked.filter(answered_at__isnull=True).exists():
            raise Refused("You have asked for more time already, and that is not answered yet.")
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.date_is_not_later, until, put.answer_by)
        refuse_where(guards.date_is_not_ahead, until, on)
        TimeAsked.objects.create(hearing=put, until=until, was_by=put.answer_by, reasons=reasons, asked_at=at)
        act.record(
            EventKind.TIME_ASKED, until=f"{until:%-d %B %Y}", hearing=str(put.key), of_the_other_side=True
        )
        act.tell_handlers(NoticeKind.TO_ANSWER)
    return act.case


def attach_to_account(
    hearing: UUID, file: Taken, *, by: User, what: str, at: datetime, on: date
) -> Attachment:
    """Add a file to one's account, for whoever works on the case and nobody else. It can't be taken back.

    Raises Refused for anybody else, and once it is over; and OSError where it can't be kept.
    """
    with kept(file) as one, _theirs(hearing, by=by, at=at, on=on) as (put, act):
        every = act.case.attachments.all()
        refuse_where(guards.there_are_twenty_files, every.filter(by=put.person))
        refuse_where(guards.attached_too_much_today, by, len(one.file.content), at)
        added = add_row(one, beside=every, by=by, what=what, at=at, label=NoteLabel.INTERNAL, case=act.case)
        act.record(
            EventKind.ATTACHED,
            number=added.number,
            of_kind=str(one.file.kind.words),
            sha256=added.sha256,
            internal=True,
            of_the_other_side=True,
        )
        act.tell_handlers()
    return added


def answer_about_time(
    case_ref: str,
    wish: int,
    *,
    by: User,
    granted: bool,
    words: str,
    version: int,
    at: datetime,
    on: date,
    until: date | None = None,
) -> Case:
    """Give the person it is about more time, or say why not. `until` is another day than they asked for.

    Raises Refused and Stale.
    """
    with doing(case_ref, Act.GIVE_TIME, by=by, version=version, at=at, on=on) as act:
        asked = TimeAsked.objects.filter(
            pk=wish, hearing__case=act.case, answered_at__isnull=True
        ).select_related("hearing").first()  # fmt: skip
        if asked is None:
            raise Refused("This has been answered already. Look at the case again.")
        put = asked.hearing
        if granted:
            asked.given_until = until or asked.until
            refuse_where(guards.date_is_not_later, asked.given_until, put.answer_by)
            refuse_where(guards.date_is_not_ahead, asked.given_until, on)
            counted_by = calendar_of(rulebook_of_case(act.case).calendar, act.case.council)
            refuse_where(guards.day_is_not_worked, asked.given_until, counted_by)
            # A day that had passed is open again: no answer is missing before the new one.
            put.answer_by, put.lapsed_on = asked.given_until, None
            put.save(update_fields=["answer_by", "lapsed_on"])
        else:
            refuse_where(guards.reasons_are_missing, words)
        asked.granted, asked.words, asked.answered_by, asked.answered_at = granted, words, by.display_name, at
        asked.save(update_fields=["granted", "given_until", "words", "answered_by", "answered_at"])
        act.record(
            EventKind.TIME_ANSWERED,
            granted=granted,
            whom=put.name,
            until=f"{put.answer_by:%-d %B %Y}",
            of_the_other_side=True,
        )
        act.tell_person(put.person, NoticeKind.UPDATE)
    return act.case


@contextmanager
def _theirs(hearing: UUID, *, by: User, at: datetime, on: date) -> Iterator[tuple[Hearing, Doing]]:
    """What was put to this person themselves, its case locked. Raises Refused for anybody else, and once it is over."""
    put = hearings_of(by, on=on).filter(key=hearing).first()
    if put is None or put.person != index_of(by):
        raise Refused("There is nothing here for you to answer.")
    with answering(put, by=by, at=at, on=on) as act:
        if act.case.state in OVER:
            raise Refused(
                "This is over. Write to the person who put it to you if you still want to say something."
            )
        yield put, act
