"""Who will receive this, and why? What the filer sees before sending, and what sending then does. Never writes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext

from cases.access import CANNOT_SEE, VisibilityRow
from cases.arrivals.kept import arrived_in
from cases.blind_index import keyed_hash
from cases.clocks import Dated, at_receipt, calendar_of
from cases.exclusions import Exclusions, public_words
from cases.frozen_plan import bare_plan
from cases.grants import Grant, cannot_see, grants_on_filing, table_before_sending
from cases.models import Draft
from cases.models.draft import CHOOSE_FOR_ME
from cases.parties import Parties, kind_in, parties_of
from cases.recipients import OutOfIt, Recipient, Search
from cases.triage import who_chooses
from people.directory import posts_of
from people.models import Council, Side, User
from rules.language import vocabulary
from rules.language.plan import DutyOwed, Plan, StepPlan
from rules.language.questions import Question, next_question
from rules.language.routing import NotInThisRulebook, plan_for
from rules.language.rulebook import Matter, Rulebook, Source
from rules.models import RulebookVersion
from rules.shelf import version_in_force

_ENDS_HERE = (vocabulary.SIGNPOST, vocabulary.REFUSE)


class NoRulebook(LookupError):
    """The council has no rulebook in force on the day, so nothing can be routed."""


@dataclass(frozen=True, slots=True)
class PassedOverPerson:
    """A seat the rule names that does not have it, in the words a filer may read."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The answer for a draft on a day.

    `plan` is None while something is still asked: `question` is the next, `asked` those already answered, in order.
    `choices` are alternatives, each of people who act together; `chosen` is the place of the one that stands (None
    while the filer must choose). With no choices it goes to `chooser` (`to_triage`, with `triage_reason` in words for
    the filer), or, for `outcome` "signpost" and "refuse", nowhere unless the filer carries on. `record` holds the true
    reasons: it is for the case's encrypted record, and no page shows it. `fingerprint` stands for all that was shown.
    """

    rulebook_version: RulebookVersion
    rulebook: Rulebook
    parties: Parties
    asked: tuple[str, ...]
    question: Question | None
    plan: Plan | None = None
    step: StepPlan | None = None
    choices: tuple[tuple[Recipient, ...], ...] = ()
    chosen: int | None = None
    fallback: bool = False
    to_triage: bool = False
    triage_reason: str | None = None
    chooser: Recipient | None = None
    passed_over: tuple[PassedOverPerson, ...] = ()
    notes: tuple[str, ...] = ()
    outcome: str = ""
    text: str | None = None
    sources: tuple[Source, ...] = ()
    times: tuple[Dated, ...] = ()
    duties: tuple[DutyOwed, ...] = ()
    visibility: tuple[VisibilityRow, ...] = ()
    cannot_see: tuple[str, ...] = ()
    grants: tuple[Grant, ...] = field(default=(), repr=False)
    record: tuple[OutOfIt, ...] = field(default=(), repr=False)
    fingerprint: str = ""

    @property
    def still_asks(self) -> Question | None:
        """The next question; None when there is nothing left to ask."""
        return self.question

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Who gets it when it is sent as it stands; empty while the filer must choose, or where it ends here."""
        if self.chosen is not None:
            return self.choices[self.chosen]
        return (self.chooser,) if self.to_triage and self.chooser is not None else ()

    @property
    def ends_here(self) -> bool:
        """Whether the rule points elsewhere, so that nothing is sent unless the filer carries on."""
        return self.outcome in _ENDS_HERE and not self.to_triage


def matters_open_to(user: User, council: Council, rulebook: Rulebook, on: date) -> list[str]:
    """The matters that this person may raise from one of their seats, in the rulebook's order."""
    seats = posts_of(user, council, on)
    return [
        str(matter.name)
        for matter in rulebook.matters
        if any(kind_in(rulebook, seat, matter.raised_by) for seat in seats)
    ]


def preview_of(draft: Draft, *, on: date) -> Preview:
    """The answer for a draft, stored or not, on a day. Raises NoRulebook, and NotInThisRulebook without a matter."""
    version, rulebook, matter = _by_which_rules(draft, on)
    parties = parties_of(draft, rulebook, matter, on)
    if parties.is_from_outside:
        said = gettext(
            "The protocol says nothing of concerns from outside the council, so somebody is asked to choose who deals"
            " with this one."
        )
        return _for_a_chooser(Preview(version, rulebook, parties, (), None), str(matter.name), on, said)
    given, asked, question = _answered(draft, rulebook, matter, parties)
    bare = Preview(version, rulebook, parties, asked, question)
    if question is not None:
        return bare
    plan = plan_for(rulebook, str(matter.name), given, received_on=received(draft, on))
    return bare if plan.still_asks else _worked_out(bare, draft, plan, on)


