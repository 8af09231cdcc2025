"""What was decided, what was the person who raised it told, and what not, and why? With the clause that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.acts.report_back import REPORT_BACK
from cases.clocks import local_date
from cases.frozen_plan import plan_of, rulebook_of_case
from cases.models import Case
from cases.outcomes import outcome_decided
from cases.views.conversation import Told
from cases.views.presented import QuotedSource, all_quoted
from rules.language import vocabulary


@dataclass(frozen=True, slots=True)
class AtTheEnd:
    """`not_told` says what was kept from them and why, in the words of whoever told them, or the reason that holds."""

    outcome: str
    words: str
    not_told: str
    in_their_words: bool
    who: str
    on: date
    sources: tuple[QuotedSource, ...]


def told_at_the_end(case: Case, told: Told | None) -> AtTheEnd | None:
    """The last answer with its clause; None before there is one."""
    if told is None:
        return None
    found = outcome_decided(case) if case.outcome else None
    if found is not None and found.employer:
        not_told = _(
            "What the council does as employer is about somebody’s employment, and is told to nobody else."
        )
    elif told.not_told:
        not_told = told.not_told
    else:
        not_told = _("%(who)s named nothing that you could not be told.") % {"who": told.who}
    return AtTheEnd(
        outcome=told.outcome,
        words=told.words,
        not_told=not_told,
        in_their_words=not_told == told.not_told,
        who=told.who,
        on=local_date(told.at),
        sources=_of_reporting_back(case),
    )


def _of_reporting_back(case: Case) -> tuple[QuotedSource, ...]:
    """What the protocol says of reporting back; the council’s own notes are left to the rulebook."""
    duties = [owed for step in plan_of(case).steps for owed in step.duties]
    theirs = [
        owed.duty
        for owed in duties
        if owed.duty.verb == REPORT_BACK and vocabulary.THE_COMPLAINANT in owed.whom
    ]
    sources = [source for duty in theirs for source in duty.sources if source.kind == "clause"]
    return all_quoted(sources, rulebook_of_case(case))
