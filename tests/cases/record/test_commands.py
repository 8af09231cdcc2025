"""What do the two commands about the record say, and how do they end?"""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings

from cases.record import verification
from cases.record.triggers import lift_triggers
from tests.cases.record.written import sql, written
from tests.databases.clearing import triggers_lifted
from tests.world import World


def _said(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def _refused() -> str:
    err = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_record", stdout=StringIO(), stderr=err)
    assert ended.value.code == 1
    return err.getvalue()


def test_a_whole_record_is_counted(wendlebury: World, tmp_path: Path) -> None:
    written(wendlebury)

    with override_settings(RECORD_ANCHORS=tmp_path / "anchors"):
        assert "There is no anchor" in _said("verify_record")
        assert _said("anchor_record") == f"Anchored at entry 12, in {tmp_path / 'anchors'}.\n"
        assert _said("verify_record") == "Entries that stand as they were written: 12; anchors: 1.\n"


def test_the_first_bad_entry_is_said_and_the_command_fails(wendlebury: World) -> None:
    one, _ = written(wendlebury)
    with triggers_lifted():
        sql("UPDATE cases_event SET kind = 'acknowledged' WHERE place IN (5, 7)")

    assert _refused() == (
        f"Entry 5, in {one.reference}, was changed, moved or added without the key of the record.\n"
        "Before that, entries that stand as they were written: 4; anchors: 0. Nothing after it was looked at.\n"
    )


def test_triggers_that_are_gone_are_said_and_the_command_fails(wendlebury: World) -> None:
    written(wendlebury)
    connection.check_constraints()
    lift_triggers(connection)

    assert "its triggers are gone" in _refused()


def test_a_record_that_is_short_is_not_anchored(wendlebury: World, tmp_path: Path) -> None:
    written(wendlebury)
    with triggers_lifted():
        sql("DELETE FROM cases_event WHERE place > 9")

    with (
        override_settings(RECORD_ANCHORS=tmp_path / "anchors"),
        pytest.raises(CommandError, match="ends at entry 9"),
    ):
        call_command("anchor_record")
    assert not (tmp_path / "anchors").exists()


def test_a_long_record_is_walked_a_few_entries_at_a_time(
    wendlebury: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(wendlebury)
    monkeypatch.setattr(verification, "BATCH", 5)

    assert "written: 12;" in _said("verify_record")
