"""What is an outcome, and which reasons can go with one? The words that are the same for every council."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_noop

STARTED_WITH = "the outcomes every council starts with"

AGREED, REFUSED, NO_ACTION, OTHER = "agreed", "refused", "no action", "any outcome"

REASONS: Mapping[str, str] = {
    "no_evidence": gettext_noop("nothing was found that bears it out"),
    "already_decided": gettext_noop("it has been decided already"),
    "same_events": gettext_noop("it is about the same events as another case"),
    "no_new_information": gettext_noop("there is no new information"),
    "long_ago": gettext_noop("it was too long ago to be looked into fairly"),
    "no_longer_in_office": gettext_noop("the person is no longer a councillor or an officer here"),
    "no_answer": gettext_noop("the person who raised it did not answer when asked"),
    "not_in_the_public_interest": gettext_noop("looking into it further would not be in the public interest"),
    "explained": gettext_noop("the explanation given was accepted"),
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
