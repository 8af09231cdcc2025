"""Did anybody decide about themselves? Read from rows and acts, apart from access.py, which decides who may."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from cases.blind_index import index_of
from cases.models import Access, Case, Connection
from cases.simulation.trying import Tried
from people.prepared import DAY, NUMBER, WORDS, Prepared

# What somebody does for themselves; everything else is done by whoever works on the case.
THEIR_OWN = frozenset(
    {
        "answer_question",
        "ask_again",
        "ask_for_name",
        "give_account",
        "give_view",
        "leave_oversight",
        "name_companion",
        "somebody_asked",
        "stand_aside",
        "step_down",
        "withdraw",
    }
)
_KEPT_OUT = ("subject", "also_about", "witness", "connection", "recusal")
_PARTIES = ("complainant", "helped", "subject", "also_about", "affected", "filed_for")


@dataclass(slots=True)
class Judges:
    """Who decided what so far, and how often somebody decided about themselves."""

    decided: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    looked_again: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    of_themselves: int = 0

    def saw(self, case: Case, did: Tried, on: date) -> None:
        """Note an act that was done. Whoever decided it may not decide it when it is looked at again."""
        if did.act not in THEIR_OWN and _is_their_own(case, did, on):
            self.of_themselves += 1
        if did.act == "conclude":
            self.of_themselves += did.by.pk in self.looked_again[case.pk]
            self.decided[case.pk].add(did.by.pk)
        if did.act == "ask_again":
            self.looked_again[case.pk] |= self.decided[case.pk]


def _is_their_own(case: Case, did: Tried, on: date) -> bool:
    """Whether they raised it, it is about them, they are kept out of it, or are connected with somebody in it."""
    if did.by.pk in {case.parties["complainant"]["user"], (case.parties.get("subject") or {}).get("user")}:
        return True
    mark = index_of(did.by)
    rows = _RELATED(case=case.pk)
    if any(person == mark for person, _relation in rows):
        return True
    marks = set().union(*_CONNECTED(person=mark, on=on))
    return bool({person for person, relation in rows if relation in _PARTIES} & (marks - {mark}))


_RELATED: Prepared[tuple[str, str]] = Prepared(
    lambda case: (
        Access.objects.filter(case=case, until_at__isnull=True, relation__in=(*_KEPT_OUT, *_PARTIES))
        .order_by()
        .values_list("person", "relation")
    ),
    case=NUMBER,
)
_CONNECTED: Prepared[tuple[str, str]] = Prepared(
    lambda person, on: (
        Connection.objects.filter(Q(one=person) | Q(other=person), from_on__lte=on)
        .filter(Q(to_on__isnull=True) | Q(to_on__gte=on))
        .values_list("one", "other")
    ),
    person=WORDS,
    on=DAY,
)
