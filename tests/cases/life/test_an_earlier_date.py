"""Is a date that another version brings forward shown, and does it come earlier only where that is said to be meant?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.acts.move_version import move_version
from cases.models import Case
from cases.refusals import Refused
from cases.version_change import versions_to_move_to, what_would_change
from tests.cases.life.living import about_a_director, done
from tests.cases.life.test_another_version import NEXT, SLOWER, other_book
from tests.cases.sending import ON
from tests.world import World

pytestmark = pytest.mark.django_db
QUICKER = ("reply within: 10 working days", "reply within: 5 working days")


def _moved(case: Case, w: World, sha256: str, **given: Any) -> Case:
    case.refresh_from_db()
    version = next(each for each in versions_to_move_to(case, NEXT) if each.sha256 == sha256)
    shown = what_would_change(case, version).fingerprint
    return done(
        move_version,
        case,
        by=w.monitoring_officer,
        to=sha256,
        shown=shown,
        reasons="Council asked.",
        on=NEXT,
        **given,
    )


def _due(case: Case) -> date | None:
    return case.clocks.get(what="reply within").due_on


def test_it_is_shown_and_refused_until_it_is_said_to_be_meant(wendlebury: World, tmp_path: Path) -> None:
    w = wendlebury
    case = about_a_director(w)
    version = other_book(w, tmp_path, QUICKER)
    change = what_would_change(case, version)
    assert change.brings_forward
    assert (
        "“reply within”: 15 June 2026 becomes 8 June 2026, 5 working days in place of 10 working days. Earlier than "
        "now. What has happened to it counts as it did." in change.sentences
    )
    with pytest.raises(Refused, match="A date would come earlier than it is now"):
        _moved(case, w, version.sha256)
    assert _due(case) == date(2026, 6, 15)
    _moved(case, w, version.sha256, earlier_is_meant=True)
    assert _due(case) == date(2026, 6, 8)


def test_nothing_is_asked_where_no_date_comes_earlier(wendlebury: World, tmp_path: Path) -> None:
    w = wendlebury
    case = about_a_director(w)
    version = other_book(w, tmp_path, SLOWER)
    assert not what_would_change(case, version).brings_forward
    _moved(case, w, version.sha256)
    assert _due(case) == date(2026, 6, 22)
    assert case.filed_on == ON
