"""Is there one chain of everything that happened, with nothing lost, when many write in one moment?"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from django.test import TransactionTestCase

from cases.acts.open_case import open_case
from cases.models import Event
from cases.models.event import RecordHead
from cases.record.seals import BEFORE_THE_FIRST
from tests.cases.record.written import ENTRIES, sql, written
from tests.cases.sending import AT, drafted, run_small_book, sent
from tests.world import World, world

WRITERS = 8
EACH = 25


def _at_once(act: Callable[[int], object]) -> None:
    gate = Barrier(WRITERS)

    def call(writer: int) -> None:
        try:
            gate.wait()
            for _ in range(EACH):
                act(writer)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(call, range(WRITERS)))


def _is_one_chain(entries: int) -> None:
    chain = list(Event.objects.order_by("place").values_list("place", "previous", "mac"))
    assert [place for place, _, _ in chain] == list(range(1, entries + 1))
    assert [previous for _, previous, _ in chain] == [BEFORE_THE_FIRST, *(mac for _, _, mac in chain[:-1])]
    assert RecordHead.objects.get().written == entries


def _numbers() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for case, number in Event.objects.order_by("case", "number").values_list("case", "number"):
        found.setdefault(case, []).append(number)
    return found


def test_every_event_of_every_case_is_an_entry_and_each_case_counts_its_own(wendlebury: World) -> None:
    written(wendlebury)

    _is_one_chain(ENTRIES)
    assert list(_numbers().values()) == [[1, 2, 3, 4, 5, 6]] * 2


class AtOnce(TransactionTestCase):
    """With real transactions, on either database."""

    def setUp(self) -> None:
        self.here = world()
        run_small_book(self.here.council)

    def test_eight_writers_of_eight_cases_leave_one_unbroken_chain(self) -> None:
        w = self.here
        cases = [sent(drafted(w.member, w.council, "advice", facts={}), w.member) for _ in range(WRITERS)]

        _at_once(lambda writer: open_case(cases[writer], by=w.member, at=AT))

        _is_one_chain(WRITERS * (1 + EACH))
        assert list(_numbers().values()) == [list(range(1, EACH + 2))] * WRITERS

    def test_eight_writers_of_one_case_leave_one_unbroken_chain(self) -> None:
        w = self.here
        case = sent(drafted(w.member, w.council, "advice", facts={}), w.member)

        _at_once(lambda _: open_case(case, by=w.member, at=AT))

        _is_one_chain(1 + WRITERS * EACH)
        assert list(_numbers().values()) == [list(range(1, WRITERS * EACH + 2))]

    def test_eight_writers_find_a_head_again_that_was_taken_away(self) -> None:
        w = self.here
        cases = [sent(drafted(w.member, w.council, "advice", facts={}), w.member) for _ in range(WRITERS)]
        sql("DELETE FROM cases_recordhead")

        _at_once(lambda writer: open_case(cases[writer], by=w.member, at=AT))

        _is_one_chain(WRITERS * (1 + EACH))
