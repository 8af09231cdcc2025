"""How may a case end? The outcomes every council starts with, less those it left out, with their reasons.

A councillor is never found here to have broken anything: only the Code stage can (Localism Act 2011 s.28(4)).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cases.models import Case
from people.models import CouncilSetting, Side

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

    `needs_reason`: one of REASONS goes with it. `adverse`: it is held against the person it is about. `employer`: the
    council deals with it as employer, so that nothing more is ever told.
    """

    code: str
    words: str
    kind: str = OTHER
    needs_reason: bool = False
    adverse: bool = False
    employer: bool = False
    source: str = STARTED_WITH


_SETTLED = Outcome("settled", "settled by agreement", AGREED)
_SUPPORT = Outcome("support_given", "support was given", OTHER)
_NOT_FURTHER = Outcome("not_taken_further", "not taken further", NO_ACTION, needs_reason=True)
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
    left_out = _left_out(case, on)
    return tuple(outcome for outcome in found if outcome.words not in left_out)


def outcome_named(case: Case, code: str, on: date) -> Outcome | None:
    """The outcome with this code, where the council has it."""
    return next((outcome for outcome in outcomes_of(case, on) if outcome.code == code), None)


def _left_out(case: Case, on: date) -> frozenset[str]:
    setting = (
        CouncilSetting.objects.filter(council=case.council, name=SETTING, from_on__lte=on)
        .filter(Q(to_on__isnull=True) | Q(to_on__gte=on))
        .order_by("-from_on")
        .first()
    )
    return frozenset(line.strip() for line in setting.value.splitlines()) if setting else frozenset()
