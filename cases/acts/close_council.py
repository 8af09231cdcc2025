"""Close a council that another follows: its seats end, and every case goes to the successor with both sides told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext

from cases.acts.move_to_successor import move_to_successor
from cases.models import Case, Connection
from cases.watch.owners import NOT_OPEN
from people.establishment import NotPossible, day_in_words
from people.models import Council
from people.succession import end_council


@dataclass(frozen=True, slots=True)
class Closed:
    """How many cases went over: open ones, of these those that nobody lawful could be asked to take, and over ones."""

    open_cases: int
    without_a_chooser: int
    over: int


def close_council(
    council: Council, successor: Council, *, last_on: date, source: str, at: datetime, on: date
) -> Closed:
    """Carry out what an order says: `source` names it, and stands in the record of every case.

    Run it from the first day of the successor on. Where it is stopped half way, run it again: what went over already
    stays, and the rest follows. Raises NotPossible.
    """
    if on <= last_on:
        raise NotPossible(
            gettext("The council goes on until %(last_on)s. Do this on a day after it.")
            % {"last_on": day_in_words(last_on)}
        )
    if not source.strip():
        raise NotPossible("Name the order by which the council ends. It stands in the record of every case.")
    end_council(council, successor, last_on=last_on)
    theirs = Case.objects.filter(council=council).order_by("pk")
    open_cases = without = over = 0
    for reference in list(theirs.values_list("reference", flat=True)):
        case = move_to_successor(reference, source=source, at=at, on=on)
        if case.state in NOT_OPEN:
            over += 1
            continue
        open_cases += 1
        step = case.steps.filter(ended_on__isnull=True).latest("number")
        without += not step.handlers
    # The register goes with them: who may not decide about whom holds as it did, and is read by the successor.
    goes_on = Q(to_on__isnull=True) | Q(to_on__gte=on)
    Connection.objects.filter(goes_on, council=council).update(council=successor)
    return Closed(open_cases, without, over)
