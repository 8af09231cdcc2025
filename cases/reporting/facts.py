"""What does the annual report read of each case? One row a complaint, as it stood when the year ended.

The words of a concern, names, notes and views are never read here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from cases.clocks import calendar_of, local_date
from cases.forms.words import matter_label
from cases.matters import is_about_conduct
from cases.models import Case, Clock, Event, IncidentCase
from cases.outcomes import outcome_decided
from cases.outcomes_known import REASONS
from cases.reporting.period import Period, outcomes_after_a_hearing
from cases.reporting.rows import IN_TIME, LATE, NOT_YET, Row
from cases.states import EventKind, State
from people.models import Council
from rules.language.bank_holiday_law import ENGLAND_AND_WALES
from rules.language.working_days import Calendar
from rules.shelf import rulebook_with

_WENT_ON = {EventKind.REOPENED, EventKind.ASKED_AGAIN, EventKind.ROUTE_DECIDED, EventKind.REASSIGNED}
_STAGES = {
    EventKind.REPORTED_BACK: State.REPORTED_BACK,
    EventKind.ALREADY_DECIDED: State.REPORTED_BACK,
    EventKind.WITHDRAWN: State.WITHDRAWN,
    EventKind.CLOSED: State.CLOSED,
    EventKind.IMPORTED: State.CLOSED,
}
_ENDED = set(_STAGES)
_ACKNOWLEDGE, _ANSWER = "acknowledge within", ("reply within", "report back within", "decide within")
_NOT_ENDED = gettext_noop("Being dealt with")


@dataclass(frozen=True, slots=True)
class Counted:
    """A complaint with its row; the case is for the desk's own lists and is never frozen."""

    case: Case
    row: Row


