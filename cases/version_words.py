"""How is a person told what another version of the rulebook would change for a case? One sentence a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext

from cases.clocks import standing_of
from cases.duties import duty_in_words, obligation_in_words
from cases.sentences import sources_in_words
from cases.version_open_step import OnOpenStep, standing_under
from rules.language.plan import Plan, StepPlan
from rules.language.rulebook import Rulebook


def differences_in_words(
    before: Plan, after: Plan, name: str, changed: OnOpenStep, rulebook: Rulebook
) -> Iterator[str]:
    """Whom, by when and owing what, from the step of that name on."""
    yield from _from_here_on(before, after, name)
    yield from _of_clocks(changed, rulebook)
    yield from _of_duties(changed)


def _from_here_on(before: Plan, after: Plan, name: str) -> Iterator[str]:
    """Who has each step, and of later steps by when and owing what too."""
    names = [str(step.step.name) for step in before.steps]
    first = names.index(name) if name in names else 0
    later = dict.fromkeys(
        [*names[first:], *(str(step.step.name) for step in after.steps if str(step.step.name) not in names)]
    )
    for each in later:
        was, now = before.step(each), after.step(each)
        if was is None or now is None:
            words = (
                gettext("The step “%(each)s” is new.")
                if was is None
                else gettext("The step “%(each)s” is there no longer.")
            )
            yield words % {"each": each}
            continue
        if _who(was) != _who(now):
            hands = gettext(" It stays in the hands it is in.") if each == name else ""
            yield gettext("“%(each)s” goes to %(now)s, and not to %(was)s.%(hands)s") % {
                "each": each,
                "now": _who(now),
                "was": _who(was),
                "hands": hands,
            }
        if sources_in_words(was.sources) != sources_in_words(now.sources):
            yield gettext("“%(each)s” rests on %(now)s, and not on %(was)s.") % {
                "each": each,
                "now": _rests(now),
                "was": _rests(was),
            }
        if each != name:
            yield from _of_later(each, was, now)


def _of_later(name: str, was: StepPlan, now: StepPlan) -> Iterator[str]:
    times = [[f"{owed.time.what} {owed.time.length.text}" for owed in step.times] for step in (was, now)]
    duties = [[duty_in_words(owed, to_the_filer=False) for owed in step.duties] for step in (was, now)]
    for old, new in (times, duties):
        yield from (
            gettext("On “%(name)s” there is now: %(words)s.") % {"name": name, "words": words}
            for words in new
            if words not in old
        )
        yield from (
            gettext("On “%(name)s” there is no longer: %(words)s.") % {"name": name, "words": words}
            for words in old
            if words not in new
        )


def _who(step: StepPlan) -> str:
    who = (
        " or ".join(" and ".join(choice) for choice in step.choices)
        or step.text
        or gettext("somebody who is chosen")
    )
    return gettext("%(who)s (the council’s fallback)") % {"who": who} if step.fallback else who


def _rests(step: StepPlan) -> str:
    return sources_in_words(step.sources) or gettext("the council’s own setting")


def dates_brought_forward(changed: OnOpenStep, rulebook: Rulebook) -> bool:
    """Whether a date that somebody keeps in mind would come earlier."""
    return any(
        comes_earlier(standing_of(clock).due, standing_under(clock, time, rulebook.calendar))
        for clock, time in changed.clocks
    )


def comes_earlier(was: date | None, now: date | None) -> bool:
    """Whether the second of two dates comes before the first; a date where there was none is no earlier one."""
    return was is not None and now is not None and now < was


def _of_clocks(changed: OnOpenStep, rulebook: Rulebook) -> Iterator[str]:
    for clock, time in changed.clocks:
        was, now = standing_of(clock).due, standing_under(clock, time, rulebook.calendar)
        length = (
            ""
            if clock.length == time.length.text
            else gettext(", %(text)s in place of %(length)s")
            % {"text": time.length.text, "length": clock.length}
        )
        if was != now or length:
            earlier = gettext(" Earlier than now.") if comes_earlier(was, now) else ""
            yield (
                gettext(
                    "“%(what)s”: %(was)s becomes %(now)s%(length)s.%(earlier)s What has happened to "
                    "it counts as it did."
                )
                % {
                    "what": clock.what,
                    "was": _day(was),
                    "now": _day(now),
                    "length": length,
                    "earlier": earlier,
                }
            )
    yield from (
        gettext("“%(what)s %(length)s” runs no longer.") % {"what": clock.what, "length": clock.length}
        for clock in changed.ending
    )
    yield from (
        gettext("“%(what)s %(text)s” begins.") % {"what": time.what, "text": time.length.text}
        for time in changed.beginning
    )


def _of_duties(changed: OnOpenStep) -> Iterable[str]:
    yield from (
        gettext("No longer owed: %(owed)s.") % {"owed": obligation_in_words(owed)}
        for owed in changed.owed_no_longer
    )
    yield from (
        gettext("Owed from now on: %(owed)s.") % {"owed": duty_in_words(owed, to_the_filer=False)}
        for owed in changed.owed_from_now
    )


def _day(on: date | None) -> str:
    return f"{on:%-d %B %Y}" if on is not None else gettext("no date")
