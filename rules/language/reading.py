"""What does a rulebook's text say? YAML text in, a Rulebook out, and every fault told at once with its place."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rules.language import vocabulary
from rules.language.combinations import LIMIT_CASES, cases_of
from rules.language.faults import ERROR, Finding, in_file_order, write_one_of
from rules.language.grammar import Phrases, Unreadable
from rules.language.margin import Margin
from rules.language.reading_conditions import Parties
from rules.language.reading_examples import example_read
from rules.language.reading_posts import PostsReader
from rules.language.reading_sources import sources_of
from rules.language.reading_steps import LadderReader
from rules.language.rulebook import Example, Fact, Fallback, Matter, Post, Reading, Rulebook, Word
from rules.language.tree import (
    Keyed,
    Node,
    NotReadable,
    Scalar,
    decoded,
    tree_of,
)

TOP_KEYS = (
    "council",
    "protocol",
    "status",
    "in force from",
    "nation",
    "working days",
    "principal council",
    "words",
    "posts",
    "facts",
    "when nobody is left",
    "silent",
    "readings",
    "matters",
    "examples",
)
_NEEDED = {
    "council": "Every page says whose rules these are.",
    "protocol": "Every page names the document the rules come from.",
    "status": "A reader must know whether the protocol was adopted, when and by whom.",
    "in force from": "A case is handled under the version in force on the day it was raised.",
    "nation": "Bank holidays, and which law applies, depend on it.",
    "posts": "Nobody can receive a concern while no post is listed.",
    "matters": "Without matters there are no rules.",
}
_OWN_MATTER_KEYS = ("raised by", "about", "steps")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A rulebook, when the text could be read as one, and everything found on the way, in file order."""

    rulebook: Rulebook | None
    findings: tuple[Finding, ...]