@dataclass(frozen=True, slots=True)
class Year:
    """What was read of a year: complaints, and the cases that are none (requests, advice, disclosures)."""

    complaints: tuple[Counted, ...]
    others: tuple[Case, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows alone."""
        return tuple(counted.row for counted in self.complaints)


def received_in(cases: QuerySet[Case], council: Council, period: Period) -> QuerySet[Case]:
    """Those of the cases received in the year by the council, or by a town or parish that relies on it."""
    within = cases.filter(filed_on__gte=period.starts_on, filed_on__lte=period.ends_on)
    within = within.exclude(state=State.REFUSED)  # brought in by mistake and taken back: it never was one
    own = within.filter(council=council) | within.filter(council__principal_authority=council)
    return own.select_related("council").order_by("filed_on", "pk")


def year_of(
    cases: Iterable[Case],
    period: Period,
    *,
    on: date,
    whole: Collection[int] | None = None,
    unlinked: Collection[int] = (),
) -> Year:
    """The rows of these cases, in six look-ups however many there are.

    `whole` are the numbers of those of which matter, clause and reason are read too; None reads them of every one.
    `unlinked` are those that stand alone for whoever reads, whatever they are linked with.
    """
    every = list(cases)
    complaints = [case for case in every if is_about_conduct(case)]
    read = _Reading(complaints, min(period.ends_on, on), on, unlinked)
    rows = (read.row(case, whole=whole is None or case.pk in whole) for case in complaints)
    counted = tuple(Counted(case, row) for case, row in zip(complaints, rows, strict=True))
    numbers = {case.pk for case in complaints}
    return Year(counted, tuple(case for case in every if case.pk not in numbers))


class _Reading:
    """What is read for many cases at once."""

    def __init__(self, cases: Sequence[Case], until: date, on: date, unlinked: Collection[int]) -> None:
        numbers = [case.pk for case in cases]
        self.until, self.on = until, on
        self.last: dict[int, tuple[str, datetime]] = {}
        self._read_those_closed_before(numbers)
        events = Event.objects.filter(case__in=numbers, kind__in=(_ENDED | _WENT_ON) - {EventKind.IMPORTED})
        for case, kind, at in events.order_by("place").values_list("case_id", "kind", "at"):
            if local_date(at) <= until:
                self.last[case] = (kind, at)
        links = IncidentCase.objects.filter(case__in=numbers, unlinked_at__isnull=True)
        self.incidents = {
            case: str(key)
            for case, key in links.values_list("case_id", "incident__key")
            if case not in unlinked
        }
        clocks = Clock.objects.filter(case__in=numbers, what__in=(_ACKNOWLEDGE, *_ANSWER))
        self.due: dict[tuple[int, bool], date] = {}
        for case, what, due_on in (
            clocks.filter(due_on__isnull=False).order_by("-due_on").values_list("case_id", "what", "due_on")
        ):
            if due_on is not None:
                self.due[case, what == _ACKNOWLEDGE] = due_on  # the first date of its kind is written last
        self.calendars: dict[tuple[str, int], Calendar] = {}
        self.hearings: dict[int, frozenset[str]] = {}

    def _read_those_closed_before(self, numbers: Iterable[int]) -> None:
        """Brought in closed: ended on the day that was brought in with it, and not on the day it was brought in."""
        imported = Event.objects.filter(case__in=numbers, kind=EventKind.IMPORTED)
        for case, detail, at in imported.values_list("case_id", "detail", "at"):
            closed_on = detail.get("closed_on")
            if closed_on and self._by_then(date.fromisoformat(closed_on)):
                self.last[case] = (EventKind.IMPORTED, at)

    def row(self, case: Case, *, whole: bool) -> Row:
        kind, _at = self.last.get(case.pk, ("", None))
        ended = kind in _ENDED
        outcome, reason = self._outcome(case) if ended else ("", "")
        acknowledged = case.acknowledged_on if self._by_then(case.acknowledged_on) else None
        answered = case.reported_on if self._by_then(case.reported_on) else None
        subject = case.parties.get("subject") or {}
        return Row(
            partly=not whole,
            incident=self.incidents.get(case.pk, ""),
            council=case.council.name,
            raised_by=str((case.parties.get("complainant") or {}).get("kind", "")),
            about=str(subject.get("kind", "")),
            matter=matter_label(case.plan["matter"], self._words(case)) if whole else "",
            clause=_clause(case) if whole else "",
            stage=str(State(_STAGES[EventKind(kind)]).label) if ended else _NOT_ENDED,
            ended=ended,
            outcome=outcome,
            reason=reason if whole else "",
            hearing=outcome in self._after_a_hearing(case.council),
            acknowledged=self._in_time(case, acknowledged, to_acknowledge=True),
            answered=self._in_time(case, answered, to_acknowledge=False),
            acknowledged_after=self._working_days(case, acknowledged),
            answered_after=self._working_days(case, answered),
        )

    def _by_then(self, on: date | None) -> bool:
        return on is not None and on <= self.until

    def _outcome(self, case: Case) -> tuple[str, str]:
        if case.concluded_on is not None and case.concluded_on <= self.until:
            found = outcome_decided(case)
            if found is not None:
                return found.words, str(REASONS.get(case.outcome.get("reason", ""), ""))
        return ("withdrawn", "") if self.last[case.pk][0] == EventKind.WITHDRAWN else ("", "")

    def _after_a_hearing(self, council: Council) -> frozenset[str]:
        if council.pk not in self.hearings:
            self.hearings[council.pk] = outcomes_after_a_hearing(council, self.on)
        return self.hearings[council.pk]

    def _in_time(self, case: Case, done_on: date | None, *, to_acknowledge: bool) -> str:
        """By the first date of its kind. Late is what was done after its date, or was not when the date passed."""
        due_on = self.due.get((case.pk, to_acknowledge))
        if due_on is None:
            return NOT_YET
        if done_on is not None:
            return IN_TIME if done_on <= due_on else LATE
        return LATE if due_on < self.until and self.last.get(case.pk, ("",))[0] not in _ENDED else NOT_YET

    def _working_days(self, case: Case, done_on: date | None) -> int | None:
        if done_on is None:
            return None
        name = _calendar_name(case)
        counted_by = self.calendars.get((name, case.council_id))
        if counted_by is None:
            counted_by = self.calendars[name, case.council_id] = calendar_of(name, case.council)
        days = (case.filed_on + timedelta(days=n) for n in range(1, (done_on - case.filed_on).days + 1))
        return sum(counted_by.is_working_day(day) for day in days)

    def _words(self, case: Case) -> dict[str, str]:
        try:
            rulebook = rulebook_with(case.rulebook_sha256)
        except LookupError:
            return {}
        return {str(word): str(own) for word, own in rulebook.words.items()}


def _calendar_name(case: Case) -> str:
    try:
        return str(rulebook_with(case.rulebook_sha256).calendar)
    except LookupError:
        return ENGLAND_AND_WALES


def _clause(case: Case) -> str:
    """The rule it went by as it was frozen with the case; empty where the council's own setting was used."""
    steps: Any = (case.plan.get("plan") or {}).get("steps") or ({},)
    clauses = [source for source in steps[0].get("sources") or () if source.get("kind") != "local"]
    return str(clauses[0].get("ref") or "") if clauses and not case.plan.get("fallback") else ""
