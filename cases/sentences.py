"""How is an event told? One sentence from its own file, ending with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.template import TemplateSyntaxError, engines
from django.template.loader import get_template
from django.utils.translation import gettext

from cases.models import Event
from rules.language.rulebook import Source, Word

# What of an event are words of this service, kept as they stood in English; everything else somebody typed.
_OURS = frozenset({"outcome", "reason", "source", "why", "what", "line", "arrived"})


def sentence_of(event: Event, *, to_the_filer: bool = False) -> str:
    """What happened, in one sentence. Plain text: whoever shows it on a page escapes it there.

    The person who raised it does not read a handler's reasons for passing it to other hands.
    """
    known = {
        name: gettext(value) if name in _OURS and isinstance(value, str) and value else value
        for name, value in (event.detail or {}).items()
    }
    known["to_the_filer"] = to_the_filer
    return " ".join(_told_by(event.kind).render(known).split())


def _told_by(kind: str) -> Any:
    """The sentence of a kind of event, in the language that is read: translated whole, so that its order may change."""
    ours = get_template(f"events/{kind}.txt")
    words = ours.template.source.strip()  # type: ignore[attr-defined]
    theirs = gettext(words)
    return ours if theirs == words else _translated(theirs) or ours


@lru_cache(maxsize=512)
def _translated(words: str) -> Any:
    """A translated sentence; None where it is no template any more, so that the English one is read."""
    try:
        return engines["django"].from_string(words)
    except TemplateSyntaxError:
        return None


def sources_in_words(sources: Iterable[Source]) -> str:
    """Where something comes from, in brief: "paragraph 10.13"; "set by the council"."""
    return "; ".join(dict.fromkeys(_in_brief(source) for source in sources))


def stored_sources(stored: Iterable[Mapping[str, str | None]]) -> tuple[Source, ...]:
    """Sources as they were kept with a clock or something owed."""
    return tuple(Source(str(each["kind"]), each["ref"], str(each["words"]), Word("")) for each in stored)


def _in_brief(source: Source) -> str:
    if source.kind == "local":
        return gettext("set by the council, not by the protocol")
    ref = str(source.ref)
    return f"paragraph {ref}" if source.kind == "clause" and ref[:1].isdigit() else ref
