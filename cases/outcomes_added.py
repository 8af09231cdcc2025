"""Which outcomes did a council add? Read from its setting, a line each; what none may say is left out, and told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from cases.outcomes_known import REASONS, Outcome
from people.models import CouncilSetting, Side

SETTING = "outcomes"
FORM = "code | words | about (officer or councillor) | reason codes, with commas between them, or nothing"
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_MOST_CHARACTERS = 200

# Parts of words, so that every form of them is met.
_FINDS_A_BREACH = re.compile(
    r"breach|\bbroken?\b|contraven|violat|misconduct|guilt|at fault|not comply|failed to comply|sanction|censur|suspen"
    r"|disqualif|upheld|proven|code of conduct",
    re.IGNORECASE,
)
_TELLS_OF_EMPLOYMENT = re.compile(
    r"disciplin|warning|warned|dismiss|suspen|demot|redundan|capability|probation|grievance|words of advice"
    r"|sack(ed|ing)|remov(ed|al) from|salary|training ordered|performance|human resources|\bHR\b",
    re.IGNORECASE,
)
_NAMES_SOMEBODY = re.compile(
    r"vexat|malic|frivol|tit.for.tat|quid.pro|(repeat|serial)\s+complain", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that no outcome is made of, and the sentence that says why and what to write instead."""

    line: str
    why: str


@dataclass(frozen=True, slots=True)
class Added:
    """What a setting adds about officers and about councillors, and the lines that are left out."""

    about: dict[str, tuple[Outcome, ...]]
    left_out: tuple[LeftOut, ...]


def outcomes_added(setting: CouncilSetting | None, taken: Iterable[str] = ()) -> Added:
    """The outcomes a setting adds, none with a code that is `taken`.

    Each is held against the person it is about, so that they are heard before it.
    """
    about: dict[str, list[Outcome]] = {Side.OFFICER: [], Side.COUNCILLOR: []}
    left_out: list[LeftOut] = []
    codes = set(taken)
    for line in setting.value.splitlines() if setting is not None else ():
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split("|")]
        why = _why_not(parts, codes)
        if why:
            left_out.append(LeftOut(line.strip(), why))
            continue
        code, words, side, reasons = parts
        codes.add(code)
        source = setting.source if setting is not None else ""
        about[side].append(Outcome(code, words, reasons=_reasons(reasons), adverse=True, source=source))
    return Added({side: tuple(found) for side, found in about.items()}, tuple(left_out))


def _why_not(parts: list[str], codes: Iterable[str]) -> str:
    """The sentence for a line of which no outcome is made; empty where nothing stands against it."""
    if len(parts) != 4:
        return gettext("Write this line as: %(form)s.") % {"form": FORM}
    code, words, side, reasons = parts
    if not _CODE.fullmatch(code):
        return gettext("Write the code in small letters, figures and underlines, beginning with a letter.")
    if code in codes:
        return gettext("There is an outcome with this code already. Choose another code.")
    if not words or len(words) > _MOST_CHARACTERS:
        return gettext("Write the words of the outcome, %(most_characters)s characters at most.") % {
            "most_characters": _MOST_CHARACTERS
        }
    if side not in (Side.OFFICER, Side.COUNCILLOR):
        return gettext("Write officer or councillor for whom it is about.")
    unknown = [reason for reason in _reasons(reasons) if reason not in REASONS]
    if unknown:
        return gettext("There is no reason %(unknown)s. The reasons are: %(reasons)s.") % {
            "unknown": unknown[0],
            "reasons": ", ".join(REASONS),
        }
    return _what_it_may_not_say(words, side)


def _what_it_may_not_say(words: str, side: str) -> str:
    if _NAMES_SOMEBODY.search(words):
        return gettext(
            "An outcome calls nobody names. Say that it was decided already, or that nothing is new."
        )
    if side == Side.COUNCILLOR and _FINDS_A_BREACH.search(words):
        return gettext(
            "Only the Code stage can find that a councillor broke anything (Localism Act 2011 s.28(4)). "
            "Say what was done, not what was found."
        )
    if side == Side.OFFICER and _TELLS_OF_EMPLOYMENT.search(words):
        return gettext(
            "An outcome tells nothing of an officer’s employment. "
            "What the council does as employer is “dealt with by the council as employer”."
        )
    return ""


def _reasons(written: str) -> tuple[str, ...]:
    return tuple(reason.strip() for reason in written.split(",") if reason.strip())
