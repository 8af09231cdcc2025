"""Is every way of tampering with the record found, by somebody who has the database and not the key?"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

from cases.models import Event
from cases.record.anchors import write_anchor
from cases.record.seals import BEFORE_THE_FIRST, seal_of_entry
from cases.record.verification import verify
from tests.cases.record.written import ENTRIES, sql, written
from tests.cases.sending import AT
from tests.databases.clearing import triggers_lifted
from tests.world import World


def _edit() -> None:
    sql("UPDATE cases_event SET kind = 'acknowledged' WHERE place = 5")


def _edit_the_words() -> None:
    sql("UPDATE cases_event SET detail = 'gAAAAAB' WHERE place = 5")


def _borrow_words_of_another() -> None:
    sql("UPDATE cases_event SET detail = (SELECT detail FROM cases_event WHERE place = 1) WHERE place = 5")


def _edit_the_time() -> None:
    sql("UPDATE cases_event SET at = '2020-01-01 00:00:00+00:00' WHERE place = 5")


def _edit_who() -> None:
    sql("UPDATE cases_event SET by = %s WHERE place = 5", "f" * 64)


def _give_to_another_case() -> None:
    sql(
        "UPDATE cases_event SET case_id = (SELECT case_id FROM cases_event WHERE place = 4), number = 9 WHERE place = 5"
    )


def _rename_the_case() -> None:
    sql(
        "UPDATE cases_case SET reference = 'NOT-THE-SAME' WHERE id = (SELECT case_id FROM cases_event WHERE place = 1)"
    )


def _delete() -> None:
    sql("DELETE FROM cases_event WHERE place = 5")


def _delete_and_close_the_gap() -> None:
    previous = sql("SELECT previous FROM cases_event WHERE place = 5")[0][0]
    sql("DELETE FROM cases_event WHERE place = 5")
    sql("UPDATE cases_event SET previous = %s WHERE place = 6", previous)
    for place in range(6, ENTRIES + 1):
        sql("UPDATE cases_event SET place = %s WHERE place = %s", place - 1, place)
    sql("UPDATE cases_recordhead SET written = written - 1")


def _insert() -> None:
    for place in range(ENTRIES, 4, -1):
        sql("UPDATE cases_event SET place = %s WHERE place = %s", place + 1, place)
    sql(
        "INSERT INTO cases_event (case_id, number, kind, at, by, detail, place, previous, mac)"
        " SELECT case_id, 99, kind, at, by, detail, 5, 'added', mac FROM cases_event WHERE place = 3"
    )
    sql("UPDATE cases_recordhead SET written = written + 1")


def _insert_below_the_first() -> None:
    sql(
        "INSERT INTO cases_event (case_id, number, kind, at, by, detail, place, previous, mac)"
        " SELECT case_id, 99, kind, at, by, detail, 0, 'added', mac FROM cases_event WHERE place = 3"
    )


def _reorder() -> None:
    sql("UPDATE cases_event SET place = 99 WHERE place = 5")
    sql("UPDATE cases_event SET place = 5 WHERE place = 6")
    sql("UPDATE cases_event SET place = 6 WHERE place = 99")


def _rewrite_all() -> None:
    """A whole chain that agrees with itself, sealed with another key."""
    previous = BEFORE_THE_FIRST
    for place in range(1, ENTRIES + 1):
        mac = hmac.new(b"another key", f"{place}{previous}".encode(), hashlib.sha256).hexdigest()
        sql("UPDATE cases_event SET previous = %s, mac = %s WHERE place = %s", previous, mac, place)
        previous = mac


def _cut_the_tail() -> None:
    sql("DELETE FROM cases_event WHERE place > 9")


def _cut_the_tail_and_set_the_head_back() -> None:
    _cut_the_tail()
    sql("UPDATE cases_recordhead SET written = 9")


def _cut_everything() -> None:
    sql("DELETE FROM cases_event")
    sql("DELETE FROM cases_recordhead")


def _set_the_head_back() -> None:
    sql("UPDATE cases_recordhead SET written = 9")


WITHOUT_THE_KEY = "was changed, moved or added without the key"
TAMPERINGS: dict[str, tuple[Callable[[], None], int, str]] = {
    "edit": (_edit, 5, WITHOUT_THE_KEY),
    "edit its words": (_edit_the_words, 5, "its words can't be read"),
    "give it the words of another": (_borrow_words_of_another, 5, WITHOUT_THE_KEY),
    "edit its time": (_edit_the_time, 5, WITHOUT_THE_KEY),
    "edit who did it": (_edit_who, 5, WITHOUT_THE_KEY),
    "give it to another case": (_give_to_another_case, 5, WITHOUT_THE_KEY),
    "rename its case": (_rename_the_case, 1, WITHOUT_THE_KEY),
    "delete": (_delete, 5, "is missing: the next one is entry 6"),
    "delete and close the gap": (_delete_and_close_the_gap, 5, WITHOUT_THE_KEY),
    "insert": (_insert, 5, WITHOUT_THE_KEY),
    "insert below the first": (_insert_below_the_first, 0, "a place that no entry can have"),
    "reorder": (_reorder, 5, WITHOUT_THE_KEY),
    "rewrite all": (_rewrite_all, 1, WITHOUT_THE_KEY),
    "cut the tail": (_cut_the_tail, 9, "saw entry 12"),
    "cut the tail and set the head back": (_cut_the_tail_and_set_the_head_back, 9, "saw entry 12"),
    "cut everything": (_cut_everything, 0, "saw entry 12"),
    "set the head back": (_set_the_head_back, 12, "its head counts only 9"),
}


@pytest.mark.parametrize("way", TAMPERINGS, ids=str)
def test_it_is_found_and_named(wendlebury: World, tmp_path: Path, way: str) -> None:
    written(wendlebury)
    write_anchor(tmp_path / "anchors", at=AT)
    assert verify(tmp_path / "anchors").fault == ""
    tamper, place, said = TAMPERINGS[way]

    with triggers_lifted():
        tamper()

    found = verify(tmp_path / "anchors")
    assert said in found.fault, found.fault
    assert f"entry {place}" in found.fault.lower(), found.fault


def test_a_cut_tail_is_seen_by_the_head_where_nobody_anchored(wendlebury: World, tmp_path: Path) -> None:
    written(wendlebury)

    with triggers_lifted():
        _cut_the_tail()

    assert verify(tmp_path / "none").fault == (
        "The record ends at entry 9, but 12 were written: its end was cut off."
    )


def test_a_cut_tail_that_is_grown_again_with_the_key_is_not_what_the_anchor_saw(
    wendlebury: World, tmp_path: Path
) -> None:
    written(wendlebury)
    write_anchor(tmp_path / "anchors", at=AT)

    with triggers_lifted():
        _cut_the_tail_and_set_the_head_back()
    written(wendlebury)

    assert "the record was written anew" in verify(tmp_path / "anchors").fault


def test_it_names_the_case_and_counts_what_stands_before(wendlebury: World, tmp_path: Path) -> None:
    one, _ = written(wendlebury)

    with triggers_lifted():
        _edit()

    found = verify(tmp_path / "none")
    assert found.fault.startswith(f"Entry 5, in {one.reference}, was changed")
    assert found.entries == 4


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps only times in a column of times")
def test_of_two_that_are_wrong_the_first_is_named_whatever_is_wrong_with_the_second(
    wendlebury: World, tmp_path: Path
) -> None:
    written(wendlebury)

    with triggers_lifted():
        sql("UPDATE cases_event SET at = 'yesterday' WHERE place = 7")
    assert "Entry 7" in verify(tmp_path / "none").fault
    with triggers_lifted():
        _edit()
    assert "Entry 5" in verify(tmp_path / "none").fault


def test_another_key_finds_nothing_right(wendlebury: World, tmp_path: Path) -> None:
    written(wendlebury)

    with override_settings(RECORD_KEY="another key altogether, and as long as it has to be"):
        assert "look at RECORD_KEY first" in verify(tmp_path / "none").fault


def test_a_case_whose_own_count_has_a_gap_is_named(wendlebury: World, tmp_path: Path) -> None:
    """Only a fault of ours could do this: the seals are right."""
    one, _ = written(wendlebury)
    with triggers_lifted():
        sql("UPDATE cases_event SET number = 8 WHERE place = 11")
        _seal_again(11)

    assert f"{one.reference} has 6 events" in verify(tmp_path / "none").fault


def _seal_again(place: int) -> None:
    previous = Event.objects.get(place=place).previous
    for entry in Event.objects.filter(place__gte=place).order_by("place").select_related("case"):
        mac = seal_of_entry(
            place=entry.place,
            previous=previous,
            case=entry.case.reference,
            number=entry.number,
            kind=entry.kind,
            at=entry.at,
            by=entry.by,
            detail=entry.detail,
        )
        sql("UPDATE cases_event SET previous = %s, mac = %s WHERE place = %s", previous, mac, entry.place)
        previous = mac


def test_an_empty_record_stands(db: None, tmp_path: Path) -> None:
    found = verify(tmp_path / "none")
    assert (found.entries, found.fault) == (0, "")
