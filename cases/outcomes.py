"""How may a case end? The outcomes every council starts with, less those it left out, and those it added.

A councillor is never found here to have broken anything: only the Code stage can (Localism Act 2011 s.28(4)).
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_noop

from cases.matters import REQUESTS
from cases.models import Case
from cases.outcomes_added import SETTING as ADDED
from cases.outcomes_added import Added, LeftOut, outcomes_added
from cases.outcomes_known import AGREED, NO_ACTION, OTHER, REASONS, REFUSED, Outcome
from cases.settled import lines_of, settled
from people.directory import posts_of
from people.models import Side, User

__all__ = [
    "ALREADY_DECIDED",
    "PASSED_TO_MONITORING_OFFICER",
    "REASONS",
    "SETTLED",
    "Outcome",
    "outcome_decided",
    "outcome_named",
    "outcomes_of",
    "outcomes_refused",
]

SETTING = "outcomes left out"
LOOK_AGAIN = "look again within months"
PAUSED = "paused_no_longer_a_councillor"

# Chosen by nobody: an act of its own cites the earlier decision.
ALREADY_DECIDED = Outcome(
    "already_decided", gettext_noop("decided already"), NO_ACTION, source=gettext_noop("the earlier decision")
)

SETTLED = Outcome("settled", gettext_noop("settled by agreement"), AGREED)
_SUPPORT = Outcome("support_given", gettext_noop("support was given"), OTHER)
_NOT_FURTHER = Outcome(
    "not_taken_further", gettext_noop("not taken further"), NO_ACTION, reasons=tuple(REASONS)
)
_WITHDRAWN = Outcome("withdrawn", gettext_noop("withdrawn"), NO_ACTION)
# The only outcome of a written allegation, and of nothing else: answering the question of s.28(9) leads to it.
PASSED_TO_MONITORING_OFFICER = Outcome(
    "passed_to_monitoring_officer",
    gettext_noop("passed to the Monitoring Officer, for the council’s arrangements for the Code of Conduct"),
    OTHER,
    source="Localism Act 2011 s.28(4) and (6)",
)
_ABOUT_A_COUNCILLOR = (SETTLED, _SUPPORT, _NOT_FURTHER, _WITHDRAWN)
_ABOUT_AN_OFFICER = (
    SETTLED,
    Outcome("put_right", gettext_noop("it was put right"), AGREED, adverse=True),
    _SUPPORT,
    Outcome("as_employer", gettext_noop("dealt with by the council as employer"), OTHER, employer=True),
    _NOT_FURTHER,
    _WITHDRAWN,
)
_ABOUT_NOBODY = (
    Outcome("answered", gettext_noop("answered"), AGREED),
    Outcome("agreed", gettext_noop("agreed"), AGREED),
    Outcome("refused", gettext_noop("not agreed"), REFUSED),
    Outcome("recorded", gettext_noop("recorded"), OTHER),
    _NOT_FURTHER,
    _WITHDRAWN,
)
_EVERY = (PASSED_TO_MONITORING_OFFICER, *_ABOUT_A_COUNCILLOR, *_ABOUT_AN_OFFICER, *_ABOUT_NOBODY)


def outcomes_of(case: Case, on: date) -> tuple[Outcome, ...]:
    """The outcomes to choose from for a case on a day: those every council starts with, less those it left out, and
    those it added itself. A concern about whoever is no councillor any more can be paused, where the council says for
    how long.
    """
    side = (case.parties.get("subject") or {}).get("side")
    if case.code_question.get("answer") == "yes":
        return (PASSED_TO_MONITORING_OFFICER,)
    if not side or case.plan["matter"] in REQUESTS:
        found: tuple[Outcome, ...] = _ABOUT_NOBODY
    else:
        found = _ABOUT_A_COUNCILLOR if side == Side.COUNCILLOR else _ABOUT_AN_OFFICER
        found = (*found, *_paused(case, on), *_added(case, on).about.get(side, ()))
    left_out = lines_of(settled(case.council, SETTING, on))
    return tuple(outcome for outcome in found if outcome.words not in left_out)


def outcomes_refused(case: Case, on: date) -> tuple[LeftOut, ...]:
    """What the council wrote as outcomes of its own and cannot have, with the sentences that say why."""
    return _added(case, on).left_out


def _added(case: Case, on: date) -> Added:
    taken = {PAUSED, ALREADY_DECIDED.code, *(outcome.code for outcome in _EVERY)}
    return outcomes_added(settled(case.council, ADDED, on), taken)


def _paused(case: Case, on: date) -> tuple[Outcome, ...]:
    """Where whoever it is about sits as a councillor no more, and the council settled for how long it is looked at."""
    subject, setting = case.parties["subject"], settled(case.council, LOOK_AGAIN, on)
    months = setting.value.strip() if setting is not None else ""
    if setting is None or not months.isdecimal() or subject["side"] != Side.COUNCILLOR or not subject["user"]:
        return ()
    person = User.objects.filter(pk=subject["user"]).first()
    if person is None or any(seat.side == Side.COUNCILLOR for seat in posts_of(person, case.council, on)):
        return ()
    words = f"paused: no longer a councillor; look again if elected or co-opted within {int(months)} months"
    return (Outcome(PAUSED, words, NO_ACTION, source=setting.source),)


def outcome_named(case: Case, code: str, on: date) -> Outcome | None:
    """The outcome with this code, where the council has it."""
    return next((outcome for outcome in outcomes_of(case, on) if outcome.code == code), None)


def outcome_decided(case: Case) -> Outcome | None:
    """How a case was decided, in the council's words of that day; None where it is not decided."""
    kept = case.outcome.get("as")
    if kept:
        return Outcome(**{**kept, "reasons": tuple(kept["reasons"])})
    code = case.outcome.get("code")
    return next((outcome for outcome in _EVERY if outcome.code == code), None)
