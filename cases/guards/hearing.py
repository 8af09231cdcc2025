"""When is nothing put to the person it is about? Each docstring is the sentence the person reads."""

from __future__ import annotations

from datetime import date

from cases.clocks import local_date
from cases.matters import is_about_conduct
from cases.models import Case, Hearing
from cases.states import EventKind, NameWithheld, State
from people.folding import folded
from rules.language.length import length_of
from rules.language.working_days import Calendar, due_on

__all__ = [
    "is_about_no_conduct",
    "is_decided",
    "it_was_put_to_them_already",
    "name_is_in_the_words",
    "name_was_refused_lately",
    "time_to_answer_is_short",
    "time_was_asked_for",
    "waits_or_is_decided",
]

_FAIR_TIME = length_of("5 working days")


def is_about_no_conduct(case: Case) -> bool:
    """This is a request or a disclosure and not about what somebody did, so nothing is put to anybody."""
    return not is_about_conduct(case)


def waits_or_is_decided(case: Case) -> bool:
    """While a case waits, or once it is decided, nothing is put to the person it is about. Take it up again first, or
    take the decision back."""
    return case.state in (State.WAITING_FOR_ANOTHER_BODY, State.CONCLUDED)


def is_decided(case: Case) -> bool:
    """This is decided already. Report back, and open it again if the answer has to be another."""
    return bool(case.state == State.CONCLUDED)


def time_to_answer_is_short(answer_by: date, on: date, counted_by: Calendar) -> bool:
    """Give them at least five working days to answer. Choose a later day."""
    earliest = due_on(on, _FAIR_TIME, counted_by)
    return earliest is not None and answer_by < earliest.on


def time_was_asked_for(put: Hearing) -> bool:
    """They have asked for more time, and nobody has answered that yet. Say first whether they have it."""
    return put.times_asked.filter(answered_at__isnull=True).exists()


def name_was_refused_lately(case: Case, on: date, counted_by: Calendar) -> bool:
    """The person who raised it was told that their name is given. Leave them five working days to take it back."""
    if case.name_withheld != NameWithheld.REFUSED:
        return False
    told = case.events.filter(kind=EventKind.NAME_DECIDED).latest("number")
    until = due_on(local_date(told.at), _FAIR_TIME, counted_by)
    return until is not None and on < until.on


def name_is_in_the_words(case: Case, *words: str) -> bool:
    """It was agreed not to give the name of the person who raised it, and it stands in what you wrote. Take it out."""
    if case.name_withheld != NameWithheld.GRANTED:
        return False
    name = folded(case.parties["complainant"]["name"])
    return any(bool(name) and name in folded(each) for each in words)


def it_was_put_to_them_already(case: Case) -> bool:
    """It has been put to the person it is about already. Talk to whoever deals with it about your name."""
    return case.hearings.exists()
