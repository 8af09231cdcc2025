"""What does the protocol say? A council's rulebook read aloud, and every real protocol as a rulebook only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cases.views.clock import today
from cases.views.council import council_of
from cases.views.presented import QuotedSource, all_quoted, sources_in_brief
from cases.views.shell import page
from rules import shelf
from rules.language.aloud import Sentence, fallback_aloud, matters_aloud
from rules.language.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One sentence as it stands on the page: how far it is set in, its sources in brief and in full."""

    words: str
    depth: int
    brief: str
    sources: tuple[QuotedSource, ...]


@dataclass(frozen=True, slots=True)
class SaidStep:
    """One step with its three kinds of sentence."""

    name: str
    opening: str
    parts: tuple[tuple[SaidLine, ...], ...]


@dataclass(frozen=True, slots=True)
class SaidMatter:
    """One matter; `anchor` is its place on the page."""

    anchor: str
    heading: str
    steps: tuple[SaidStep, ...]


@require_safe
def own_rulebook(request: HttpRequest) -> HttpResponse:
    """The rulebook that governs the person's own council today."""
    council = council_of(request)
    version = None if council is None else shelf.version_in_force(council.code, today())
    if version is None:
        return page(request, "rulebook/none.html", {"protocols": shelf.latest_of_each()})
    return _shown(request, version.rulebook(), runs=council.name if council is not None else "")


@require_safe
def one_protocol(request: HttpRequest, protocol: str) -> HttpResponse:
    """A real council's protocol, as a rulebook only: no people and no cases stand under its name."""
    versions = shelf.versions_of(protocol)
    if not versions:
        raise Http404
    return _shown(request, versions[-1].rulebook(), runs="")


def _shown(request: HttpRequest, rulebook: Rulebook, *, runs: str) -> HttpResponse:
    fallback = fallback_aloud(rulebook)
    matters = tuple(
        SaidMatter(
            f"m{number}",
            matter.heading,
            tuple(
                SaidStep(
                    step.name,
                    step.opening,
                    tuple(_lines(part, rulebook) for part in (step.rules, step.times, step.duties) if part),
                )
                for step in matter.steps
            ),
        )
        for number, matter in enumerate(matters_aloud(rulebook), start=1)
    )
    context = {
        "rulebook": rulebook,
        "runs": runs,
        "matters": matters,
        "silent": tuple(rulebook.silent.items()),
        "readings": rulebook.readings,
        "fallback": _lines((fallback,), rulebook)[0] if fallback is not None else None,
        "posts": tuple((str(post.name), str(post.text)) for post in rulebook.posts),
        "protocols": shelf.latest_of_each(),
    }
    return page(request, "rulebook/rulebook.html", context)


def _lines(sentences: Iterable[Sentence], rulebook: Rulebook) -> tuple[SaidLine, ...]:
    return tuple(
        SaidLine(
            sentence.text,
            sentence.depth,
            sources_in_brief(sentence.sources),
            all_quoted(sentence.sources, rulebook),
        )
        for sentence in sentences
    )
