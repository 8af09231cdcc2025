"""Say whether a concern about a councillor is in substance a written allegation of a breach of the Code."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_noop

from cases import guards
from cases.acts.acting import doing
from cases.acts.handing_over import hand_over
from cases.clocks import stop_clocks
from cases.doing import Act
from cases.ladder import search_for
from cases.models import Case
from cases.recipients import Recipient, SeatedAs
from cases.refusals import refuse_where
from cases.states import EventKind, State
from cases.triage import who_chooses
from people.models import User


def answer_code_question(
    case_ref: str, *, by: User, is_allegation: bool, reasons: str, version: int, at: datetime, on: date
) -> Case:
    """Answer the question of Localism Act 2011 s.28(9). Until it is answered nobody concludes.

    Where it is an allegation the Monitoring Officer has the case from now on (s.28(4) and (6)): the principal
    authority's, for a town or parish. Raises Refused and Stale.
    """
    with doing(case_ref, Act.ANSWER_CODE_QUESTION, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        refuse_where(guards.is_not_about_a_councillor, act.case)
        refuse_where(guards.is_over, act.case)
        refuse_where(guards.is_decided, act.case)
        act.case.code_question = {
            "answer": "yes" if is_allegation else "no",
            "reasons": reasons,
            "by": by.display_name,
            "on": on.isoformat(),
        }
        if is_allegation:
            officer = monitoring_officer_for(act.case, on)
            recipients = (officer,) if officer is not None else ()
            if act.case.state == State.WAITING_FOR_ANOTHER_BODY:
                act.move(act.case.change_hands)
            elif recipients:
                act.move(act.case.hand_over)
            else:
                act.move(act.case.wait_for_a_chooser)
            stop_clocks(act.case, None, on=on, at=at)
            hand_over(
                act.case, recipients, name=CODE_STAGE, why="Localism Act 2011 s.28(4) and (6)", at=at, on=on
            )
        act.record(EventKind.CODE_QUESTION_ANSWERED, is_allegation=is_allegation, reasons=reasons)
        act.tell_handlers()
        if is_allegation:
            act.tell_complainant()
    return act.case


CODE_STAGE = gettext_noop("Code of Conduct arrangements")


def monitoring_officer_for(case: Case, on: date) -> Recipient | None:
    """Who takes an allegation: the first lawful of the Monitoring Officer, the deputy, and the handler outside."""
    search = search_for(case, on, review=False)
    found = who_chooses(search.rulebook, search.parties, search.exclusions, on, code_allegation=True)
    if found is None:
        return None
    seated: SeatedAs = "holder" if found.people else "outside"
    return Recipient(found.user, found.post, seated, None, found.post_kind, found.title, found.people)
