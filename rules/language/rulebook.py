"""What does a rulebook say? Frozen records of a council's protocol as written down; they decide nothing themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from rules.language import vocabulary
from rules.language.length import Length


class Word(str):
    """A piece of the author's own text that remembers its line and column (both from 1; 0 where nobody wrote it)."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, text: str, line: int = 0, column: int = 0) -> Word:
        word = super().__new__(cls, text)
        word.line = line
        word.column = column
        return word


@dataclass(frozen=True, slots=True)
class Source:
    """What a rule, time or duty rests on.

    `kind` is "clause" (the protocol's own words), "law" (statute or case), "policy" (another named document of the
    council) or "local" (the council's own setting with its reason). `ref` is the clause's printed reference, or for
    law and policy the whole text, and None for a local setting.
    """

    kind: str
    ref: str | None
    words: str
    place: Word


@dataclass(frozen=True, slots=True)
class Post:
    """A kind of post in the council's establishment. `number` is "one", "several", "many", "panel" or "outside"."""

    name: Word
    number: str
    side: str | None
    answers_to: Word | None
    aliases: tuple[Word, ...]
    text: Word

    @property
    def can_be_a_party(self) -> bool:
        """A panel is not a person, and somebody outside cannot be complained about here."""
        return self.number in ("one", "several", "many")


@dataclass(frozen=True, slots=True)
class Fact:
    """A question only this council asks, with its closed list of answers."""

    name: Word
    ask: Word
    values: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of a `when`: the fact is (or, `negated`, is not) among `values`. `text` is what the author wrote."""

    fact: Word
    values: frozenset[str]
    negated: bool
    text: Word


@dataclass(frozen=True, slots=True)
class PostReference:
    """How a rule names a post.

    `form` is "the post" (absolute), "a" or "another" (any not excluded) or "relative"; for a relative one `party` is
    officer, councillor, subject or complainant. `post` is the name in `posts:`; for the party's line manager, whatever
    that post is called, it is "line manager" and `walks_one_up` is true.
    """

    form: str
    party: str | None
    post: str
    walks_one_up: bool
    text: Word


@dataclass(frozen=True, slots=True)
class Alternative:
    """One thing the person raising it may choose: one post, or two who act together (`both A and B`)."""

    posts: tuple[PostReference, ...]
    or_nominee: bool


@dataclass(frozen=True, slots=True)
class Handler:
    """Who is to deal with it: `options` in order (each only when the one before is missing or excluded)."""

    options: tuple[tuple[Alternative, ...], ...]
    text: Word

    def references(self) -> Iterator[PostReference]:
        """Every post reference in it, in written order."""
        for option in self.options:
            for alternative in option:
                yield from alternative.posts


@dataclass(frozen=True, slots=True)
class Rule:
    """When - what happens - which source says so. `outcome` is "to", "try first", "signpost" or "refuse"."""

    outcome: str
    handler: Handler | None
    text: Word
    when: tuple[Condition, ...]
    exceptions: tuple[Rule, ...]
    sources: tuple[Source, ...]
    place: Word

    def clauses(self) -> tuple[str, ...]:
        """The references of the clauses it rests on, in written order."""
        return tuple(source.ref for source in self.sources if source.kind == "clause" and source.ref)

    @property
    def rests_on_local_alone(self) -> bool:
        """Whether only the council's own setting carries it, so that as written it does not exist."""
        return all(source.kind == "local" for source in self.sources)


