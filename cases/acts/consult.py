"""Ask somebody for a view: what they will see, why, and by when."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from cases import guards
from cases.access import consultations_of
from cases.acts.acting import answering, doing
from cases.blind_index import index_of
from cases.could_know import answer_is_due_by
from cases.doing import Act
from cases.models import Case, Consultation
from cases.refusals import Refused, refuse_where
from cases.states import OVER, EventKind, NoticeKind
from people.models import User


def consult(
    case_ref: str,
    *,
    by: User,
    person: User,
    sees: str,
    why: str,
    answer_by: date,
    version: int,
    at: datetime,
    on: date,
) -> Case:
    """Ask one person for a view. They see `sees` and `why`, nothing else of the case. Raises Refused and Stale."""
    with doing(case_ref, Act.CONSULT, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, sees)
        refuse_where(guards.reasons_are_missing, why)
        refuse_where(guards.answer_is_due_too_soon, answer_by, on)
        refuse_where(guards.is_kept_out, act.case, person, on)
        Consultation.objects.create(
            case=act.case,
            person=index_of(person),
            name=person.display_name,
            sees=sees,
            why=why,
            asked_by=by.display_name,
            asked_at=at,
            answer_by=answer_by,
        )
        act.record(EventKind.CONSULTED, whom=person.display_name, why=why)
        act.tell_person(index_of(person), NoticeKind.TO_ANSWER)
    return act.case


def give_view(consultation: UUID, *, by: User, words: str, at: datetime, on: date) -> Case:
    """Give the view that was asked for. Raises Refused for anybody else, and once it is over."""
    asked = consultations_of(by, on=on).filter(key=consultation).first()
    if asked is None:
        raise Refused("There is no such question for you.")
    with answering(asked, by=by, at=at, on=on) as act:
        if not asked.is_open or act.case.state in OVER:
            raise Refused(
                "This has been answered, or the time for it is over. Nothing more is needed from you."
            )
        refuse_where(guards.words_are_missing, words)
        asked.answer, asked.answered_at = words, at
        asked.save(update_fields=["answer", "answered_at"])
        act.record(EventKind.CONSULTATION_ANSWERED, words=words)
        act.tell_handlers()
    return act.case


def lapse_view(case_ref: str, consultation: UUID, *, by: User, version: int, at: datetime, on: date) -> Case:
    """Go on without a view that did not come in time. Raises Refused and Stale."""
    with doing(case_ref, Act.CONSULT, by=by, version=version, at=at, on=on) as act:
        asked = act.case.consultations.filter(key=consultation).first()
        if asked is None or not asked.is_open:
            raise Refused("Nothing is awaited here any more. Look at the case again.")
        answer_by = answer_is_due_by(asked)
        refuse_where(guards.mail_to_them_did_not_arrive, answer_by)
        refuse_where(guards.time_to_answer_is_not_over, answer_by, on)
        asked.lapsed_on = on
        asked.save(update_fields=["lapsed_on"])
        act.record(EventKind.CONSULTATION_LAPSED, whom=asked.name)
    return act.case
