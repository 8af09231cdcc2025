"""Answer that the same was decided before: cite that decision, say what would be new, and end the case with that."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from cases import guards
from cases.access import not_opened_by, on_the_desk_of
from cases.acts.acting import doing
from cases.acts.conclude import decide
from cases.acts.report_back import have_reported_back
from cases.doing import Act
from cases.models import Case
from cases.outcomes import ALREADY_DECIDED
from cases.refusals import Refused, refuse_where
from cases.states import OVER, EventKind
from people.models import User


def answer_as_decided(
    case_ref: str, *, by: User, earlier: str, words: str, new: str, version: int, at: datetime, on: date
) -> Case:
    """Answer by the decision of an earlier case about the same person, which whoever answers may open.

    The person who raised it reads `words` and what would be `new`, and no reference: the earlier case may be somebody
    else's. They may ask once that somebody else looks at it. Raises Refused and Stale.
    """
    with doing(case_ref, Act.ANSWER_AS_DECIDED, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, words)
        refuse_where(guards.what_is_new_is_missing, new)
        if all(one.reference != earlier for one in decisions_about_the_same(act.case, by, on)):
            raise Refused(
                "There is no such decision about the same person for you. Choose one of those shown."
            )
        decide(act, ALREADY_DECIDED, reason="", words=f"{earlier}: {words}")
        have_reported_back(act)
        act.record(EventKind.ALREADY_DECIDED, earlier=earlier, reasons=words, new=new)
        act.tell_complainant()
    return act.case


def decisions_about_the_same(case: Case, by: User, on: date) -> list[Case]:
    """The other cases about the same person that were decided and reported back, of those whose words `by` may read."""
    subject = (case.parties.get("subject") or {}).get("user")
    if subject is None:
        return []
    over = on_the_desk_of(by, on=on).filter(Q(is_work=True), state__in=OVER, reported_on__isnull=False)
    same = [
        one for one in over.exclude(pk=case.pk) if (one.parties.get("subject") or {}).get("user") == subject
    ]
    new = not_opened_by(by, same) if same else frozenset()
    return [one for one in same if one.pk not in new]