def read(text: str | bytes, file: str = "") -> ReadResult:
    """Read a rulebook. Never raises for what a person may have written: the findings say what and where."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    try:
        words = decoded(data)
        node, found = tree_of(words)
    except NotReadable as fault:
        return ReadResult(None, tuple(in_file_order(fault.findings)))
    reader = _BookReader(words, file, hashlib.sha256(data).hexdigest())
    reader.margin.findings += found
    rulebook = reader.book(node)
    findings = tuple(in_file_order(reader.margin.findings))
    if any(each.severity == ERROR and each.code != "R023" for each in findings):
        rulebook = None
    return ReadResult(rulebook, findings)


class _BookReader:
    def __init__(self, text: str, file: str, sha256: str) -> None:
        self.text = text
        self.file = file
        self.sha256 = sha256
        self.margin = Margin()
        self.posts: tuple[Post, ...] = ()
        self.facts: tuple[Fact, ...] = ()
        self.phrases = Phrases({})

    def book(self, node: Node) -> Rulebook | None:
        top = self.margin.split(node, "a rulebook", TOP_KEYS)
        if not isinstance(node, Keyed):
            return None
        for key, why in _NEEDED.items():
            if key not in top:
                self.margin.missing(Word("", 1, 1), key, "The rulebook", why)
        header = {
            key: self.margin.text(top[key][1], f'"{key}"')
            for key in (
                "council",
                "protocol",
                "status",
                "in force from",
                "nation",
                "working days",
                "principal council",
            )
            if key in top
        }
        self._check_date(header.get("in force from"))
        nation = self._one_of(header.get("nation"), "nation", vocabulary.NATIONS) or vocabulary.NATIONS[0]
        calendar = self._one_of(header.get("working days"), "working days", tuple(vocabulary.CALENDARS))
        reader = PostsReader(self.margin)
        self.posts = reader.read(top)
        self.phrases = reader.phrases
        self.facts = reader.facts(top)
        matters = self._matters(top)
        blank = Word("")
        book = Rulebook(
            file=self.file,
            text=self.text,
            sha256=self.sha256,
            council=header.get("council") or blank,
            protocol=header.get("protocol") or blank,
            status=header.get("status") or blank,
            in_force_from=header.get("in force from") or blank,
            nation=Word(nation),
            calendar=vocabulary.CALENDARS[calendar] if calendar else vocabulary.CALENDAR_OF_NATION[nation],
            principal_council=header.get("principal council"),
            words=self._texts(top, "words"),
            posts=self.posts,
            facts=self.facts,
            fallback=self._fallback(top),
            silent=self._silent(top, matters),
            readings=self._readings(top),
            matters=matters,
            examples=self._examples(top, matters),
        )
        self._check_not_too_many(book)
        return book

    def _check_not_too_many(self, book: Rulebook) -> None:
        for matter in book.matters:
            cases = cases_of(book, matter)
            if cases > LIMIT_CASES:
                self.margin.note(
                    "R046",
                    matter.name,
                    f'"{matter.name}" has {cases:,} cases.',
                    f"Every case is checked, and beyond {LIMIT_CASES:,} nobody could wait for it.",
                    "Ask fewer questions in it, or make two matters of it.",
                )

    def _check_date(self, word: Word | None) -> None:
        if word is None:
            return
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(word)):
                raise ValueError
            date.fromisoformat(str(word))
        except ValueError:
            self.margin.note(
                "R027",
                word,
                f'"{word}" is not a date.',
                "The version in force on a day is found by it.",
                "Write year, month and day, for example 2026-05-21.",
            )

    def _one_of(self, word: Word | None, name: str, known: tuple[str, ...]) -> str | None:
        if word is None:
            return None
        if str(word) in known:
            return str(word)
        self.margin.note(
            "R019",
            word,
            f'"{word}" is not a value of "{name}".',
            "The values are a closed list.",
            write_one_of(word, known),
        )
        return None

    def _texts(self, top: dict[str, tuple[Word, Node]], name: str) -> MappingProxyType[str, Word]:
        read = (
            {str(key): text for key, text in self.margin.text_keys(top[name][1], f'"{name}"')}
            if name in top
            else {}
        )
        return MappingProxyType(read)

    def _matters(self, top: dict[str, tuple[Word, Node]]) -> tuple[Matter, ...]:
        if "matters" not in top:
            return ()
        read = []
        for name, node in self.margin.keys(top["matters"][1], '"matters"'):
            matter = self._matter(name, node)
            if matter is not None:
                read.append(matter)
        return tuple(read)

    def _matter(self, name: Word, node: Node) -> Matter | None:
        own = str(name) not in vocabulary.MATTER_SIDES
        if own:
            parties, steps_node = self._own_parties(name, node)
        else:
            parties, steps_node = self._shared_parties(name), node
        if parties is None or steps_node is None:
            return None
        ladder = LadderReader(self.margin, self.phrases, self.posts, self.facts, parties)
        return Matter(
            name, parties.raised_by, parties.about, parties.other_side, ladder.steps(steps_node), own
        )

    def _side(self, side: str) -> tuple[str, ...]:
        sides = (
            (vocabulary.OFFICER, vocabulary.COUNCILLOR)
            if side in (vocabulary.EITHER, vocabulary.OTHER_SIDE)
            else (side,)
        )
        return tuple(str(post.name) for post in self.posts if post.can_be_a_party and post.side in sides)

    def _shared_parties(self, name: Word) -> Parties:
        raised_by, about = vocabulary.MATTER_SIDES[str(name)]
        return Parties(str(name), self._side(raised_by), self._side(about), about == vocabulary.OTHER_SIDE)

    def _own_parties(self, name: Word, node: Node) -> tuple[Parties | None, Node | None]:
        if not isinstance(node, Keyed):
            self.margin.note(
                "R025",
                name,
                f'"{name}" is not a matter of the shared vocabulary.',
                "A matter of the council's own says who may raise it and about whom.",
                f"{write_one_of(name, vocabulary.MATTER_SIDES)} "
                'For one of your own write "raised by:", "about:" and "steps:".',
            )
            return None, None
        keys = self.margin.split(node, f'the matter "{name}"', _OWN_MATTER_KEYS)
        for key in _OWN_MATTER_KEYS:
            if key not in keys:
                self.margin.missing(
                    name,
                    key,
                    f'The matter "{name}"',
                    "A matter of the council's own says who may raise it and about whom.",
                )
        if len(keys) < len(_OWN_MATTER_KEYS):
            return None, None
        raised_by = self._party_posts(keys["raised by"][1], "raised by")
        about = self._party_posts(keys["about"][1], "about", may_be_nobody=True)
        if not raised_by:
            return None, None
        return Parties(str(name), raised_by, about, other_side=False), keys["steps"][1]

    def _party_posts(self, node: Node, key: str, *, may_be_nobody: bool = False) -> tuple[str, ...]:
        read: list[str] = []
        for text in self.margin.texts(node, f'"{key}"'):
            if may_be_nobody and text == vocabulary.NOBODY:
                continue
            if text in ("any officer", "any councillor"):
                read += self._side(text.removeprefix("any "))
            elif str(text) in self.phrases.posts and self.phrases.posts[str(text)].can_be_a_party:
                read.append(str(self.phrases.posts[str(text)].name))
            else:
                self.margin.note(
                    "R012",
                    text,
                    f'"{text}" is not a post of somebody who can raise a concern or be the one it is about.',
                    "Only a post of an officer or councillor can be a party.",
                    write_one_of(
                        text, [*(str(post.name) for post in self.posts if post.can_be_a_party), "any officer"]
                    ),
                )
        return tuple(dict.fromkeys(read))

    def _fallback(self, top: dict[str, tuple[Word, Node]]) -> Fallback | None:
        if "when nobody is left" not in top:
            return None
        key, node = top["when nobody is left"]
        keys = self.margin.split(
            node, '"when nobody is left"', ("to", "law", "policy", "local"), allow=(" says",)
        )
        if "to" not in keys:
            self.margin.missing(
                key, "to", '"when nobody is left"', "It says who has a case that nobody else may have."
            )
            return None
        posts = []
        for text in self.margin.texts(keys["to"][1], '"to"'):
            try:
                reference = self.phrases.reference(text)
            except Unreadable as fault:
                self.margin.note(
                    "R012",
                    text,
                    f'"{fault.words}" is not a post in this rulebook.',
                    "The fallback must be somebody who can receive the case.",
                    write_one_of(fault.words, self.phrases.names),
                )
                continue
            post = self.phrases.posts.get(reference.post)
            if reference.form == "the post" and post is not None and post.number in ("several", "many"):
                self.margin.note(
                    "R041",
                    text,
                    f'"{text}" has several holders, and the fallback does not say which of them.',
                    "Somebody would have to guess, and a guess is how a concern goes to the wrong desk.",
                    f'Write "a {text}", or a post with one holder.',
                )
            posts.append(reference)
        return Fallback(tuple(posts), sources_of(self.margin, keys, key, '"when nobody is left"'), key)

    def _silent(
        self, top: dict[str, tuple[Word, Node]], matters: tuple[Matter, ...]
    ) -> MappingProxyType[str, Word]:
        silent: dict[str, Word] = {}
        for key, reason in self.margin.text_keys(top["silent"][1], '"silent"') if "silent" in top else ():
            if str(key) not in vocabulary.MATTER_SIDES and not any(matter.name == key for matter in matters):
                self.margin.note(
                    "R025",
                    key,
                    f'"{key}" is not a matter.',
                    "Silence is declared for a matter, so that the gap report and filers can be told.",
                    write_one_of(key, vocabulary.MATTER_SIDES),
                )
                continue
            silent[str(key)] = Word(str(reason), key.line, key.column)
        return MappingProxyType(silent)

    def _readings(self, top: dict[str, tuple[Word, Node]]) -> tuple[Reading, ...]:
        if "readings" not in top:
            return ()
        read = []
        for node in self.margin.items(top["readings"][1], '"readings"'):
            keys = self.margin.split(node, "a reading", ("of", "as", "by", "on"))
            place = node.word if isinstance(node, Scalar) else node.place
            missing = [key for key in ("of", "as", "by", "on") if key not in keys]
            for key in missing:
                self.margin.missing(
                    place,
                    key,
                    "This reading",
                    "A reading says which clauses compete, how they are read, by whom and when.",
                )
            if missing:
                continue
            of = self.margin.texts(keys["of"][1], '"of"')
            texts = {key: self.margin.text(keys[key][1], f'"{key}"') for key in ("as", "by", "on")}
            self._check_date(texts["on"])
            if all(texts.values()) and of:
                blank = Word("")
                read.append(
                    Reading(
                        tuple(of),
                        texts["as"] or blank,
                        texts["by"] or blank,
                        texts["on"] or blank,
                        keys["of"][0],
                    )
                )
        return tuple(read)

    def _examples(
        self, top: dict[str, tuple[Word, Node]], matters: tuple[Matter, ...]
    ) -> tuple[Example, ...]:
        if "examples" not in top:
            return ()
        read = (
            example_read(self.margin, node, matters, self.phrases)
            for node in self.margin.items(top["examples"][1], '"examples"')
        )
        return tuple(example for example in read if example is not None)
