"""Where are faults noted while a rulebook is read? In the margin, each at its place, so that all are told at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rules.language.faults import Finding, finding, write_one_of
from rules.language.rulebook import Word
from rules.language.tree import Keyed, Listing, Node, Scalar


def place_of(word: Word) -> tuple[int, int, int]:
    """The line, column and width of a word as written."""
    return (word.line, word.column, len(word))


class Margin:
    """Collects findings, and reads the simple shapes (a text, a list, keys) with the fault where a shape is wrong."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def note(self, code: str, word: Word, what: str, why: str, mend: str, **more: object) -> None:
        """Write down a fault at a word."""
        self.findings.append(finding(code, place_of(word), what, why, mend, **more))  # type: ignore[arg-type]

    def text(self, node: Node, what: str) -> Word | None:
        """The text of a node that must be one, not empty."""
        if isinstance(node, Scalar):
            if node.word.strip():
                return node.word
            self.note(
                "R017",
                node.word,
                f"{what} is empty.",
                "An empty value says nothing that could be followed.",
                "Write it, or take the key out.",
            )
            return None
        self._wrong_shape(node, what, "one text")
        return None

    def texts(self, node: Node, what: str) -> list[Word]:
        """One text or a list of texts."""
        if isinstance(node, Listing):
            read = [self.text(item, what) for item in node.items]
            if not read:
                self.note(
                    "R017",
                    node.place,
                    f"{what} is an empty list.",
                    "An empty list says nothing.",
                    "Write at least one.",
                )
            return [word for word in read if word is not None]
        word = self.text(node, what)
        return [] if word is None else [word]

    def items(self, node: Node, what: str) -> tuple[Node, ...]:
        """The items of a node that must be a list with something in it."""
        if isinstance(node, Listing):
            if not node.items:
                self.note(
                    "R017",
                    node.place,
                    f"{what} is empty.",
                    "An empty list says nothing.",
                    "Write at least one.",
                )
            return node.items
        self._wrong_shape(node, what, "a list, each entry beginning with a dash")
        return ()

    def keys(self, node: Node, what: str) -> tuple[tuple[Word, Node], ...]:
        """The keys and values of a node that must have some."""
        if isinstance(node, Keyed):
            return node.entries
        self._wrong_shape(node, what, "keys, each with a colon")
        return ()

    def text_keys(self, node: Node, what: str) -> Iterator[tuple[Word, Word]]:
        """The keys of a node whose values are all texts."""
        for key, value in self.keys(node, what):
            word = self.text(value, f'"{key}"')
            if word is not None:
                yield key, word

    def unknown_key(self, key: Word, where: str, known: Iterable[str]) -> None:
        """A key that is not part of the language here."""
        self.note(
            "R015",
            key,
            f'"{key}" is not a key of {where}.',
            "A key the language does not know would be silently left out.",
            write_one_of(key, known),
        )

    def missing(self, place: Word, key: str, where: str, why: str) -> None:
        """A key that must be there."""
        self.note("R016", place, f'{where} has no "{key}".', why, f'Add "{key}:".')

    def split(
        self, node: Node, where: str, known: Collection[str], *, allow: tuple[str, ...] = ()
    ) -> dict[str, tuple[Word, Node]]:
        """The known keys of a mapping; any other is a fault, unless it ends in one of `allow`."""
        found: dict[str, tuple[Word, Node]] = {}
        for key, value in self.keys(node, where):
            if str(key) in known or any(key.endswith(ending) for ending in allow):
                found[str(key)] = (key, value)
            else:
                self.unknown_key(key, where, known)
        return found

    def _wrong_shape(self, node: Node, what: str, wanted: str) -> None:
        place = node.word if isinstance(node, Scalar) else node.place
        self.note(
            "R017",
            Word(str(place)[:1] or " ", place.line, place.column),
            f"{what} is not {wanted}.",
            "The language knows one shape for each key, so that a rule can only be read one way.",
            f"Write {wanted}.",
        )
