"""How hard are the words of a page to read? As a school year, and by its longest sentences.

What is quoted, a person's own words, files' names, names of people and posts, references and dates are not ours to
make easier, and are left out.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from html.parser import HTMLParser

with warnings.catch_warnings(
    action="ignore"
):  # It was written for an older Python, which said nothing of them.
    from readability import getmeasures

LONGEST_SENTENCE = 25  # words
HIGHEST_GRADE = 8  # a school year, as Flesch and Kincaid count it

_SENTENCES = frozenset(
    {"p", "li", "h1", "h2", "h3", "label", "legend", "dt", "dd", "td", "th", "summary", "caption"}
)
_NOT_OURS = frozenset({"blockquote", "q", "textarea", "script", "style", "header", "nav", "cite"})
_NOT_OUR_CLASSES = frozenset({"typed", "quiet", "govuk-visually-hidden"})
_VOID = frozenset({"br", "img", "input", "link", "meta", "hr", "source", "col", "wbr"})


class _Words(HTMLParser):
    """Collects the text of each element that holds a sentence."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Whether what follows is ours."""
        if tag in _VOID:
            return
        classes = set((dict(attrs).get("class") or "").split())
        self._open.append((tag, tag in _NOT_OURS or bool(classes & _NOT_OUR_CLASSES)))
        if tag in _SENTENCES:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """Back to what was before."""
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag in _SENTENCES:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        """The text itself."""
        inside = {name for name, _ in self._open}
        if "main" in inside and inside & _SENTENCES and not any(foreign for _, foreign in self._open):
            self.found[-1:] = [(self.found[-1] if self.found else "") + data]


def sentences_of(html: str) -> list[str]:
    """The sentences of our own on a page, each once."""
    words = _Words()
    words.feed(html)
    return list(
        dict.fromkeys(sentence for text in words.found for sentence in _sentences(" ".join(text.split())))
    )


def _sentences(text: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.!?:])\s+(?=[A-Z“‘])", re.sub(r"“[^”]*”", "“…”", text)):
        if len(sentence.split()) > 2:
            yield sentence


def words_in(sentence: str) -> int:
    """How many words it has."""
    return len(re.findall(r"[\w’'-]+", sentence))


def grade_of(sentences: list[str]) -> float:
    """The school year by Flesch and Kincaid's formula, over all of them."""
    text = "\n".join(" ".join(re.findall(r"[\w’'-]+", one)) + " ." for one in sentences)
    return float(getmeasures(text, lang="en")["readability grades"]["Kincaid"])
