"""Let somebody know that nothing happens with a case of which no Monitoring Officer may know: found by the watch."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from cases.acts.open_case import locked_case
from cases.blind_index import index_of
from cases.choosing import may_be_a_code_allegation, parties_kept, people_dealing_with, people_kept_out
from cases.exclusions import Exclusions
from cases.frozen_plan import rulebook_of_case
from cases.models import Access, Case
from cases.recipients import Recipient
from cases.states import Relation
from cases.triage import who_chooses
from people.absences import away_among
from people.models import User


def tell_that_it_lies(case_ref: str, *, on: date, at: datetime) -> User | None:
    """Let whoever would choose for the case know that it exists, and no more, so that they can give it to somebody.

    They are the first lawful of the Monitoring Officer, the deputy, the Chief Executive or Clerk and the seat outside,
    who is there, has no part in it and does not deal with it. None where there is nobody. It stands in the table "who
    can see this".
    """
    with transaction.atomic():
        case = locked_case(case_ref)
        found = _who_would_choose(case, on)
        if found is None or found.user is None or away_among([found.user], on):
            return None
        mark = index_of(found.user)
        if case.access.filter(person=mark, until_at__isnull=True).exists():
            return None
        known_as = f"{found.user.display_name}, {found.title}"
        Access.objects.create(
            case=case, person=mark, relation=Relation.TOLD_IT_LIES, name=known_as, from_at=at
        )
        return found.user


def _who_would_choose(case: Case, on: date) -> Recipient | None:
    parties = parties_kept(case)
    # Whoever deals with it is silent; their deputy answers to them. Neither is asked to look after it.
    exclusions = Exclusions(
        parties, on, handled_before=people_kept_out(case), avoided=people_dealing_with(case)
    )
    code = may_be_a_code_allegation(case)
    return who_chooses(rulebook_of_case(case), parties, exclusions, on, code_allegation=code)
