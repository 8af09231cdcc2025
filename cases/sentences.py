"""How is an event told? One sentence from its own file, ending with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.template.loader import render_to_string

from cases.models import Event
from rules.language.rulebook import Source, Word


def sentence_of(event: Event, *, to_the_filer: bool = False) -> str:
    """What happened, in one sentence. Plain text: whoever shows it on a page escapes it there.

    The person who raised it does not read a handler's reasons for passing it to other hands.
    """
    known = {**(event.detail or {}), "to_the_filer": to_the_filer}
    return " ".join(render_to_string(f"events/{event.kind}.txt", known).split())


def sources_in_words(sources: Iterable[Source]) -> str:
    """Where something comes from, in brief: "paragraph 10.13"; "set by the council"."""
    return "; ".join(dict.fromkeys(_in_brief(source) for source in sources))


def stored_sources(stored: Iterable[Mapping[str, str | None]]) -> tuple[Source, ...]:
    """Sources as they were kept with a clock or something owed."""
    return tuple(Source(str(each["kind"]), each["ref"], str(each["words"]), Word("")) for each in stored)


def _in_brief(source: Source) -> str:
    if source.kind == "local":
        return "set by the council, not by the protocol"
    ref = str(source.ref)
    return f"paragraph {ref}" if source.kind == "clause" and ref[:1].isdigit() else ref
