"""How is a rulebook's text read safely? YAML into a tree of words with places; hazards are refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rules.language.faults import Finding, finding
from rules.language.hazards import (
    LIMIT_LEVELS,
    LIMIT_NODES,
    cut_short,
    hazards,
    hazards_of_words,
    mixed_scripts,
    readable,
    scripts_of,
    size_fault,
    too_deep,
    too_many,
)
from rules.language.rulebook import Word


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `comment_at` is the column of a # that ended it on its last line, 0 where there is none."""

    word: Word
    comment_at: int
    comment_line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of nodes; `place` marks where it begins."""

    items: tuple[Node, ...]
    place: Word


@dataclass(frozen=True, slots=True)
class Keyed:
    """Keys and values in written order; `place` marks where it begins."""

    entries: tuple[tuple[Word, Node], ...]
    place: Word


Node = Scalar | Listing | Keyed


class NotReadable(Exception):
    """The text can't be made into a tree at all; `findings` say where and why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("the text can't be read as a rulebook")
        self.findings = findings


def decoded(data: bytes) -> str:
    """The file's text; NotReadable where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1) + 1
        raise NotReadable(
            [
                finding(
                    "R008",
                    (line, column, 1),
                    "This is not UTF-8 text.",
                    "A rulebook is stored and compared as UTF-8, so that every office reads the same words.",
                    "Save the file as UTF-8.",
                )
            ]
        ) from None


def tree_of(text: str) -> tuple[Node, list[Finding]]:
    """The tree of a rulebook's text, with the hazards found on the way.

    Raises NotReadable when there is no tree to go on with. Sizes and depth are counted on the raw text before the
    YAML reader sees it: 40 KB of brackets cost it seconds, and merged anchors can hang it.
    """
    found = list(hazards(text))
    too_much = size_fault(text)
    if too_much is not None:
        raise NotReadable([too_much])
    if any(each.code in ("R005", "R008") for each in found):
        text = readable(text)
    builder = _Builder(text)
    try:
        node = builder.build()
    except yaml.MarkedYAMLError as fault:
        raise NotReadable([*found, *builder.findings, _yaml_fault(fault, text)]) from None
    except yaml.YAMLError as fault:
        raise NotReadable([*found, *builder.findings, _unmarked_fault(fault)]) from None
    found += builder.findings
    if node is None:
        raise NotReadable(
            [
                *found,
                finding(
                    "R001",
                    (1, 1, 1),
                    "The file is empty.",
                    "A rulebook needs at least a council, its posts and its matters.",
                    "Start from a template rulebook.",
                ),
            ]
        )
    return node, found


def _yaml_fault(fault: yaml.MarkedYAMLError, text: str) -> Finding:
    unclosed = "end of stream" in (fault.problem or "") and fault.context_mark is not None
    mark = fault.context_mark if unclosed else fault.problem_mark or fault.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    lines = text.split("\n")
    line = min(line, max(1, len(lines)))
    problem = fault.problem or "it does not follow YAML's grammar"
    if "mapping values are not allowed" in problem:
        return finding(
            "R001",
            (line, column, 1),
            'There is a second ": " on this line.',
            "YAML takes a colon and a space as the end of a key, so it cannot tell where the text begins.",
            'Put the text after the first colon in quotation marks: "...".',
        )
    if unclosed:
        return finding(
            "R001",
            (line, column, 1),
            "What is opened here is not closed before the file ends.",
            "Everything after it would be taken as part of it.",
            "Close the quotation mark or bracket on this line.",
        )
    return finding(
        "R001",
        (line, column, 1),
        f"The text cannot be read from here: {problem}.",
        "Keys stand one below the other with the same indentation, and quotation marks and brackets are closed.",
        "Look at this line and the one above it.",
    )


def _unmarked_fault(fault: yaml.YAMLError) -> Finding:
    return finding(
        "R008",
        (1, 1, 1),
        f"The text cannot be read: {fault}.",
        "There is a character in it that YAML does not allow.",
        "Delete it.",
    )


class _Loader(yaml.SafeLoader):
    """The pure loader, with less walking letter by letter and less looking ahead; it reads the same events."""

    def forward(self, length: int = 1) -> None:
        end = self.pointer + length
        # Nothing printable ends a line, so the column alone moves on.
        if end + 1 < len(self.buffer) and self.buffer[self.pointer : end].isprintable():
            self.pointer = end
            self.index += length
            self.column += length
        else:
            super().forward(length)

    def need_more_tokens(self) -> bool:
        """Asked at every token: only where one may still turn out to be a key must the loader look ahead."""
        if self.tokens and not self.possible_simple_keys:
            return False
        return bool(super().need_more_tokens())


class _Builder:
    """Turns YAML's events into nodes. Every scalar stays text: no number, no date, no yes or no is ever guessed."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.findings: list[Finding] = []
        self.nodes = 0
        # The pure loader: the C one can be crashed by nesting, and these texts are typed by people.
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=_Loader))
        self.event: Any = None

    def build(self) -> Node | None:
        node: Node | None = None
        documents = 0
        while self._advance():
            if isinstance(self.event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(
                        "R007",
                        self.event,
                        "A second document begins here.",
                        "Only one text can be the rulebook in force; a second one would be silently left out.",
                        "Keep one document a file.",
                    )
                    return node
            elif isinstance(self.event, (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)):
                node = self._node(0, None)
        return node

    def _advance(self) -> bool:
        self.event = next(self.events, None)
        return self.event is not None

    def _node(self, level: int, flow_line: int | None) -> Node:
        event = self.event
        self.nodes += 1
        if self.nodes > LIMIT_NODES:
            raise NotReadable([*self.findings, too_many(event.start_mark.line + 1)])
        if level > LIMIT_LEVELS:
            raise NotReadable(
                [*self.findings, too_deep(event.start_mark.line + 1, event.start_mark.column + 1)]
            )
        if isinstance(event, AliasEvent):
            self._refuse_anchor(event)
            return Scalar(self._word("", event), 0, 0)
        if event.anchor:
            self._refuse_anchor(event)
        if event.tag is not None:
            self._refuse(
                "R004",
                event,
                f'There is a tag here ("{event.tag}").',
                "A tag tells YAML to make something other than text of the words; a rulebook is text only.",
                "Take it out.",
            )
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        in_flow = bool(event.flow_style)
        if in_flow and flow_line is not None:
            self._refuse(
                "R014",
                event,
                "Brackets stand within brackets here.",
                "Nested brackets cannot be read aloud, and are where commas go wrong.",
                "Write the outer one in lines, one key below the other.",
            )
        line = event.start_mark.line if in_flow else None
        built: Node = (
            self._mapping(event, level, line)
            if isinstance(event, MappingStartEvent)
            else self._list(event, level, line)
        )
        if in_flow and self.event.end_mark.line != event.start_mark.line:
            self._refuse(
                "R014",
                event,
                "Brackets that open here are closed on another line.",
                "Brackets stand on one line, so that what they hold can be seen at once.",
                "Write it in lines, one key below the other.",
            )
        return built

    def _scalar(self, event: ScalarEvent) -> Scalar:
        start: Any = event.start_mark
        end: Any = event.end_mark
        if event.style is not None:
            if event.style == '"' and "\\" in "".join(self.lines[start.line : end.line + 1]):
                self.findings += hazards_of_words(self._word(event.value.replace("\n", " "), event))
            return Scalar(self._word(" ".join(event.value.split()), event), 0, 0)
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        comment = re.match(r" +#", line[end.column :]) if event.value else None
        at = end.column + comment.end() if comment else 0
        if at and not line[at:].startswith((" ", "#")) and line[at:]:
            self.findings.append(cut_short(end.line + 1, at))
            at = 0
        return Scalar(self._word(event.value, event), at, end.line + 1)

    def _mapping(self, event: MappingStartEvent, level: int, flow_line: int | None) -> Keyed:
        entries: list[tuple[Word, Node]] = []
        first: dict[str, Word] = {}
        while self._advance():
            if isinstance(self.event, MappingEndEvent):
                break
            key = self._key(level, flow_line)
            self._advance()
            value = self._node(level + 1, flow_line)
            if str(key) in first:
                self.findings.append(
                    finding(
                        "R002",
                        (key.line, key.column, len(key)),
                        f'The key "{key}" is written again; it stands already on line {first[str(key)].line}.',
                        "YAML keeps only the last of the two and silently drops the other.",
                        "Keep one of them.",
                        second=(first[str(key)].line, first[str(key)].column, len(key)),
                    )
                )
                continue
            first[str(key)] = key
            entries.append((key, value))
        return Keyed(tuple(entries), self._word("", event))

    def _key(self, level: int, flow_line: int | None) -> Word:
        node = self._node(level + 1, flow_line)
        if not isinstance(node, Scalar):
            place = node.place
            self.findings.append(
                finding(
                    "R017",
                    (place.line, place.column, 1),
                    "A key is a list or has keys of its own.",
                    "A key is a word or two that can be read aloud.",
                    "Write a name before the colon.",
                )
            )
            return Word(f"({place.line}:{place.column})", place.line, place.column)
        if len(scripts_of(node.word)) > 1:
            self.findings.append(mixed_scripts(node.word))
        if node.word == "<<":
            self.findings.append(
                finding(
                    "R003",
                    (node.word.line, node.word.column, 2),
                    "There is a merge here (<<).",
                    "What it brings in cannot be seen where it works.",
                    "Write the keys out.",
                )
            )
        return node.word

    def _list(self, event: SequenceStartEvent, level: int, flow_line: int | None) -> Listing:
        items: list[Node] = []
        while self._advance():
            if isinstance(self.event, SequenceEndEvent):
                break
            items.append(self._node(level + 1, flow_line))
        return Listing(tuple(items), self._word("", event))

    def _word(self, text: str, event: Any) -> Word:
        return Word(text, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refuse_anchor(self, event: Any) -> None:
        self._refuse(
            "R003",
            event,
            "There is an anchor or an alias here (& or *).",
            "What it stands for is written elsewhere, so the rule cannot be read aloud where it is.",
            "Write the words out; a text that begins with & or * needs quotation marks.",
        )

    def _refuse(self, code: str, event: Any, what: str, why: str, mend: str) -> None:
        mark = event.start_mark
        width = event.end_mark.column - mark.column if event.end_mark.line == mark.line else 1
        self.findings.append(finding(code, (mark.line + 1, mark.column + 1, width), what, why, mend))
