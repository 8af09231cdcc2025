"""How hard are the words of a page to read? As a school year, and by its longest sentences.

What is quoted, a person's own words, files' names, names of people and posts, references and dates are not ours to
make easier, and are left out.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass
class _Element:
    """One element that is open: whether it holds a sentence, and whether its words are ours."""

    tag: str
    holds: bool
    ours: bool
    unseen: bool


class _Words(HTMLParser):
    """Collects the text of each element that holds a sentence, and everything that is shown before a press."""

    def __init__(self, *, only_shown: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.everything: list[str] = []
        self._only_shown = only_shown
        self._open: list[_Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Whether what follows is ours."""
        if tag in _VOID:
            return
        classes = set((dict(attrs).get("class") or "").split())
        one = _Element(
            tag,
            holds=tag in _SENTENCES or "govuk-hint" in classes,
            ours=not (tag in _NOT_OURS or classes & _NOT_OUR_CLASSES),
            unseen=tag in {"script", "style"} or "govuk-visually-hidden" in classes,
        )
        self._open.append(one)
        if one.holds:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """Back to what was before."""
        closed = False
        while self._open and not closed:
            one = self._open.pop()
            closed = one.tag == tag
            if closed and one.holds:
                self.found.append("")

    def handle_data(self, data: str) -> None:
        """The text itself."""
        inside = {one.tag for one in self._open}
        if "main" not in inside:
            return
        shown = "details" not in inside or "summary" in inside
        if shown and not any(one.unseen for one in self._open):
            self.everything.append(data)
        ours = any(one.holds for one in self._open) and all(one.ours for one in self._open)
        if ours and (shown or not self._only_shown):
            self.found[-1:] = [(self.found[-1] if self.found else "") + data]


def sentences_of(html: str, *, only_shown: bool = False) -> list[str]:
    """The sentences of our own on a page, each once; `only_shown`: before anything on it is opened."""
    words = _Words(only_shown=only_shown)
    words.feed(html)
    return list(
        dict.fromkeys(sentence for text in words.found for sentence in _sentences(" ".join(text.split())))
    )


def _sentences(text: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.!?:])\s+(?=[A-Z“‘])", re.sub(r"“[^”]*”", "“…”", text)):
        if len(sentence.split()) > 2:
            yield sentence


def words_shown(html: str) -> int:
    """How many words a page has before anything on it is opened: buttons, answers, hints and quotations as well."""
    words = _Words()
    words.feed(html)
    return words_in(" ".join(words.everything))


def words_in(sentence: str) -> int:
    """How many words it has."""
    return len(re.findall(r"[\w’'-]+", sentence))


def grade_of(sentences: list[str]) -> float:
    """The school year by Flesch and Kincaid's formula, over all of them."""
    text = "\n".join(" ".join(re.findall(r"[\w’'-]+", one)) + " ." for one in sentences)
    return float(getmeasures(text, lang="en")["readability grades"]["Kincaid"])
