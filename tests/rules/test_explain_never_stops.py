"""Whatever a line holds, the stream goes on: an answer in its place, and exit 2 at the end."""

from __future__ import annotations

import json
from pathlib import Path

from tests.rules.books import WENDLEBURY
from tests.rules.command_line import said

ADVICE = {"matter": "advice", "raised by": "Member"}


def streamed(*lines: str, more: tuple[str, ...] = ()) -> list[object]:
    answer = said("explain", WENDLEBURY, "--given", "-", *more, standard_input="\n".join(lines))
    assert answer.code in (0, 2)
    return answer.json_lines


def test_a_date_beyond_the_calendar_is_told_and_the_other_lines_are_answered() -> None:
    about = {"matter": "councillor about officer", "raised by": "Member", "about": "officer", "safety": "no"}
    late = {**about, "capacity": "councillor", "direct talk": "inappropriate", "received on": "9999-12-31"}
    first, second = streamed(json.dumps(late), json.dumps(ADVICE))
    assert isinstance(first, dict)
    assert first["line"] == 1
    assert "error" in first
    assert isinstance(second, dict)
    assert second["steps"]


def test_half_a_character_is_told() -> None:
    first, second = streamed('{"matter": "advice", "raised by": "\\ud800"}', json.dumps(ADVICE))
    assert isinstance(first, dict)
    assert "error" in first
    assert isinstance(second, dict)
    assert second["steps"]


def test_a_mark_at_the_start_of_a_file_is_no_fault() -> None:
    (only,) = streamed("\ufeff" + json.dumps(ADVICE))
    assert isinstance(only, dict)
    assert only["steps"]


def test_who_handled_it_may_be_said_once_for_every_line() -> None:
    line = {"matter": "councillor about officer", "raised by": "Member", "about": "officer", "safety": "no"}
    case = {**line, "capacity": "councillor", "direct talk": "inappropriate"}
    (plan,) = streamed(json.dumps(case), more=("--handled-by", '{"first look": "Chief Executive"}'))
    assert isinstance(plan, dict)
    assert plan["steps"][1]["choices"] == [["Director"]]


def test_a_matter_the_protocol_is_silent_on_is_answered_with_the_silence() -> None:
    answer = said("explain", WENDLEBURY, "--matter", "group meeting")
    assert answer.code == 2
    assert "the protocol says nothing of meetings of political groups" in answer.err


def test_a_lock_that_is_no_text_and_a_link_to_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(WENDLEBURY.read_bytes())
    (tmp_path / "quotations.lock").write_bytes(b"\xff\xfe")
    assert (said("check_rulebooks", tmp_path).code, said("check_rulebooks", "").code) == (2, 2)
    (tmp_path / "quotations.lock").unlink()
    (tmp_path / "b.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert said("check_rulebooks", tmp_path).code == 2
