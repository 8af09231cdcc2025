"""For whom do these cases exist just now, and who of them may be told of a date? For many cases at once.

It answers as access.py does for one person after another, which tests hold it to: nobody who is kept out, and nobody
who raised the case, is ever told here of a date that others have to keep.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cases.deadlines.settings import THE_HANDLER, THE_OVERSEER
from cases.models import Access, Case
from cases.states import Relation
from cases.watch.owners import Everybody, InHand, in_hand
from people.models import Post


@dataclass(frozen=True, slots=True)
class Known:
    """By mark: who deals with the case or chooses for it and is there, and who oversees it. `kinds` are their posts."""

    at_work: frozenset[str]
    overseeing: frozenset[str]
    kinds: Mapping[str, frozenset[str]]

    def named(self, names: Collection[str]) -> frozenset[str]:
        """Whom these names mean: by part in the case, or by kind of post, and only where the case exists for them.

        Where that is nobody, whoever oversees the case is told instead.
        """
        wanted = {name.casefold() for name in names}
        found = {mark for mark, kinds in self.kinds.items() if not kinds.isdisjoint(wanted)}
        if THE_HANDLER.casefold() in wanted:
            found |= self.at_work
        if THE_OVERSEER.casefold() in wanted:
            found |= self.overseeing
        return frozenset(found) or self.overseeing


def known(cases: Collection[Case], people: Everybody) -> dict[int, Known]:
    """By the case's number, for whom it exists today. Four look-ups, however many cases there are."""
    held = {each.case: each for each in in_hand(cases, people)}
    overseeing: dict[int, set[str]] = {}
    rows = Access.objects.filter(case__in=held, until_at__isnull=True, relation=Relation.OVERSIGHT)
    councils = {case.pk: (case.council_id, case.council.principal_authority_id) for case in cases}
    for number, mark in rows.values_list("case_id", "person"):
        if _oversees(held[number], mark, councils[number], people):
            overseeing.setdefault(number, set()).add(mark)
    found = {number: (each.owners, frozenset(overseeing.get(number, ()))) for number, each in held.items()}
    sat_in = _kinds_of({mark for both in found.values() for mark in frozenset().union(*both)}, people)
    return {
        number: Known(
            at_work,
            overseers,
            {
                mark: frozenset(kind for council, kind in sat_in[mark] if council in councils[number])
                for mark in at_work | overseers
            },
        )
        for number, (at_work, overseers) in found.items()
    }


def _oversees(each: InHand, mark: str, councils: tuple[int, int | None], people: Everybody) -> bool:
    number = people.numbers.get(mark)
    if number is None or mark in each.out or people.connected.get(mark, frozenset()) & each.parties:
        return False
    return not people.seats[number].monitoring.isdisjoint(councils)


def _kinds_of(marks: Collection[str], people: Everybody) -> dict[str, set[tuple[int, str]]]:
    """In which council, and as what, each of them sits. One look-up."""
    seats = {mark: people.seats[people.numbers[mark]].sat_in for mark in marks}
    posts = Post.objects.filter(pk__in=frozenset().union(*seats.values())) if seats else Post.objects.none()
    kinds = {post.pk: (post.council_id, post.kind.casefold()) for post in posts}
    return {mark: {kinds[post] for post in sat_in} for mark, sat_in in seats.items()}
