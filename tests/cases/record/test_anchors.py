"""Is where the record ends written outside the database, each time it is asked for, and never for a short record?"""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from cases.record.anchors import NotAnchored, write_anchor
from cases.record.verification import verify
from tests.cases.record.written import sql, written
from tests.cases.sending import AT
from tests.databases.clearing import triggers_lifted
from tests.world import World


def test_each_anchor_is_a_line_that_only_its_owner_reads_and_names_nobody(
    wendlebury: World, tmp_path: Path
) -> None:
    one, _ = written(wendlebury)
    path = tmp_path / "away" / "anchors"

    assert write_anchor(path, at=AT) == 12
    assert write_anchor(path, at=AT + timedelta(hours=1)) == 12

    lines = path.read_text().splitlines()
    assert len(lines) == 2
    assert '"place": 12' in lines[0]
    assert one.reference not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (verify(path).anchors, verify(path).fault) == (2, "")


def test_a_record_without_entries_is_not_anchored(db: None, tmp_path: Path) -> None:
    assert write_anchor(tmp_path / "anchors", at=AT) is None
    assert not (tmp_path / "anchors").exists()


@pytest.mark.parametrize(
    "damage",
    [('"place": 12', '"place": 11'), ("2026-06-01", "2026-07-01"), ("}", ""), ('"mac"', '"cam"')],
    ids=str,
)
def test_an_anchor_that_was_changed_is_named_by_its_line(
    wendlebury: World, tmp_path: Path, damage: tuple[str, str]
) -> None:
    written(wendlebury)
    path = tmp_path / "anchors"
    write_anchor(path, at=AT)
    path.write_text(path.read_text().replace(*damage))

    assert verify(path).fault.startswith(f"Line 1 of {path} ")
    with pytest.raises(NotAnchored, match="Run verify_record"):
        write_anchor(path, at=AT)


def test_a_record_that_was_cut_gets_no_new_anchor(wendlebury: World, tmp_path: Path) -> None:
    written(wendlebury)
    write_anchor(tmp_path / "anchors", at=AT)
    with triggers_lifted():
        sql("DELETE FROM cases_event WHERE place > 9")

    with pytest.raises(NotAnchored, match="ends at entry 9, but 12 were written"):
        write_anchor(tmp_path / "anchors", at=AT)

    sql("UPDATE cases_recordhead SET written = 9")
    with pytest.raises(NotAnchored, match="knows of entry 12, but the record ends at 9"):
        write_anchor(tmp_path / "anchors", at=AT)