def received(draft: Draft, on: date) -> date:
    """The day on which it is received: today, or, of what arrived otherwise, the day it reached the council."""
    arrived = arrived_in(draft.answers)
    return arrived.received_on if arrived is not None else on


def version_of(draft: Draft, on: date) -> RulebookVersion | None:
    """The rulebook that governs it: the one in force when it was received, else today's; None where there is none."""
    code = draft.council.code
    return version_in_force(code, received(draft, on)) or version_in_force(code, on)


def preview_for_a_chooser(draft: Draft, said: str, *, on: date) -> Preview:
    """The answer where no rule is asked: somebody chooses who deals with it, because of what is `said`.

    Raises NoRulebook, and NotInThisRulebook without a matter.
    """
    version, rulebook, matter = _by_which_rules(draft, on)
    bare = Preview(version, rulebook, parties_of(draft, rulebook, matter, on), (), None)
    return _for_a_chooser(bare, str(matter.name), on, said)


def _by_which_rules(draft: Draft, on: date) -> tuple[RulebookVersion, Rulebook, Matter]:
    version = version_of(draft, on)
    if version is None:
        raise NoRulebook(f"{draft.council} has no rulebook in force on {on.isoformat()}.")
    rulebook = version.rulebook()
    matter = rulebook.matter_by_name.get(draft.matter)
    if matter is None:
        raise NotInThisRulebook(f'"{draft.matter}" is not a matter of this rulebook.')
    return version, rulebook, matter


def _for_a_chooser(bare: Preview, matter: str, on: date, said: str) -> Preview:
    """No rule of a protocol between members and officers names who has what came from outside, so one chooses."""
    rulebook, parties = bare.rulebook, bare.parties
    exclusions = Exclusions(parties, on)
    subject = parties.subject
    # What the public writes about a councillor may be an allegation under the Code (Localism Act 2011 s.28).
    code = subject is not None and subject.post is not None and subject.post.side == Side.COUNCILLOR
    chooser = who_chooses(rulebook, parties, exclusions, on, code_allegation=code)
    plan = bare_plan(rulebook, matter, parties.given)
    grants = grants_on_filing(parties, (chooser,) if chooser else (), exclusions, on)
    shown: dict[str, Any] = {
        "choices": (),
        "chosen": None,
        "fallback": False,
        "to_triage": True,
        "triage_reason": said,
        "chooser": chooser,
        "outcome": vocabulary.LEFT_WITH_NOBODY,
        "text": None,
        "sources": (),
    }
    return replace(
        bare,
        plan=plan,
        **shown,
        visibility=table_before_sending(grants, (), reader=parties.sent_by),
        cannot_see=cannot_see(parties, [gettext(words) for words in CANNOT_SEE]),
        grants=grants,
        fingerprint=_fingerprint(plan, (), grants, shown),
    )


def _answered(
    draft: Draft, rulebook: Rulebook, matter: Matter, parties: Parties
) -> tuple[dict[str, str], tuple[str, ...], Question | None]:
    """The facts that count, in the order they are asked, and the next question. Other answers are left alone."""
    given = parties.given
    asked: list[str] = []
    while (question := next_question(rulebook, str(matter.name), given)) is not None:
        answer = draft.facts.get(question.fact)
        if answer not in question.answers:
            break
        given[question.fact] = answer
        asked.append(question.fact)
    return given, tuple(asked), question


