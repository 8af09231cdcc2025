"""Where else can somebody go? What the protocol itself sends elsewhere, and the contacts a council has set.

A council sets each as `where to go: <topic>`, a line for each contact, with the decision it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.settled import lines_of, settled
from people.models import Council
from rules.language import vocabulary
from rules.language.combinations import all_rules
from rules.language.rulebook import Rulebook, Source

SERVICE_COMPLAINTS = "where to go: complaints about a service"
WHISTLEBLOWING = "where to go: whistleblowing"
EMPLOYMENT = "where to go: your own job"
ADVICE = "where to go: advice"
SAFETY = "where to go: safety"
SUPPORT = "where to go: support"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One thing that the protocol sends to another procedure, in its own words."""

    text: str
    sources: tuple[Source, ...]


def contacts(council: Council | None, topic: str, on: date) -> tuple[str, ...]:
    """What the council has set for a topic, line by line; empty where it has set nothing."""
    return lines_of(settled(council, topic, on)) if council is not None else ()


def sent_elsewhere(rulebook: Rulebook) -> tuple[Elsewhere, ...]:
    """Every rule of the rulebook that points to another procedure, each once, in its order."""
    return tuple(dict.fromkeys(_signposts(rulebook)))


def _signposts(rulebook: Rulebook) -> Iterator[Elsewhere]:
    for matter in rulebook.matters:
        for step in matter.steps:
            for rule in all_rules(step.rules):
                if rule.outcome == vocabulary.SIGNPOST:
                    yield Elsewhere(str(rule.text or ""), rule.sources)
