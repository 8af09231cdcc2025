"""How are facts laid out on a page? Plain records that the components show; they know no model."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rules.language.rulebook import Rulebook, Source


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a fact: in bold where it is the answer, quiet where it explains."""

    words: str | Promise
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of a summary list. `typed` keeps a person's own line breaks; `change` is where to change it."""

    name: str | Promise
    lines: tuple[Line, ...]
    change: str = ""
    change_words: str | Promise = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """A source as a figure: the words, in quotation marks where they are a document's own, and what they are from."""

    words: str
    title: str
    from_where: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; `by` is who put them, where that is said."""

    words: str
    address: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """What somebody must do, with where that comes from."""

    words: str
    source: str


def row(name: str | Promise, *words: str | Promise, **options: object) -> Row:
    """A fact in one line, or one whose first line is in bold and whose others explain it."""
    said = [line for line in words if line]
    lines = tuple(
        Line(line, strong=len(said) > 1 and place == 0, quiet=place > 0) for place, line in enumerate(said)
    )
    return Row(name, lines, **options)  # type: ignore[arg-type]


def long_date(day: date) -> str:
    """Thursday 11 June 2026."""
    return date_format(day, "l j F Y")


def source_in_brief(source: Source) -> str:
    """Where something comes from, as it is put behind a sentence: "paragraph 10.13", or who set it."""
    if source.kind == "clause":
        return paragraph(str(source.ref))
    if source.kind == "local":
        return _("set by the council, not by the protocol")
    return str(source.ref)


def sources_in_brief(sources: Iterable[Source]) -> str:
    """All of them, each once, in brackets; empty where there is none."""
    told = dict.fromkeys(source_in_brief(source) for source in sources)
    return f"({'; '.join(told)})" if told else ""


def paragraph(ref: str) -> str:
    """How a clause is named: by its number where it has one, else by its heading."""
    return _("paragraph %(ref)s") % {"ref": ref} if ref[:1].isdigit() else ref


def quoted(source: Source, rulebook: Rulebook) -> QuotedSource:
    """A source in full. The council's own settings are never shown as anybody's quoted words."""
    version = _("Rulebook in force from %(day)s") % {"day": date_format(_day(rulebook), "j F Y")}
    if source.kind == "clause":
        title = f"{rulebook.protocol}, {paragraph(str(source.ref))}"
        return QuotedSource(str(source.words), title, version, quoted=True)
    if source.kind == "local":
        title = _("Set by the council, not by the protocol")
        return QuotedSource(str(source.words), title, version, quoted=False)
    title = _("The law") if source.kind == "law" else _("Another document of the council")
    return QuotedSource(str(source.words), title, version, quoted=False)


def all_quoted(sources: Iterable[Source], rulebook: Rulebook) -> tuple[QuotedSource, ...]:
    """Each source once, in the order of the rulebook."""
    return tuple(dict.fromkeys(quoted(source, rulebook) for source in sources))


def _day(rulebook: Rulebook) -> date:
    return date.fromisoformat(str(rulebook.in_force_from))
