"""What does a page show of a case, whoever reads it? Its dates, their counts, its rule, and what happened so far."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.blind_index import index_of_number
from cases.bodies import waits_now
from cases.clocks import dated_of, local_date
from cases.counting import counted_of
from cases.frozen_plan import rulebook_of_case, sources_of
from cases.ladder import current_plan
from cases.models import Case, Clock, Event
from cases.models.step import Step
from cases.sentences import sentence_of
from cases.states import TOLD_TO_COMPLAINANT, EventKind, Relation
from cases.views.clock import today
from cases.views.dates import CountShown, count_shown, time_row
from cases.views.late import late_words
from cases.views.presented import QuotedSource, Row, all_quoted, long_date


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, in a sentence."""

    at: date
    words: str


def step_of(case: Case) -> Step | None:
    """The step it is on."""
    open_now = [one for one in case.steps.all() if one.ended_on is None]
    return max(open_now, key=lambda one: one.number, default=None)


def with_whom(case: Case) -> str:
    """In whose hands it is, in one line; empty where somebody is still to be chosen and nobody chooses."""
    step = step_of(case)
    return _(" and ").join(handler.known_as for handler in step.handlers) if step else ""


def date_rows(case: Case, *, to_the_filer: bool) -> tuple[Row, ...]:
    """Every date of the case with where it comes from; a date that was met says so."""
    rows: list[Row] = []
    why = waits_now(case)
    for clock in case.clocks.all():
        shown = dated_of(clock, clock.happened.all())
        met = _how_it_ended(case, clock)
        if why and not clock.stopped_on and clock.started_on:
            met = _("It stands still. %(why)s") % {"why": why}
        late = late_words(clock, today(), to_the_filer=to_the_filer)
        rows.append(time_row(shown.time, shown.due, to_the_filer=to_the_filer, note=met or late))
    return tuple(rows)


def _how_it_ended(case: Case, clock: Clock) -> str:
    """Done is only what was done: a date also ends when the case goes to other hands, or is over."""
    if clock.stopped_on is None:
        return ""
    done_on = {
        "acknowledge within": case.acknowledged_on,
        "report back within": case.reported_on,
    }.get(clock.what, case.concluded_on or case.reported_on)
    if done_on == clock.stopped_on:
        return _("Done on %(day)s.") % {"day": long_date(clock.stopped_on)}
    return _("Not needed any more since %(day)s.") % {"day": long_date(clock.stopped_on)}


def counts(case: Case, *, to_the_filer: bool) -> tuple[CountShown, ...]:
    """How each date was worked out, day by day. Why a case waited is for whoever deals with it."""
    found = [counted_of(clock, why_it_waited=not to_the_filer) for clock in case.clocks.all()]
    return tuple(
        count_shown(each.started_on, each.due, each.days, each.provisional, each.put_off)
        for each in found
        if each is not None
    )


def rule_of(case: Case) -> tuple[QuotedSource, ...]:
    """The words that brought it to whoever has it now, under the rulebook it was opened with."""
    step = step_of(case)
    plan = current_plan(case, step) if step is not None else None
    on_a_later_step = plan is not None and bool(plan.step.after)
    sources = plan.sources if plan is not None and on_a_later_step else sources_of(case)
    return all_quoted(sources, rulebook_of_case(case))


def history(case: Case, *, to_the_filer: bool) -> tuple[Told, ...]:
    """What happened, in order. Who opened it is told once a day, and never of the person who raised it.

    The person who raised it reads only what is theirs to know: nothing of the other side, of notes, or of why it waits.
    """
    number = case.parties["complainant"]["user"]
    raised_by = index_of_number(number) if number is not None else ""
    # Nor of whoever goes with them: what a union representative reads is nobody else’s to watch.
    goes_with = {row.person for row in case.access.all() if row.relation == Relation.COMPANION}
    unwatched = {raised_by, *goes_with}
    events = [one for one in case.events.all() if one.kind != EventKind.OPENED or one.by not in unwatched]
    if to_the_filer:
        told = (one for one in events if one.kind in TOLD_TO_COMPLAINANT and not is_kept_from_filer(one))
        return tuple(_told(told, to_the_filer=True))
    return tuple(_told(events))


def is_kept_from_filer(event: Event) -> bool:
    """Whether it is of the other side, or of a file for those who work on the case alone."""
    return bool(event.detail.get("of_the_other_side") or event.detail.get("internal"))


_READINGS = (EventKind.OPENED, EventKind.PAGE_OPENED)


def _told(events: Iterable[Event], *, to_the_filer: bool = False) -> Iterator[Told]:
    opened: set[tuple[str, str, str, date]] = set()
    for event in events:
        on = local_date(event.at)
        if event.kind in _READINGS and not event.detail.get("for_code_question"):
            what, file = event.detail.get("what", ""), event.detail.get("file", "")
            reading = (event.by, str(what), str(file), on)
            if reading in opened:
                continue
            opened.add(reading)
        yield Told(on, sentence_of(event, to_the_filer=to_the_filer))
