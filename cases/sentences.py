"""How is an event told? One sentence from its own file, ending with its source."""

from __future__ import annotations

from collections.abc import Iterable

from django.template.loader import render_to_string

from cases.models import Event
from rules.language.rulebook import Source


def sentence_of(event: Event) -> str:
    """What happened, in one sentence. Plain text: whoever shows it on a page escapes it there."""
    return " ".join(render_to_string(f"events/{event.kind}.txt", event.detail or {}).split())


def sources_in_words(sources: Iterable[Source]) -> str:
    """Where something comes from, in brief: "paragraph 10.13"; "set by the council"."""
    return "; ".join(dict.fromkeys(_in_brief(source) for source in sources))


def _in_brief(source: Source) -> str:
    if source.kind == "local":
        return "set by the council, not by the protocol"
    ref = str(source.ref)
    return f"paragraph {ref}" if source.kind == "clause" and ref[:1].isdigit() else ref
