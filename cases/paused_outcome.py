"""Is somebody a councillor again whose case was paused because they were one no longer? Then it is looked at again."""

from __future__ import annotations

from datetime import date

from cases.clocks import calendar_of
from cases.frozen_plan import rulebook_of_case
from cases.models import Case
from cases.outcomes import LOOK_AGAIN, PAUSED
from cases.settled import settled
from people.directory import posts_of
from people.models import Side, User
from rules.language.length import length_of
from rules.language.working_days import due_on


def is_to_be_looked_at_again(case: Case, on: date) -> bool:
    """Whether whoever it is about sits as a councillor again, within the months the council set when it was paused."""
    if case.outcome.get("code") != PAUSED or case.concluded_on is None:
        return False
    setting = settled(case.council, LOOK_AGAIN, case.concluded_on)
    if setting is None or not setting.value.strip().isdecimal():
        return False
    counted_by = calendar_of(rulebook_of_case(case).calendar, case.council)
    until = due_on(case.concluded_on, length_of(f"{int(setting.value)} months"), counted_by)
    person = User.objects.filter(pk=case.parties["subject"]["user"]).first()
    if until is None or on > until.on or person is None:
        return False
    return any(seat.side == Side.COUNCILLOR for seat in posts_of(person, case.council, on))
