"""What does the page show before a case is moved to another version of the rulebook, and who finds it?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cases.models import Case
from rules.shelf import adopt, put_on_shelf
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import ON, SWALE
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def newer(wendlebury: World, tmp_path: Path) -> str:
    """Swale's rulebook with one limit changed, adopted by the council today; its hash."""
    text = next(SWALE.glob("*.yaml")).read_text("utf-8")
    assert "in force from: 2023-12-18" in text
    assert "report back within: 20 working days" in text
    changed = text.replace("in force from: 2023-12-18", "in force from: 2026-06-01")
    path = tmp_path / "2026-06-01.yaml"
    path.write_text(changed.replace("back within: 20 working", "back within: 25 working"), "utf-8")
    version, _ = put_on_shelf("swale", path)
    adopt("wendlebury", version, from_on=ON, adopted_by="Council, 1 June 2026")
    return version.sha256


def _version_in(page: Journey) -> str:
    """The one version that can be selected."""
    return str(re.findall(r'name="to"[^>]*value="([^"]+)"', page.shown)[0])


def test_the_monitoring_officer_reads_what_would_change_and_moves_it(
    wendlebury: World, case: Case, newer: str
) -> None:
    w = wendlebury
    assert f"/desk/{case.reference}/another-version" in at(w.monitoring_officer, "/desk/overseen").shown
    page = at(w.monitoring_officer, f"/desk/{case.reference}/another-version")
    shown = words_of(page)
    assert "this one is under the version in force from 18 December 2023." in shown
    assert (
        "In force from 1 June 2026: “report back within”: 2 July 2026 becomes 9 July 2026, 25 working days"
        in shown
    )
    key = _version_in(page)

    done = page.send({"to": key, "reasons": "Council asked for it."})
    assert "The case is under the other version now." in words_of(done)
    assert Case.objects.get().rulebook_sha256 == newer


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(
    wendlebury: World, case: Case, newer: str
) -> None:
    page = at(wendlebury.monitoring_officer, f"/desk/{case.reference}/another-version")
    shown = page.send({"reasons": "Council asked for it."}).shown
    assert "Select to which version it is moved" in shown
    assert "Council asked for it." in shown


def test_without_another_version_there_is_nothing_to_move_it_to(wendlebury: World, case: Case) -> None:
    shown = words_of(at(wendlebury.monitoring_officer, f"/desk/{case.reference}/another-version"))
    assert "This can’t be done where the case stands now." in shown
    assert "another-version" not in at(wendlebury.monitoring_officer, "/desk/overseen").shown


def test_the_person_who_raised_it_reads_that_it_was_moved_and_not_why(
    wendlebury: World, case: Case, newer: str
) -> None:
    w = wendlebury
    page = at(w.monitoring_officer, f"/desk/{case.reference}/another-version")
    key = _version_in(page)
    page.send({"to": key, "reasons": "Council asked for it."})
    shown = words_of(own_of(case, w.member))
    assert "Grace Lindqvist moved the case from the rulebook in force from 18 December 2023" in shown
    assert "Council asked for it." not in shown


@pytest.mark.parametrize("who", ["chief_executive", "member", "director_of_place", "outsider"])
def test_nobody_else_finds_the_page(wendlebury: World, case: Case, newer: str, who: str) -> None:
    assert desk_of(case, wendlebury.chief_executive).status == 200
    assert at(getattr(wendlebury, who), f"/desk/{case.reference}/another-version").status == 404


def test_an_earlier_date_is_shown_and_has_to_be_confirmed(
    wendlebury: World, case: Case, tmp_path: Path
) -> None:
    w = wendlebury
    text = next(SWALE.glob("*.yaml")).read_text("utf-8")
    changed = text.replace("in force from: 2023-12-18", "in force from: 2026-06-01")
    path = tmp_path / "2026-06-01.yaml"
    path.write_text(changed.replace("back within: 20 working", "back within: 15 working"), "utf-8")
    version, _ = put_on_shelf("swale", path)
    adopt("wendlebury", version, from_on=ON, adopted_by="Council, 1 June 2026")
    page = at(w.monitoring_officer, f"/desk/{case.reference}/another-version")
    assert "In force from 1 June 2026: a date would come earlier than it is now." in words_of(page)
    typed = {"to": _version_in(page), "reasons": "Council asked for it."}
    refused = page.send(typed)
    assert "Say that this is meant" in refused.shown
    assert "Council asked for it." in refused.shown
    assert Case.objects.get().rulebook_sha256 != version.sha256
    page.send({**typed, "earlier": "yes"})
    assert Case.objects.get().rulebook_sha256 == version.sha256
