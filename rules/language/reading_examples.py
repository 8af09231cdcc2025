"""How is a worked example read? A case, and what the council says comes of it; it is run as a test of the rulebook."""

from __future__ import annotations

from types import MappingProxyType

from rules.language import vocabulary
from rules.language.faults import write_one_of
from rules.language.grammar import Phrases
from rules.language.margin import Margin
from rules.language.rulebook import Example, Matter, Word
from rules.language.tree import Node, Scalar

DATES_EXPECTED = ("acknowledge by", "reply by", "decide by", "report back by")
EXPECTATIONS = ("outcome", "goes to", "nobody", "because", *DATES_EXPECTED)
EXAMPLE_KEYS = (
    "example",
    "matter",
    "given",
    "handled by",
    "step",
    "received on",
    "as written",
    *EXPECTATIONS,
)


def example_read(margin: Margin, node: Node, matters: tuple[Matter, ...], phrases: Phrases) -> Example | None:
    """One worked example, or None where it can't be read (the margin says why)."""
    keys = margin.split(node, "an example", EXAMPLE_KEYS)
    place = node.word if isinstance(node, Scalar) else node.place
    for key in ("example", "matter", "given"):
        if keys and key not in keys:
            margin.missing(
                place, key, "This example", "An example is a story with a title, its matter and its facts."
            )
    if not {"example", "matter", "given"} <= set(keys):
        return None
    texts = {
        name: margin.text(keys[name][1], f'"{name}"')
        for name in ("example", "matter", "step", "received on", "as written")
        if name in keys
    }
    title, matter_name = texts["example"], texts["matter"]
    if title is None or matter_name is None:
        return None
    known = [str(matter.name) for matter in matters]
    if str(matter_name) not in known:
        margin.note(
            "R025",
            matter_name,
            f'"{matter_name}" is not a matter of this rulebook.',
            "An example is run against the ladder of its matter.",
            write_one_of(matter_name, known),
        )
        return None
    matter = next(each for each in matters if each.name == matter_name)
    step = texts.get("step")
    if step is not None and matter.step(str(step)) is None:
        _unknown_step(margin, step, matter)
        return None
    expects = {name: tuple(margin.texts(keys[name][1], f'"{name}"')) for name in EXPECTATIONS if name in keys}
    if not expects:
        margin.missing(place, "goes to", "This example", "Without an outcome there is nothing to test.")
    if "outcome" in expects:
        for word in expects["outcome"]:
            if word not in (*vocabulary.OUTCOMES, vocabulary.LEFT_WITH_NOBODY):
                margin.note(
                    "R019",
                    word,
                    f'"{word}" is not an outcome.',
                    "A case goes to somebody, is advised, pointed elsewhere, refused, or left with nobody.",
                    write_one_of(word, (*vocabulary.OUTCOMES, vocabulary.LEFT_WITH_NOBODY)),
                )
    handled = dict(margin.text_keys(keys["handled by"][1], '"handled by"')) if "handled by" in keys else {}
    for step_name, post in handled.items():
        if matter.step(str(step_name)) is None:
            _unknown_step(margin, step_name, matter)
        if str(post) not in phrases.posts:
            margin.note(
                "R012",
                post,
                f'"{post}" is not a post in this rulebook.',
                "Only a post of this rulebook can have handled an earlier step.",
                write_one_of(post, phrases.names),
            )
    given = {str(fact): value for fact, value in margin.text_keys(keys["given"][1], '"given"')}
    as_written = texts.get("as written")
    return Example(
        title,
        matter_name,
        MappingProxyType(given),
        MappingProxyType({str(name): post for name, post in handled.items()}),
        step,
        as_written is not None and str(as_written) == "yes",
        texts.get("received on"),
        MappingProxyType(expects),
        keys["example"][0],
    )


def _unknown_step(margin: Margin, step: Word, matter: Matter) -> None:
    margin.note(
        "R018",
        step,
        f'"{step}" is not a step of "{matter.name}".',
        "An example names a step of its own matter's ladder.",
        write_one_of(step, [str(each.name) for each in matter.steps]),
    )
