"""How is one matter's ladder read? Steps, rules, times, duties and their sources, each word with its place."""

from __future__ import annotations

from rules.language import vocabulary
from rules.language.faults import write_one_of
from rules.language.grammar import Phrases, Unreadable
from rules.language.margin import Margin
from rules.language.reading_conditions import ConditionReader, Parties
from rules.language.reading_owed import OwedReader
from rules.language.reading_sources import SAYS, SOURCE_KEYS, sources_of
from rules.language.rulebook import (
    Fact,
    Handler,
    Post,
    Rule,
    Step,
    Word,
)
from rules.language.tree import Node, Scalar

_STEP_KEYS = ("step", "if", "after", "too late after", "ask within", "rules", "times", "duties")
_RULE_KEYS = (*vocabulary.OUTCOMES, "when", "except", *SOURCE_KEYS)


class LadderReader:
    """Reads the steps of one matter of one council."""

    def __init__(
        self,
        margin: Margin,
        phrases: Phrases,
        posts: tuple[Post, ...],
        facts: tuple[Fact, ...],
        parties: Parties,
    ) -> None:
        self.margin = margin
        self.phrases = phrases
        self.parties = parties
        self.conditions = ConditionReader(margin, phrases, posts, facts, parties)
        self.owed = OwedReader(margin, self.conditions)

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
                self.margin.missing(
                    place, "step", "This step", "A step is called by its name in cases and reports."
                )
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
            self.margin.missing(
                name, "rules", f'The step "{name}"', "Without a rule it sends nobody anywhere."
            )
        rules = tuple(
            rule
            for item in (self.margin.items(keys["rules"][1], '"rules"') if "rules" in keys else ())
            if (rule := self._rule(item, nesting=0)) is not None
        )
        times = tuple(
            time
            for item in (self.margin.items(keys["times"][1], '"times"') if "times" in keys else ())
            if (time := self.owed.time(item)) is not None
        )
        duties = tuple(
            duty
            for item in (self.margin.items(keys["duties"][1], '"duties"') if "duties" in keys else ())
            if (duty := self.owed.duty(item)) is not None
        )
        return Step(
            name,
            opens,
            after,
            written,
            rules,
            times,
            duties,
            self.owed.limit(keys, "too late after"),
            self.owed.limit(keys, "ask within"),
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
                f"This {where.split()[-1]} says {'two things that happen' if outcomes else 'nothing that happens'}.",
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
        when = self.conditions.when(keys)
        if nesting and not when and "when" not in keys:
            self.margin.missing(
                key, "when", "This exception", "Without it the exception would always replace its rule."
            )
        sources = sources_of(self.margin, keys, key, where)
        if text is None or (outcomes[0] == vocabulary.TO and handler is None):
            return None
        return Rule(
            outcomes[0],
            handler,
            text,
            when,
            exceptions,
            sources,
            Word(str(key), key.line, key.column) or place,
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
            self.owed.unreadable_handler(fault, text, "sends the concern to")
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
            self.owed.check_party(reference.party, reference.text)
        return handler
