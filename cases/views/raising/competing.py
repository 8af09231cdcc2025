"""Do several clauses claim the same case? Those not used are quoted too, and how the council reads them together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.preview import Preview
from cases.views.presented import QuotedSource, all_quoted, paragraph
from rules.language.combinations import all_rules
from rules.language.rulebook import Source


@dataclass(frozen=True, slots=True)
class Competing:
    """One reading: which clauses it is of, how they are read, who decided so, and the clauses that were not used."""

    clauses: str
    reading: str
    by: str
    others: tuple[QuotedSource, ...]


def competing_with(preview: Preview) -> tuple[Competing, ...]:
    """The council's readings of clauses of which the answer rests on one or more."""
    used = {str(source.ref) for source in preview.sources if source.kind == "clause"}
    return tuple(_readings(preview, used))


def _readings(preview: Preview, used: set[str]) -> Iterator[Competing]:
    for reading in preview.rulebook.readings:
        of = [str(clause) for clause in reading.of]
        if not used & set(of):
            continue
        others = [source for ref in of if ref not in used and (source := _words_of(preview, ref)) is not None]
        on = date.fromisoformat(str(reading.on))
        yield Competing(
            _(" and ").join(paragraph(ref) for ref in of),
            str(reading.reading),
            _("%(who)s, %(day)s") % {"who": reading.by, "day": date_format(on, "j F Y")},
            all_quoted(others, preview.rulebook),
        )


def _words_of(preview: Preview, ref: str) -> Source | None:
    """The first words that the rulebook quotes from a clause, in this matter before any other."""
    matters = sorted(
        preview.rulebook.matters, key=lambda one: preview.plan is None or one.name != preview.plan.matter
    )
    found = (
        source
        for matter in matters
        for step in matter.steps
        for rule in all_rules(step.rules)
        for source in rule.sources
        if source.kind == "clause" and str(source.ref) == ref
    )
    return next(found, None)