@dataclass(frozen=True, slots=True)
class Time:
    """A limit of time on a step. `excuse` is what may displace it; `adding_at_most` is the total for the step."""

    what: Word
    length: Length
    starts: str
    excuse: str | None
    adding_at_most: Length | None
    when: tuple[Condition, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a duty is owed to: "the complainant", "the subject", or a post."""

    text: Word
    post: PostReference | None


@dataclass(frozen=True, slots=True)
class Duty:
    """What the handler of a step owes. `whom` for verbs with a person, `thing` for verbs with an object."""

    verb: Word
    whom: tuple[Person, ...]
    thing: Word | None
    on: str | None
    judged: Word | None
    within: Length | None
    when: tuple[Condition, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """An age bar (`too late after`) or a window to ask in (`ask within`), with its source."""

    length: Length
    sources: tuple[Source, ...]
    place: Word


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a matter's ladder. `opens` is the trigger of a later step; `after` the steps it may follow."""

    name: Word
    opens: Word | None
    after: tuple[Word, ...]
    after_is_written: bool
    rules: tuple[Rule, ...]
    times: tuple[Time, ...]
    duties: tuple[Duty, ...]
    too_late_after: Limit | None
    ask_within: Limit | None

    @property
    def owed(self) -> tuple[Time | Duty, ...]:
        """Its times and duties together: what a handler of this step owes."""
        return (*self.times, *self.duties)

    @property
    def is_review(self) -> bool:
        """A review looks again at a decision, so nobody who handled it before may do it."""
        return self.opens in vocabulary.REVIEW_TRIGGERS


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of concern: who may raise it, about whom, and its ladder.

    `raised_by` and `about` are names of posts (`about` is empty where it concerns nobody in particular);
    `about_other_side` says that it is always about somebody of the other side than the person who raises it.
    """

    name: Word
    raised_by: tuple[str, ...]
    about: tuple[str, ...]
    about_other_side: bool
    steps: tuple[Step, ...]
    is_councils_own: bool

    def step(self, name: str) -> Step | None:
        """The step of this name, if the ladder has one."""
        return next((step for step in self.steps if step.name == name), None)


@dataclass(frozen=True, slots=True)
class Fallback:
    """Who has a case when nobody lawful is left: the first of these who is not excluded."""

    posts: tuple[PostReference, ...]
    sources: tuple[Source, ...]
    place: Word


@dataclass(frozen=True, slots=True)
class Reading:
    """How the council reads clauses that compete, who decided so and when."""

    of: tuple[Word, ...]
    reading: Word
    by: Word
    on: Word
    place: Word


@dataclass(frozen=True, slots=True)
class Example:
    """A worked case that is also a test. `expects` maps the key as written ("goes to", "reply by" ...) to its words."""

    title: Word
    matter: Word
    given: Mapping[str, Word]
    handled_by: Mapping[str, Word]
    step: Word | None
    as_written: bool
    received_on: Word | None
    expects: Mapping[str, tuple[Word, ...]]
    place: Word


@dataclass(frozen=True)
class Rulebook:
    """One council's protocol as rules. `text` is the author's own bytes as text, `sha256` their hash."""

    file: str
    text: str
    sha256: str
    council: Word
    protocol: Word
    status: Word
    in_force_from: Word
    nation: Word
    calendar: str
    principal_council: Word | None
    words: Mapping[str, Word]
    posts: tuple[Post, ...]
    facts: tuple[Fact, ...]
    fallback: Fallback | None
    silent: Mapping[str, Word]
    readings: tuple[Reading, ...]
    matters: tuple[Matter, ...]
    examples: tuple[Example, ...]
    as_written: bool = False
    # Worked out once and kept: a rulebook never changes, so neither do the ladders made from it (see ladder.py).
    ladders: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def council_facts(self) -> Mapping[str, Fact]:
        """The council's own facts under their names."""
        return MappingProxyType({str(fact.name): fact for fact in self.facts})

    @cached_property
    def post_by_name(self) -> Mapping[str, Post]:
        """Every post under its name and each of its aliases."""
        named = {str(alias): post for post in self.posts for alias in post.aliases}
        named.update({str(post.name): post for post in self.posts})
        return MappingProxyType(named)

    @cached_property
    def matter_by_name(self) -> Mapping[str, Matter]:
        """Every matter under its name."""
        return MappingProxyType({str(matter.name): matter for matter in self.matters})

    def above(self, post: str) -> str | None:
        """The kind of post this kind answers to (or is led by), or None at the top of its line."""
        answers_to = self.post_by_name[post].answers_to
        return None if answers_to is None else str(self.post_by_name[answers_to].name)

    def line_from(self, post: str) -> list[str]:
        """This kind of post and every kind above it, nearest first. Reading refuses lines that loop."""
        line = [post]
        while (above := self.above(line[-1])) is not None and above not in line:
            line.append(above)
        return line
