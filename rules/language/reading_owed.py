"""How are times, duties and limits read? What is due, of whom, and the length of time each may take."""

from __future__ import annotations

from rules.language import vocabulary
from rules.language.faults import write_one_of
from rules.language.grammar import HANDLER_FORMS, Unreadable
from rules.language.length import Length, NotALength, length_of
from rules.language.margin import Margin
from rules.language.reading_conditions import ConditionReader
from rules.language.reading_sources import SAYS, SOURCE_KEYS, sources_of
from rules.language.rulebook import Duty, Limit, Person, Time, Word
from rules.language.tree import Node

_TIME_KEYS = (*vocabulary.TIME_KINDS, "from", "unless", "adding at most", "when", *SOURCE_KEYS)
_DUTY_KEYS = (*vocabulary.DUTY_VERBS, "on", "if", "when", "within", *SOURCE_KEYS)
_LIMIT_KEYS = ("limit", *SOURCE_KEYS)


class OwedReader:
    """Reads the times, duties and limits of one matter's steps."""

    def __init__(self, margin: Margin, conditions: ConditionReader) -> None:
        self.margin = margin
        self.conditions = conditions
        self.phrases = conditions.phrases

    def time(self, node: Node) -> Time | None:
        """One limit of time, or None where it can't be read."""
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
        adding = (
            self._length(keys["adding at most"][1], '"adding at most"') if "adding at most" in keys else None
        )
        sources = sources_of(self.margin, keys, key, "a time")
        when = self.conditions.when(keys)
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

    def duty(self, node: Node) -> Duty | None:
        """One duty, or None where it can't be read."""
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
        sources = sources_of(self.margin, keys, key, "a duty")
        return Duty(key, tuple(whom), thing, on, judged, within, self.conditions.when(keys), sources)

    def _people(self, text: Word, verb: str) -> tuple[Person, ...]:
        try:
            people = self.phrases.people(text)
        except Unreadable as fault:
            self.unreadable_handler(fault, text, f"says to {verb}")
            return ()
        for person in people:
            if person.post is not None:
                self.check_party(person.post.party, person.post.text)
        return people

    def limit(self, keys: dict[str, tuple[Word, Node]], name: str) -> Limit | None:
        """An age bar or a window to ask in, where the step has one."""
        if name not in keys:
            return None
        key, node = keys[name]
        inner = self.margin.split(node, f'"{name}"', _LIMIT_KEYS, allow=(SAYS,))
        if "limit" not in inner:
            self.margin.missing(key, "limit", f'"{name}"', "A window without a length never closes.")
            return None
        length = self._length(inner["limit"][1], '"limit"')
        sources = sources_of(self.margin, inner, key, f'"{name}"')
        return None if length is None else Limit(length, sources, key)

    def check_party(self, party: str | None, text: Word) -> None:
        """Note a relative post whose party is not one particular person in this matter."""
        if party is not None and not self.conditions.parties.knows(party, self.conditions.posts):
            known = [
                each
                for each in ("complainant", "subject")
                if self.conditions.parties.knows(each, self.conditions.posts)
            ]
            self.margin.note(
                "R043",
                text,
                f'"{text}" does not say whose: "the {party}" is not one particular person in this matter.',
                f'In "{self.conditions.parties.matter}" the parties are told apart only as who raised it '
                "and whom it is about.",
                f"Write {' or '.join(f'the {each}' + chr(39) + 's' for each in known)} instead.",
            )

    def unreadable_handler(self, fault: Unreadable, text: Word, verb: str) -> None:
        """Note a post that is not there, or a phrase that says nobody the language knows."""
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
