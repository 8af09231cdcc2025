"""Do lives that are lived in parts come to the same, however many at once and however often they are taken up again?"""

from __future__ import annotations

from pathlib import Path

import pytest

from cases.simulation.found import Years
from cases.simulation.parts import OtherLives, Part, live_at_once, parts_of, together
from cases.simulation.scratch import MEMORY

WHOLE = Part(cases=4, days=4, seed=4, codes=("wendlebury",), database=MEMORY, mails=False)


def test_what_a_part_is_follows_from_what_is_asked_for() -> None:
    whole = Part(cases=11, days=3, seed=5)
    parts = parts_of(whole, 4)
    assert [part.cases for part in parts] == [4, 4, 3]
    assert len({part.seed for part in parts}) == 3
    assert parts == parts_of(whole, 4) != parts_of(Part(cases=11, days=3, seed=6), 4)
    assert parts_of(whole, 11) == [whole]


def test_of_several_everything_is_added_up_and_their_order_counts_in_the_digest() -> None:
    one, other = Years(acts=2, stuck=1, digest="a"), Years(acts=3, missed_dates=1, digest="b")
    other.by_act["close"] = 2
    found = together([one, other])
    assert (found.acts, found.wrong, found.by_act["close"]) == (5, 2, 2)
    assert found.digest != together([other, one]).digest
    assert together([one]) is one


def test_one_or_two_at_once_or_taken_up_again_is_the_same(tmp_path: Path) -> None:
    alone, at_once = _lived(tmp_path / "one", 1), _lived(tmp_path / "two", 2)
    assert alone == at_once
    assert alone.acts
    assert alone.wrong == 0

    (tmp_path / "one" / "part-2.json").unlink()
    before = (tmp_path / "one" / "part-1.json").stat().st_mtime_ns
    assert _lived(tmp_path / "one", 1) == alone
    assert (tmp_path / "one" / "part-1.json").stat().st_mtime_ns == before


def test_a_folder_with_other_lives_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "asked-for.json").write_text("[]")
    with pytest.raises(OtherLives):
        _lived(tmp_path, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["asked-for.json"]


def _lived(folder: Path, processes: int) -> Years:
    return together(list(live_at_once(parts_of(WHOLE, 2), processes, folder))[-1])
