"""Who oversees a case once the Monitoring Officer who did is gone? Whoever sits there now, if they may know of it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from cases.acts.open_case import locked_case
from cases.blind_index import index_of
from cases.choosing import parties_kept, people_kept_out
from cases.exclusions import Exclusions
from cases.models import Access
from cases.oversight import overseer
from cases.states import Relation
from people.absences import is_away
from people.models import User


def let_overseer_know(case_ref: str, *, on: date, at: datetime) -> User | None:
    """Let the Monitoring Officer of today know that a case exists. None where nobody may, or they are away.

    By existence and dates alone, as from the day it was sent; whoever has any part in the case already gains none.
    """
    with transaction.atomic():
        case = locked_case(case_ref)
        parties = parties_kept(case)
        found = overseer(parties, Exclusions(parties, on, handled_before=people_kept_out(case)), on)
        if found is None or is_away(found[0], on):
            return None
        person, title = found
        if case.access.filter(person=index_of(person), until_at__isnull=True).exists():
            return None
        Access.objects.create(
            case=case,
            person=index_of(person),
            relation=Relation.OVERSIGHT,
            name=f"{person.display_name}, {title}",
            from_at=at,
        )
        return person
