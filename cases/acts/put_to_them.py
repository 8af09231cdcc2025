"""Put it to the person it is about: a fair summary, what is asked, by when, who may come with them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from cases import guards
from cases.access import hearings_of
from cases.acts.acting import answering, doing
from cases.acts.open_page import has_opened
from cases.blind_index import index_of, index_of_number
from cases.clocks import calendar_of
from cases.could_know import answer_is_due_by
from cases.doing import Act
from cases.frozen_plan import rulebook_of_case
from cases.models import Case, Hearing
from cases.refusals import Refused, refuse_where
from cases.states import OVER, EventKind, NoticeKind
from people.models import User


def put_to_them(
    case_ref: str,
    *,
    by: User,
    summary: str,
    asked: str,
    answer_by: date,
    may_accompany: str,
    version: int,
    at: datetime,
    on: date,
) -> Case:
    """Let the person it is about read what is said and answer. They see that page and nothing else.

    Raises Refused and Stale.
    """
    with doing(case_ref, Act.PUT_TO_THEM, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, summary)
        refuse_where(guards.words_are_missing, asked)
        refuse_where(guards.companion_is_not_said, may_accompany)
        refuse_where(guards.answer_is_due_too_soon, answer_by, on)
        counted_by = calendar_of(rulebook_of_case(act.case).calendar, act.case.council)
        refuse_where(guards.time_to_answer_is_short, answer_by, on, counted_by)
        refuse_where(guards.is_about_no_conduct, act.case)
        refuse_where(guards.is_about_no_person, act.case)
        refuse_where(guards.waits_or_is_decided, act.case)
        refuse_where(guards.name_is_not_decided, act.case)
        refuse_where(guards.name_was_refused_lately, act.case, on, counted_by)
        refuse_where(guards.name_is_in_the_words, act.case, summary, asked)
        subject = act.case.parties["subject"]
        before = act.case.hearings.order_by("pk").last()
        Hearing.objects.create(
            case=act.case,
            person=index_of_number(subject["user"]),
            name=subject["name"],
            summary=summary,
            asked=asked,
            answer_by=answer_by,
            may_accompany=may_accompany,
            put_by=by.display_name,
            put_at=at,
            companion=before.companion if before else "",
            companion_name=before.companion_name if before else "",
        )
        act.record(EventKind.PUT_TO_THEM, whom=subject["name"], answer_by=f"{answer_by:%-d %B %Y}")
        act.tell_person(index_of_number(subject["user"]), NoticeKind.TO_ANSWER)
    return act.case


def give_account(hearing: UUID, *, by: User, words: str, at: datetime, on: date) -> Case:
    """Answer what was put to one. Raises Refused for anybody else (a companion reads only), and once it is over."""
    put = hearings_of(by, on=on).filter(key=hearing).first()
    if put is None or put.person != index_of(by):
        raise Refused("There is nothing here for you to answer.")
    with answering(put, by=by, at=at, on=on) as act:
        if put.answered_at is not None:
            raise Refused("You have answered this. Add to your account if there is something more.")
        if act.case.state in OVER:
            raise Refused(
                "This is over. Write to the person who put it to you if you still want to say something."
            )
        refuse_where(guards.words_are_missing, words)
        put.answer, put.answered_at = words, at
        put.save(update_fields=["answer", "answered_at"])
        act.record(EventKind.THEY_ANSWERED, words=words)
        act.tell_handlers()
    return act.case


def no_answer_came(case_ref: str, hearing: UUID, *, by: User, version: int, at: datetime, on: date) -> Case:
    """Go on without an answer that did not come in time; they may still give one. Raises Refused and Stale."""
    with doing(case_ref, Act.PUT_TO_THEM, by=by, version=version, at=at, on=on) as act:
        put = act.case.hearings.filter(key=hearing).first()
        if put is None or not put.is_open:
            raise Refused("No answer is awaited here any more. Look at the case again.")
        refuse_where(guards.time_was_asked_for, put)
        answer_by = put.answer_by if has_opened(put) else answer_is_due_by(put)
        refuse_where(guards.mail_to_them_did_not_arrive, answer_by)
        refuse_where(guards.time_to_answer_is_not_over, answer_by, on)
        put.lapsed_on = on
        put.save(update_fields=["lapsed_on"])
        act.record(EventKind.NO_ANSWER_CAME, whom=put.name)
    return act.case


def record_not_heard(case_ref: str, *, by: User, reasons: str, version: int, at: datetime, on: date) -> Case:
    """Record why the person it is about is not asked. Never by the handler: the Monitoring Officer, or their stand-in.

    Raises Refused and Stale.
    """
    with doing(case_ref, Act.RECORD_NOT_HEARD, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.is_about_no_conduct, act.case)
        refuse_where(guards.is_the_handler, act.case, by)
        act.record(EventKind.NOT_HEARD, reasons=reasons)
        act.tell_handlers()
    return act.case
