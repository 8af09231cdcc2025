"""How may a case end? The outcomes every council starts with, less those it left out, and those it added.

A councillor is never found here to have broken anything: only the Code stage can (Localism Act 2011 s.28(4)).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from cases.models import Case
from cases.settled import lines_of, settled
from people.models import Side

SETTING = "outcomes left out"
STARTED_WITH = "the outcomes every council starts with"

AGREED, REFUSED, NO_ACTION, OTHER = "agreed", "refused", "no action", "any outcome"

REASONS: Mapping[str, str] = {
    "no_evidence": "nothing was found that bears it out",
    "already_decided": "it has been decided already",
    "same_events": "it is about the same events as another case",
    "no_new_information": "there is no new information",
    "long_ago": "it was too long ago to be looked into fairly",
    "no_longer_in_office": "the person is no longer a councillor or an officer here",
    "no_answer": "the person who raised it did not answer when asked",
    "not_in_the_public_interest": "looking into it further would not be in the public interest",
    "explained": "the explanation given was accepted",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way to end. `kind` is what a rulebook's duties wait for ("agreed", "refused", "no action").

    `reasons`: one of these goes with it, by code; none where it needs none. `adverse`: it is held against the person it
    is about. `employer`: the council deals with it as employer, so that nothing more is ever told.
    """

    code: str
    words: str
    kind: str = OTHER
    reasons: tuple[str, ...] = ()
    adverse: bool = False
    employer: bool = False
    source: str = STARTED_WITH

    @property
    def needs_reason(self) -> bool:
        """Whether one of its reasons has to be given."""
        return bool(self.reasons)

    def as_json(self) -> dict[str, Any]:
        """What a case keeps of it, encrypted, so that no later setting changes what was decided."""
        return asdict(self)


# Chosen by nobody: an act of its own cites the earlier decision.
ALREADY_DECIDED = Outcome("already_decided", "decided already", NO_ACTION, source="the earlier decision")

_SETTLED = Outcome("settled", "settled by agreement", AGREED)
_SUPPORT = Outcome("support_given", "support was given", OTHER)
_NOT_FURTHER = Outcome("not_taken_further", "not taken further", NO_ACTION, reasons=tuple(REASONS))
_WITHDRAWN = Outcome("withdrawn", "withdrawn", NO_ACTION)
# Passing to the Monitoring Officer is no outcome to choose: answering the question of s.28(9) does it.
_ABOUT_A_COUNCILLOR = (_SETTLED, _SUPPORT, _NOT_FURTHER, _WITHDRAWN)
_ABOUT_AN_OFFICER = (
    _SETTLED,
    Outcome("put_right", "it was put right", AGREED, adverse=True),
    _SUPPORT,
    Outcome("as_employer", "dealt with by the council as employer", OTHER, employer=True),
    _NOT_FURTHER,
    _WITHDRAWN,
)
_ABOUT_NOBODY = (
    Outcome("answered", "answered", AGREED),
    Outcome("agreed", "agreed", AGREED),
    Outcome("refused", "not agreed", REFUSED),
    Outcome("recorded", "recorded", OTHER),
    _NOT_FURTHER,
    _WITHDRAWN,
)
_REQUESTS = frozenset({"enquiry", "report dispute", "delegated decision", "relationship disclosure"})


def outcomes_of(case: Case, on: date) -> tuple[Outcome, ...]:
    """The outcomes to choose from for a case on a day: those every council starts with, less those it left out."""
    side = (case.parties.get("subject") or {}).get("side")
    if not side or case.plan["matter"] in _REQUESTS:
        found: tuple[Outcome, ...] = _ABOUT_NOBODY
    else:
        found = _ABOUT_A_COUNCILLOR if side == Side.COUNCILLOR else _ABOUT_AN_OFFICER
    left_out = lines_of(settled(case.council, SETTING, on))
    return tuple(outcome for outcome in found if outcome.words not in left_out)


def outcome_named(case: Case, code: str, on: date) -> Outcome | None:
    """The outcome with this code, where the council has it."""
    return next((outcome for outcome in outcomes_of(case, on) if outcome.code == code), None)


def outcome_decided(case: Case) -> Outcome | None:
    """How a case was decided, in the council's words of that day; None where it is not decided."""
    kept = case.outcome.get("as")
    if kept:
        return Outcome(**{**kept, "reasons": tuple(kept["reasons"])})
    code = case.outcome.get("code")
    every = (*_ABOUT_A_COUNCILLOR, *_ABOUT_AN_OFFICER, *_ABOUT_NOBODY)
    return next((outcome for outcome in every if outcome.code == code), None)
