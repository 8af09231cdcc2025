"""Ask the person who raised it a question, and take their answer."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.doing import Act
from cases.models import Case, Question
from cases.refusals import Refused, refuse_where
from cases.states import EventKind, NoticeKind
from people.models import User
from people.prepared_writes import add


def ask_question(case_ref: str, *, by: User, words: str, version: int, at: datetime, on: date) -> Case:
    """Ask the person who raised it something. Raises Refused and Stale."""
    with doing(case_ref, Act.ASK_QUESTION, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, words)
        add(Question(case=act.case, words=words, asked_by=by.display_name, asked_at=at))
        act.record(EventKind.QUESTION_ASKED, words=words)
        act.tell_complainant(NoticeKind.TO_ANSWER)
    return act.case


def answer_question(
    case_ref: str, question: int, *, by: User, words: str, version: int, at: datetime, on: date
) -> Case:
    """Answer a question (by its number in the database) that was not answered yet. Raises Refused and Stale."""
    with doing(case_ref, Act.ANSWER_QUESTION, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, words)
        asked = act.case.questions.filter(pk=question, answered_at__isnull=True).first()
        if asked is None:
            raise Refused("This question has been answered already. Look at the case again.")
        asked.answer, asked.answered_at = words, at
        asked.save(update_fields=["answer", "answered_at"])
        act.record(EventKind.QUESTION_ANSWERED, words=words)
        act.tell_handlers()
    return act.case
