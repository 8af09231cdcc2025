"""How is one matter's ladder read? Steps, rules, times, duties and their sources, each word with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rules.language import vocabulary
from rules.language.faults import write_one_of
from rules.language.grammar import HANDLER_FORMS, Phrases, Unreadable
from rules.language.length import Length, NotALength, length_of
from rules.language.margin import Margin
from rules.language.rulebook import (
    Condition,
    Duty,
    Fact,
    Handler,
    Limit,
    Person,
    Post,
    Rule,
    Source,
    Step,
    Time,
    Word,
)
from rules.language.tree import Listing, Node, Scalar, cut_short

SOURCE_KEYS = ("law", "policy", "local")
SAYS = " says"
_STEP_KEYS = ("step", "if", "after", "too late after", "ask within", "rules", "times", "duties")
_RULE_KEYS = (*vocabulary.OUTCOMES, "when", "except", *SOURCE_KEYS)
_TIME_KEYS = (*vocabulary.TIME_KINDS, "from", "unless", "adding at most", "when", *SOURCE_KEYS)
_DUTY_KEYS = (*vocabulary.DUTY_VERBS, "on", "if", "when", "within", *SOURCE_KEYS)
_LIMIT_KEYS = ("limit", *SOURCE_KEYS)


@dataclass(frozen=True, slots=True)
class Parties:
    """Who can be a party to one matter: post names for who raises it and whom it is about."""

    matter: str
    raised_by: tuple[str, ...]
    about: tuple[str, ...]
    other_side: bool

    def sides(self, posts: dict[str, Post]) -> tuple[set[str | None], set[str | None]]:
        """The sides who may raise it, and the sides it may be about."""
        return {posts[name].side for name in self.raised_by}, {posts[name].side for name in self.about}

    def knows(self, party: str, posts: dict[str, Post]) -> bool:
        """Whether "the officer", "the councillor", "the subject" or "the complainant" means one party here."""
        if party == "complainant":
            return True
        if party == "subject":
            return bool(self.about)
        raising, about = self.sides(posts)
        both = party in raising and party in about and not self.other_side
        return (party in raising or party in about) and not both


class LadderReader:
    """Reads the steps of one matter of one council."""

    def __init__(
        self, margin: Margin, phrases: Phrases, posts: tuple[Post, ...], facts: tuple[Fact, ...], parties: Parties
    ) -> None:
        self.margin = margin
        self.phrases = phrases
        self.posts = {str(post.name): post for post in posts}
        self.council_facts = {str(fact.name): fact for fact in facts}
        self.parties = parties

    def steps(self, node: Node) -> tuple[Step, ...]:
        """The ladder, in written order."""
        read: list[Step] = []
        for item in self.margin.items(node, f'The matter "{self.parties.matter}"'):
            step = self._step(item, read)
            if step is not None:
                read.append(step)
        return tuple(read)

    def _step(self, node: Node, before: list[Step]) -> Step | None:
        keys = self.margin.split(node, "a step", _STEP_KEYS)
        place = node.word if isinstance(node, Scalar) else node.place
        if "step" not in keys:
            if keys:
                self.margin.missing(place, "step", "This step", "A step is called by its name in cases and reports.")
            return None
        name = self.margin.text(keys["step"][1], '"step"')
        if name is None:
            return None
        if any(step.name == name for step in before):
            self.margin.note(
                "R045",
                name,
                f'There is already a step called "{name}" in this matter.',
                "Each step of a ladder has a name of its own, so that a case can say where it is.",
                "Give it another name.",
            )
        opens = self._opens(keys, name, first=not before)
        after, written = self._after(keys, before)
        if "rules" not in keys:
            self.margin.missing(name, "rules", f'The step "{name}"', "Without a rule it sends nobody anywhere.")
        rules = tuple(
            rule
            for item in (self.margin.items(keys["rules"][1], '"rules"') if "rules" in keys else ())
            if (rule := self._rule(item, nesting=0)) is not None
        )
        times = tuple(
            time
            for item in (self.margin.items(keys["times"][1], '"times"') if "times" in keys else ())
            if (time := self._time(item)) is not None
        )
        duties = tuple(
            duty
            for item in (self.margin.items(keys["duties"][1], '"duties"') if "duties" in keys else ())
            if (duty := self._duty(item)) is not None
        )
        return Step(
            name,
            opens,
            after,
            written,
            rules,
            times,
            duties,
            self._limit(keys, "too late after"),
            self._limit(keys, "ask within"),
        )

    def _opens(self, keys: dict[str, tuple[Word, Node]], name: Word, *, first: bool) -> Word | None:
        if "if" not in keys:
            if not first:
                self.margin.note(
                    "R042",
                    name,
                    f'The step "{name}" has no "if".',
                    "A later step opens only when something happens; without it nobody knows when.",
                    f'Add "if:", for example "if: {vocabulary.REVIEW_TRIGGERS[0]}".',
                )
            return None
        key, node = keys["if"]
        if first:
            self.margin.note(
                "R042",
                key,
                f'The first step "{name}" has an "if".',
                "The first step answers every case from the start.",
                'Take the "if" out, or put this step after another.',
            )
        opens = self.margin.text(node, '"if"')
        if opens is not None and not vocabulary.is_trigger(opens):
            known = (*vocabulary.REVIEW_TRIGGERS, *vocabulary.PASSING_ON_TRIGGERS)
            self.margin.note(
                "R020",
                opens,
                f'"{opens}" cannot open a step.',
                "A step opens on a review, on passing a case on, or on a judgement the handler records.",
                f'{write_one_of(opens, known)} For a matter of degree write "the handler judges ...".',
            )
        return opens

    def _after(self, keys: dict[str, tuple[Word, Node]], before: list[Step]) -> tuple[tuple[Word, ...], bool]:
        if "after" not in keys:
            return ((before[-1].name,) if before else ()), False
        names = self.margin.texts(keys["after"][1], '"after"')
        known = [str(step.name) for step in before]
        for name in names:
            if str(name) not in known:
                self.margin.note(
                    "R033",
                    name,
                    f'This step is to follow "{name}", which is not an earlier step of this matter.',
                    "A ladder only goes up: a step that follows itself or a later one would never end.",
                    write_one_of(name, known) if known else 'Take the "after" out.',
                )
        return tuple(name for name in names if str(name) in known), True

    def _rule(self, node: Node, nesting: int) -> Rule | None:
        place = node.word if isinstance(node, Scalar) else node.place
        where = "an exception" if nesting else "a rule"
        keys = self.margin.split(node, where, _RULE_KEYS, allow=(SAYS,))
        if not keys:
            return None
        outcomes = [outcome for outcome in vocabulary.OUTCOMES if outcome in keys]
        first = next(iter(keys.values()))[0]
        if len(outcomes) != 1:
            self.margin.note(
                "R016" if not outcomes else "R017",
                first,
                f"This {where.split()[-1]} says {'nothing that happens' if not outcomes else 'two things that happen'}.",
                "A rule sends a case to somebody, advises, points elsewhere or refuses: exactly one of these.",
                f"Write one of: {', '.join(vocabulary.OUTCOMES)}.",
            )
            return None
        key, value = keys[outcomes[0]]
        text = self.margin.text(value, f'"{key}"')
        handler = None
        if text is not None and outcomes[0] == vocabulary.TO:
            handler = self._handler(text)
        exceptions = self._exceptions(keys, nesting)
        when = self._when(keys)
        if nesting and not when and "when" not in keys:
            self.margin.missing(
                key, "when", "This exception", "Without it the exception would always replace its rule."
            )
        sources = self._sources(keys, key, where)
        if text is None or (outcomes[0] == vocabulary.TO and handler is None):
            return None
        return Rule(
            outcomes[0], handler, text, when, exceptions, sources, Word(str(key), key.line, key.column) or place
        )

    def _exceptions(self, keys: dict[str, tuple[Word, Node]], nesting: int) -> tuple[Rule, ...]:
        if "except" not in keys:
            return ()
        key, node = keys["except"]
        if nesting > 1:
            self.margin.note(
                "R017",
                key,
                "This is an exception to an exception to an exception.",
                "An exception may nest once; more than that cannot be read aloud.",
                "Write it as a rule of its own above.",
            )
            return ()
        read = (self._rule(item, nesting + 1) for item in self.margin.items(node, '"except"'))
        return tuple(rule for rule in read if rule is not None)

    def _handler(self, text: Word) -> Handler | None:
        try:
            handler = self.phrases.handler(text)
        except Unreadable as fault:
            self._unreadable_handler(fault, text, "sends the concern to")
            return None
        for reference in handler.references():
            post = self.phrases.posts.get(reference.post)
            if reference.form == "the post" and post is not None and post.number in ("several", "many"):
                side = "officer" if post.side == vocabulary.OFFICER else "councillor"
                self.margin.note(
                    "R041",
                    reference.text,
                    f'"{reference.text}" has several holders, and the rule does not say which of them.',
                    "Somebody would have to guess, and a guess is how a concern goes to the wrong desk.",
                    f'Write "a {reference.text}", "another {reference.text}" or "the {side}\'s {reference.text}".',
                )
            self._check_party(reference.party, reference.text)
        return handler

    def _check_party(self, party: str | None, text: Word) -> None:
        if party is not None and not self.parties.knows(party, self.posts):
            known = [each for each in ("complainant", "subject") if self.parties.knows(each, self.posts)]
            self.margin.note(
                "R043",
                text,
                f'"{text}" does not say whose: "the {party}" is not one particular person in this matter.',
                f'In "{self.parties.matter}" the parties are told apart only as who raised it and whom it is about.',
                f"Write {' or '.join(f'the {each}' + chr(39) + 's' for each in known)} instead.",
            )

    def _unreadable_handler(self, fault: Unreadable, text: Word, verb: str) -> None:
        word = Word(fault.words, text.line, text.column + max(0, str(text).find(fault.words)))
        if fault.code == "R012":
            self.margin.note(
                "R012",
                word,
                f'This rule {verb} "{fault.words}", which is not a post in this rulebook.',
                'Only a post listed under "posts:" has a holder, so nobody would receive it.',
                write_one_of(fault.words, self.phrases.names),
            )
        else:
            self.margin.note(
                "R044",
                word,
                f'"{fault.words}" is not a way to say who deals with it.',
                "The language knows a few forms only, so that every rule can be read one way.",
                f"Write one of: {HANDLER_FORMS}.",
            )

    def _when(self, keys: dict[str, tuple[Word, Node]]) -> tuple[Condition, ...]:
        if "when" not in keys:
            return ()
        read = []
        for fact, node in self.margin.keys(keys["when"][1], '"when"'):
            condition = self._condition(fact, node)
            if condition is not None:
                read.append(condition)
        return tuple(read)

    def values_of(self, fact: Word) -> tuple[str, ...] | None:
        """The answers a fact can have in this matter, or None where the matter does not know the fact."""
        name = str(fact)
        if name == vocabulary.RAISED_BY:
            return self.parties.raised_by
        if name == vocabulary.ABOUT:
            return self.parties.about or None
        if name in (vocabulary.THE_OFFICER, vocabulary.THE_COUNCILLOR):
            side = vocabulary.OFFICER if name == vocabulary.THE_OFFICER else vocabulary.COUNCILLOR
            if not self.parties.knows(side, self.posts):
                return None
            return tuple(
                dict.fromkeys(
                    post
                    for post in (*self.parties.raised_by, *self.parties.about)
                    if self.posts[post].side == side
                )
            )
        if name == vocabulary.GROUND:
            return grounds(self.parties.sides(self.posts)[1])
        if name in self.council_facts:
            return tuple(str(value) for value in self.council_facts[name].values)
        return vocabulary.FACTS.get(name)

    def _condition(self, fact: Word, node: Node) -> Condition | None:
        known = self.values_of(fact)
        if known is None:
            names = [*vocabulary.PARTY_FACTS, *vocabulary.FACTS, *self.council_facts]
            self.margin.note(
                "R018",
                fact,
                f'"{fact}" is not a fact that can be asked in "{self.parties.matter}".',
                "A rule can only turn on what somebody is asked or the directory knows.",
                write_one_of(fact, [name for name in names if self.values_of(Word(name)) is not None]),
            )
            return None
        texts = self.margin.texts(node, f'"{fact}"')
        values: set[str] = set()
        negated = False
        for text in texts:
            meant, is_not = self._value(fact, text, known, alone=len(texts) == 1)
            values |= meant
            negated = negated or is_not
        if not values:
            return None
        shown = texts[0] if len(texts) == 1 else Word(" or ".join(texts), texts[0].line, texts[0].column)
        return Condition(fact, frozenset(values), negated, shown)

    def _value(self, fact: Word, text: Word, known: tuple[str, ...], *, alone: bool) -> tuple[set[str], bool]:
        name, negated = str(text), False
        is_party = str(fact) in vocabulary.PARTY_FACTS
        if self._canonical(name, is_party) not in known and name.startswith("not ") and alone:
            name, negated = name.removeprefix("not "), True
        if is_party and name in ("any officer", "any councillor"):
            side = name.removeprefix("any ")
            meant = {post for post in known if self.posts[post].side == side}
            if meant:
                return meant, negated
        canonical = self._canonical(name, is_party)
        if canonical in known:
            return {canonical}, negated
        self._unknown_value(fact, text, name, known, is_party)
        return set(), negated

    def _canonical(self, name: str, is_party: bool) -> str:
        return str(self.phrases.posts[name].name) if is_party and name in self.phrases.posts else name

    def _unknown_value(self, fact: Word, text: Word, name: str, known: tuple[str, ...], is_party: bool) -> None:
        word = Word(name, text.line, text.column + str(text).find(name))
        if is_party and name not in self.phrases.posts:
            self.margin.note(
                "R012",
                word,
                f'"{name}" is not a post in this rulebook.',
                'Only a post listed under "posts:" can raise a concern or be the one it is about.',
                write_one_of(name, known),
            )
            return
        self.margin.note(
            "R019",
            word,
            f'"{name}" is not an answer to "{fact}" here.',
            "The answers are a closed list, so that every combination can be checked.",
            write_one_of(name, known),
        )

    def _time(self, node: Node) -> Time | None:
        keys = self.margin.split(node, "a time", _TIME_KEYS, allow=(SAYS,))
        kinds = [kind for kind in vocabulary.TIME_KINDS if kind in keys]
        if len(kinds) != 1:
            if keys:
                self.margin.note(
                    "R016",
                    next(iter(keys.values()))[0],
                    "This time does not say what is due.",
                    "Each time is one clock.",
                    f"Write one of: {', '.join(vocabulary.TIME_KINDS)}.",
                )
            return None
        key, value = keys[kinds[0]]
        length = self._length(value, f'"{key}"', may_be_not_stated=True)
        starts = self._one_of(keys, "from", tuple(vocabulary.CLOCK_STARTS)) or "receipt"
        excuse = self._one_of(keys, "unless", vocabulary.TIME_EXCUSES)
        adding = self._length(keys["adding at most"][1], '"adding at most"') if "adding at most" in keys else None
        sources = self._sources(keys, key, "a time")
        when = self._when(keys)
        if length is None:
            return None
        if length.unit == "not stated" and not any(source.kind != "local" for source in sources):
            self.margin.note(
                "R024",
                key,
                'A time that is "not stated" needs the clause that speaks of time without a number.',
                "Otherwise nobody could tell it from a time that was forgotten.",
                "Cite the clause, or take the time out.",
            )
        return Time(key, length, starts, excuse, adding, when, sources)

    def _length(self, node: Node, what: str, *, may_be_not_stated: bool = False) -> Length | None:
        text = self.margin.text(node, what)
        if text is None:
            return None
        try:
            length = length_of(str(text))
            if length.unit == "not stated" and not may_be_not_stated:
                raise NotALength("It is not stated, so nothing could be counted.")
        except NotALength as fault:
            self.margin.note(
                "R026",
                text,
                f'"{text}" is not a length of time.',
                str(fault),
                'Write, for example, "10 working days".',
            )
            return None
        return length

    def _one_of(self, keys: dict[str, tuple[Word, Node]], name: str, known: tuple[str, ...]) -> str | None:
        if name not in keys:
            return None
        text = self.margin.text(keys[name][1], f'"{name}"')
        if text is None:
            return None
        if str(text) not in known:
            self.margin.note(
                "R019",
                text,
                f'"{text}" is not a value of "{name}".',
                "The values are a closed list.",
                write_one_of(text, known),
            )
            return None
        return str(text)

    def _duty(self, node: Node) -> Duty | None:
        keys = self.margin.split(node, "a duty", _DUTY_KEYS, allow=(SAYS,))
        verbs = [verb for verb in vocabulary.DUTY_VERBS if verb in keys]
        if len(verbs) != 1:
            if keys:
                self.margin.note(
                    "R016" if not verbs else "R017",
                    next(iter(keys.values()))[0],
                    "This duty does not have exactly one verb.",
                    "Each duty is one line in somebody's list of what they owe.",
                    f"Write one of: {', '.join(vocabulary.DUTY_VERBS)}.",
                )
            return None
        key, value = keys[verbs[0]]
        texts = self.margin.texts(value, f'"{key}"')
        if not texts:
            return None
        whom: list[Person] = []
        thing: Word | None = None
        if verbs[0] in vocabulary.DUTIES_TO_PEOPLE:
            for text in texts:
                whom += self._people(text, verbs[0])
        else:
            thing = texts[0] if len(texts) == 1 else Word("; ".join(texts), texts[0].line, texts[0].column)
        judged = self.margin.text(keys["if"][1], '"if"') if "if" in keys else None
        within = self._length(keys["within"][1], '"within"') if "within" in keys else None
        on = self._one_of(keys, "on", vocabulary.DUTY_OUTCOMES)
        sources = self._sources(keys, key, "a duty")
        return Duty(key, tuple(whom), thing, on, judged, within, self._when(keys), sources)

    def _people(self, text: Word, verb: str) -> tuple[Person, ...]:
        try:
            people = self.phrases.people(text)
        except Unreadable as fault:
            self._unreadable_handler(fault, text, f"says to {verb}")
            return ()
        for person in people:
            if person.post is not None:
                self._check_party(person.post.party, person.post.text)
        return people

    def _limit(self, keys: dict[str, tuple[Word, Node]], name: str) -> Limit | None:
        if name not in keys:
            return None
        key, node = keys[name]
        inner = self.margin.split(node, f'"{name}"', _LIMIT_KEYS, allow=(SAYS,))
        if "limit" not in inner:
            self.margin.missing(key, "limit", f'"{name}"', "A window without a length never closes.")
            return None
        length = self._length(inner["limit"][1], '"limit"')
        sources = self._sources(inner, key, f'"{name}"')
        return None if length is None else Limit(length, sources, key)

    def _sources(self, keys: dict[str, tuple[Word, Node]], place: Word, where: str) -> tuple[Source, ...]:
        return sources_of(self.margin, keys, place, where)


def grounds(about_sides: set[str | None]) -> tuple[str, ...] | None:
    """The grounds of a concern, by the side it is about; None where it is about nobody in particular."""
    known: list[str] = []
    if vocabulary.OFFICER in about_sides:
        known += vocabulary.GROUNDS_ABOUT_OFFICER
    if vocabulary.COUNCILLOR in about_sides:
        known += vocabulary.GROUNDS_ABOUT_COUNCILLOR
    return tuple(dict.fromkeys(known)) or None


def sources_of(
    margin: Margin, keys: dict[str, tuple[Word, Node]], place: Word, where: str
) -> tuple[Source, ...]:
    """The sources among these keys, in written order; a fault where there is none."""
    read: list[Source] = []
    for name, (key, node) in keys.items():
        if not (name in SOURCE_KEYS or name.endswith(SAYS)):
            continue
        words = margin.text(node, f'"{key}"')
        if words is None:
            continue
        if isinstance(node, Scalar) and node.comment_at:
            margin.findings.append(cut_short(node.comment_line, node.comment_at))
        if name.endswith(SAYS):
            ref = name.removesuffix(SAYS).strip()
            _check_quotation_length(margin, words)
            read.append(Source("clause", ref, str(words), Word(str(words), key.line, key.column)))
        else:
            ref = None if name == "local" else str(words)
            read.append(Source(name, ref, str(words), Word(str(words), key.line, key.column)))
    if not read and not any(name in SOURCE_KEYS or name.endswith(SAYS) for name in keys):
        margin.note(
            "R024",
            place,
            f"{where[0].upper()}{where[1:]} has no source.",
            "Nothing is shown to a person without the words it rests on.",
            'Add "<clause> says:" with the operative words, or "law:", "policy:" or "local:" with the reason.',
        )
    return tuple(read)


def _check_quotation_length(margin: Margin, words: Word) -> None:
    count = len(re.findall(r"\w[\w'’-]*", str(words).replace("...", " ")))
    if not 3 <= count <= 40:
        margin.note(
            "R023",
            words,
            f"This quotation has {count} words.",
            "A quotation is the operative words: enough to be found in the clause, few enough to be read.",
            'Quote between 3 and 40 words; "..." leaves words out.',
        )


__all__ = ["SAYS", "SOURCE_KEYS", "LadderReader", "Listing", "Parties", "grounds", "sources_of"]
