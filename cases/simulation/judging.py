"""Does every open case have somebody, and did nobody judge their own? Looked at apart from what decides it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cases.access import work_of
from cases.blind_index import index_of
from cases.models import Access, Alarm, AlarmKind, Case
from cases.simulation.trying import Tried
from cases.states import Relation
from cases.watch.owners import NOT_OPEN
from people.absences import absences_on
from people.models import User

# What somebody does for themselves; everything else is done by whoever works on the case.
THEIR_OWN = frozenset(
    {
        "answer_question",
        "ask_again",
        "ask_for_name",
        "give_account",
        "give_view",
        "name_companion",
        "stand_aside",
        "withdraw",
    }
)


@dataclass(slots=True)
class Judges:
    """Who decided what so far, and how often somebody decided about themselves."""

    decided: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    looked_again: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    of_themselves: int = 0

    def saw(self, case: Case, did: Tried) -> None:
        """Note an act that was done. Whoever decided it may not decide it when it is looked at again."""
        parties = {case.parties["complainant"]["user"], (case.parties.get("subject") or {}).get("user")}
        if did.act not in THEIR_OWN and did.by.pk in parties:
            self.of_themselves += 1
        if did.act == "conclude":
            self.of_themselves += did.by.pk in self.looked_again[case.pk]
            self.decided[case.pk].add(did.by.pk)
        if did.act == "ask_again":
            self.looked_again[case.pk] |= self.decided[case.pk]


def stuck(people: Mapping[str, User], on: date) -> int:
    """How many open cases nobody has who sits in their seat, may deal with them and is there, with no alarm either."""
    away = set(absences_on(on).values_list("user", flat=True))
    alarmed = set(
        Alarm.objects.filter(kind=AlarmKind.NO_LAWFUL_OWNER, closed_at__isnull=True).values_list(
            "case", flat=True
        )
    )
    open_cases = set(Case.objects.exclude(state__in=NOT_OPEN).values_list("pk", flat=True)) - alarmed
    at_work = Access.objects.filter(
        case__in=Case.objects.exclude(state__in=NOT_OPEN).values("pk"),
        relation__in=(Relation.HANDLER, Relation.TRIAGE),
        until_at__isnull=True,
    )
    has: set[int] = set()
    for mark in sorted(set(at_work.values_list("person", flat=True))):
        user = people.get(mark)
        if user is not None and user.pk not in away:
            has |= set(work_of(user, on=on).values_list("pk", flat=True))
    return len(open_cases - has)


def by_mark() -> dict[str, User]:
    """Everybody, by keyed mark."""
    return {index_of(user): user for user in User.objects.all()}
