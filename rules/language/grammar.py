"""How are posts, handlers and people written? The small phrases of the language, read word by word.

It knows no YAML and no file: it is given words and the council's posts, and says what they mean or raises Unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rules.language import vocabulary
from rules.language.rulebook import Alternative, Handler, Person, Post, PostReference, Word

PARTIES = ("officer", "councillor", "subject", "complainant")
_NUMBERS = {
    "one officer": ("one", vocabulary.OFFICER),
    "several officers": ("several", vocabulary.OFFICER),
    "many officers": ("many", vocabulary.OFFICER),
    "one councillor": ("one", vocabulary.COUNCILLOR),
    "several councillors": ("several", vocabulary.COUNCILLOR),
    "many councillors": ("many", vocabulary.COUNCILLOR),
    "a panel": ("panel", None),
    "outside": ("outside", None),
}
POST_FORMS = (
    '"one officer", "several officers", "many officers", "one councillor", "several councillors", "many councillors", '
    '"a panel" or "outside, by agreement"; then "reporting to a POST", "led by a POST", "also called NAME"'
)
HANDLER_FORMS = (
    '"POST", "the officer\'s POST" (or councillor\'s, subject\'s, complainant\'s), "a POST", "another POST", "A or B", '
    '"A, failing that B", "both A and B", "POST or their nominee"'
)
_BARRED_INSIDE = (" or ", ", failing that ", ", also called ", ", reporting to ", ", led by ")
_BARRED_AT_START = ("a ", "an ", "another ", "the ", "both ", "not ", "any ")


class Unreadable(ValueError):
    """A phrase is in no form the language knows. `code` is the finding's; `words` the part at fault."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


def fault_of_post_name(name: str) -> str | None:
    """Why this can't be the name of a post (it could not be told from the grammar around it), or None."""
    for barred in _BARRED_INSIDE:
        if barred in name:
            return f'a name may not contain "{barred.strip()}"'
    for barred in _BARRED_AT_START:
        if name.startswith(barred):
            return f'a name may not begin with "{barred.strip()}"'
    return None


def post_described(name: Word, text: Word) -> Post:
    """A post from its line in `posts:`; Unreadable where the line is in no known form."""
    first, *parts = str(text).split(", ")
    if first not in _NUMBERS:
        raise Unreadable("R028", first)
    number, side = _NUMBERS[first]
    answers_to: Word | None = None
    aliases: list[Word] = []
    at = text.column + len(first) + 2
    for part in parts:
        match = re.fullmatch(r"(?:reporting to|led by) (?:a |an |the )?(.+)", part)
        if match and answers_to is None and number not in ("panel", "outside"):
            answers_to = Word(match.group(1), text.line, at + match.start(1))
        elif part.startswith("also called ") and len(part) > len("also called "):
            aliases.append(Word(part.removeprefix("also called "), text.line, at + len("also called ")))
        elif not (number == "outside" and part == "by agreement"):
            raise Unreadable("R028", part)
        at += len(part) + 2
    return Post(name, number, side, answers_to, tuple(aliases), text)


class Phrases:
    """The phrases of one council, which names its own posts."""

    def __init__(self, posts: Mapping[str, Post]) -> None:
        self.posts = posts
        # Longest first, so that "Director of Place" is not read as "Director".
        self.names = sorted(posts, key=len, reverse=True)

    def handler(self, text: Word) -> Handler:
        """Who is to deal with it; Unreadable (R012 for an unknown post, R044 for anything else)."""
        options = tuple(
            tuple(self._alternative(piece) for piece in self._split_choices(option))
            for option in _pieces(text, ", failing that ")
        )
        return Handler(options, text)

    def person(self, text: Word) -> Person:
        """Somebody a duty is owed to."""
        if text in (vocabulary.THE_COMPLAINANT, vocabulary.THE_SUBJECT):
            return Person(text, None)
        inner = str(text)
        for prefix in ("every other ", "every "):
            if inner.startswith(prefix):
                word = Word(inner.removeprefix(prefix), text.line, text.column + len(prefix))
                return Person(text, PostReference("another", None, self._post(word), False, text))
        return Person(text, self.reference(text))

    def people(self, text: Word) -> tuple[Person, ...]:
        """One person, or several joined with "and"."""
        return tuple(self.person(piece) for piece in self._joined_by_and(text))

    def reference(self, text: Word) -> PostReference:
        """One post as a rule names it."""
        words = str(text)
        match = re.fullmatch(r"the (\w+)'s (.+)", words.replace("\u2019", "'"))
        if match:
            party, post = match.groups()
            if party not in PARTIES:
                raise Unreadable("R044", words)
            if post == vocabulary.LINE_MANAGER:
                return PostReference("relative", party, post, True, text)
            name = Word(post, text.line, text.column + match.start(2))
            return PostReference("relative", party, self._post(name), False, text)
        for article in ("another ", "a ", "an "):
            if words.startswith(article):
                name = Word(words.removeprefix(article), text.line, text.column + len(article))
                form = "another" if article == "another " else "a"
                return PostReference(form, None, self._post(name), False, text)
        return PostReference("the post", None, self._post(text), False, text)

    def _alternative(self, text: Word) -> Alternative:
        words = str(text)
        if words.startswith("both "):
            inner = Word(words.removeprefix("both "), text.line, text.column + len("both "))
            pair = self._joined_by_and(inner)
            if len(pair) != 2:
                raise Unreadable("R044", words)
            return Alternative(tuple(self.reference(piece) for piece in pair), or_nominee=False)
        if words.endswith(" or their nominee"):
            inner = Word(words.removesuffix(" or their nominee"), text.line, text.column)
            return Alternative((self.reference(inner),), or_nominee=True)
        return Alternative((self.reference(text),), or_nominee=False)

    def _split_choices(self, option: Word) -> list[Word]:
        pieces = _pieces(option, " or ")
        joined: list[Word] = []
        for piece in pieces:
            if str(piece) == "their nominee" and joined:
                before = joined.pop()
                joined.append(Word(f"{before} or their nominee", before.line, before.column))
            else:
                joined.append(piece)
        return joined

    def _joined_by_and(self, text: Word) -> list[Word]:
        """The names joined by "and", where a name may itself hold an "and" (Head of Planning and Housing)."""
        whole: list[Word] = []
        for piece in _pieces(text, " and "):
            if whole and not self._is_known(whole[-1]):
                before = whole.pop()
                piece = Word(f"{before} and {piece}", before.line, before.column)
            whole.append(piece)
        return whole

    def _is_known(self, text: Word) -> bool:
        try:
            self.person(text)
        except Unreadable:
            # Only a name that more words could complete is worth holding back.
            return not any(
                " and " in name and name.startswith(str(text).split("'s ")[-1]) for name in self.names
            )
        return True

    def _post(self, name: Word) -> str:
        if str(name) in self.posts:
            return str(self.posts[str(name)].name)
        for known in self.names:
            if str(name).startswith(f"{known} "):
                raise Unreadable("R044", str(name))
        raise Unreadable("R012", str(name))


def _pieces(text: Word, separator: str) -> list[Word]:
    pieces: list[Word] = []
    at = text.column
    for piece in str(text).split(separator):
        if not piece.strip():
            raise Unreadable("R044", str(text))
        pieces.append(Word(piece, text.line, at))
        at += len(piece) + len(separator)
    return pieces