def _worked_out(bare: Preview, draft: Draft, plan: Plan, on: date) -> Preview:
    rulebook, parties, step = bare.rulebook, bare.parties, plan.steps[0]
    exclusions = Exclusions(parties, on)
    # Nobody but a Monitoring Officer may say what becomes of a Code allegation (Localism Act 2011 s.28).
    code = plan.given.get("code allegation") == "yes"
    search = Search(
        rulebook,
        parties,
        exclusions,
        on,
        who_chooses(rulebook, parties, exclusions, on, code_allegation=code),
    )
    handler = step.rule.handler if step.rule is not None else None
    ends_here = step.outcome in _ENDS_HERE
    choices = search.of_handler(handler) if handler is not None else ()
    fallback = not choices and not ends_here
    if fallback:
        choices = search.of_fallback(rulebook.fallback)
    chosen = draft.choice if isinstance(draft.choice, int) and draft.choice in range(len(choices)) else None
    chosen = 0 if len(choices) == 1 else chosen
    chooser, reason = search.chooser, None
    if draft.choice == CHOOSE_FOR_ME and choices:
        avoided = [person for choice in choices for recipient in choice for person in recipient.people]
        others = Exclusions(parties, on, avoided=avoided)
        somebody_else = who_chooses(rulebook, parties, others, on, code_allegation=code)
        if somebody_else is not None and somebody_else.people:
            chooser, reason = somebody_else, gettext("You asked for somebody else to be chosen.")
            choices, chosen = (), None
        else:
            search.notes.append(
                gettext("Nobody else here could be asked to choose, so what the rules say stands.")
            )
    elif ends_here and draft.carried_on:
        reason = gettext("You asked for a person to look at it here anyway.")
    elif not choices and not ends_here:
        reason = gettext(
            "The protocol names no one who can deal with this one, so somebody is asked to choose who does."
        )
    elif chosen is not None and any(one.capacity == "triage" for one in choices[chosen]):
        reason = gettext(
            "More than one person could deal with this one, so somebody is asked to choose which of them does."
        )
    to_triage = reason is not None
    recipients = choices[chosen] if chosen is not None else ((chooser,) if to_triage and chooser else ())
    sources = _sources(step, rulebook, by_fallback=fallback and bool(choices))
    counted_by = calendar_of(rulebook.calendar, draft.council)
    received_on = received(draft, on)
    times = () if ends_here else tuple(at_receipt(owed.time, received_on, counted_by) for owed in step.times)
    duties = () if ends_here else step.duties
    hands_over = _hands_over(recipients, chooser)
    grants = grants_on_filing(parties, (*recipients, *hands_over), exclusions, on)
    shown: dict[str, Any] = {
        "choices": choices,
        "chosen": chosen,
        "fallback": fallback and bool(choices),
        "to_triage": to_triage,
        "triage_reason": reason,
        "chooser": chooser,
        "outcome": _outcome(step, choices, ends_here=ends_here),
        "text": step.text,
        "sources": sources,
    }
    return Preview(
        bare.rulebook_version,
        rulebook,
        parties,
        bare.asked,
        None,
        plan=plan,
        step=step,
        **shown,
        passed_over=_public(search.passed_over),
        notes=(*search.notes, *(_handed_over_by(recipients, one) for one in hands_over)),
        times=times,
        duties=duties,
        visibility=table_before_sending(grants, duties, reader=parties.sent_by),
        cannot_see=cannot_see(parties, [gettext(words) for words in CANNOT_SEE]),
        grants=grants,
        record=(*search.passed_over, *search.kept_back),
        fingerprint=_fingerprint(plan, times, grants, shown),
    )


def _hands_over(recipients: tuple[Recipient, ...], chooser: Recipient | None) -> tuple[Recipient, ...]:
    """Who takes it to a seat outside that nobody signs in for: without somebody here it would lie unread."""
    unread = bool(recipients) and not any(one.people for one in recipients)
    return (chooser,) if unread and chooser is not None else ()


def _handed_over_by(recipients: tuple[Recipient, ...], chooser: Recipient) -> str:
    outside = " and ".join(one.title for one in recipients)
    name = chooser.user.display_name if chooser.user is not None else chooser.title
    return gettext("The %(outside)s does not use this service, so %(name)s hands it over to them.") % {
        "outside": outside,
        "name": name,
    }


def _outcome(step: StepPlan, choices: tuple[tuple[Recipient, ...], ...], *, ends_here: bool) -> str:
    if ends_here:
        return step.outcome
    if step.advice is not None:
        return vocabulary.TRY_FIRST
    return vocabulary.TO if choices else vocabulary.LEFT_WITH_NOBODY


def _sources(step: StepPlan, rulebook: Rulebook, *, by_fallback: bool) -> tuple[Source, ...]:
    """What the answer rests on: the advice, and the rule, or the council's fallback where it has it."""
    advice = step.advice.sources if step.advice is not None else ()
    if by_fallback and rulebook.fallback is not None:
        return tuple(dict.fromkeys((*advice, *rulebook.fallback.sources)))
    return tuple(dict.fromkeys((*advice, *(step.rule.sources if step.rule is not None else ()))))


def _public(passed_over: list[OutOfIt]) -> tuple[PassedOverPerson, ...]:
    return tuple(dict.fromkeys(PassedOverPerson(out.title, public_words(out.because)) for out in passed_over))


def _fingerprint(
    plan: Plan, times: tuple[Dated, ...], grants: tuple[Grant, ...], shown: dict[str, Any]
) -> str:
    """A mark of everything a filer was shown that sending acts on. True reasons are no part of it."""
    seen = {
        "rulebook": plan.sha256,
        "given": dict(plan.given),
        "choices": [[recipient.as_json() for recipient in choice] for choice in shown["choices"]],
        "chooser": shown["chooser"].as_json() if shown["chooser"] else None,
        "chosen": shown["chosen"],
        "triage": shown["triage_reason"],
        "outcome": [shown["outcome"], shown["text"], shown["fallback"]],
        "sources": [[source.kind, source.ref, source.words] for source in shown["sources"]],
        "due": [[str(each.time.what), each.due.isoformat() if each.due else None] for each in times],
        "people": sorted((grant.user.pk, grant.relation) for grant in grants),
    }
    return keyed_hash(json.dumps(seen, sort_keys=True))[:32]
