"""Does another version change no open case by itself, and is moving one shown first, explicit and recorded?"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.models import QuerySet

from cases.acts.hold import hold
from cases.acts.move_version import move_version
from cases.acts.pause import pause, resume
from cases.frozen_plan import first_step_of, plan_of, rulebook_of_case
from cases.models import Case, ClockEventRow
from cases.refusals import Refused, Stale
from cases.version_change import NotToThatVersion, versions_to_move_to, what_would_change
from rules.language.plan import plan_as_json
from rules.models import RulebookVersion
from rules.shelf import adopt, put_on_shelf
from tests.cases.life.living import about_a_councillor, about_a_director, at_noon, done, told
from tests.cases.sending import ON, SMALL_BOOK
from tests.world import World

pytestmark = pytest.mark.django_db
NEXT = ON + timedelta(days=1)


def other_book(w: World, folder: Path, *changes: tuple[str, str]) -> RulebookVersion:
    """The small rulebook with some of its text changed, adopted by the council from the day."""
    text = SMALL_BOOK.read_text("utf-8").replace("2026-05-21", "2026-06-02", 1)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = folder / "other.yaml"
    path.write_text(text, "utf-8")
    version, _ = put_on_shelf("wendlebury", path)
    adopt(w.council.code, version, from_on=ON, adopted_by="Council, 2 June 2026")
    return version


SLOWER = ("reply within: 10 working days", "reply within: 15 working days")
ELSEWHERE = ("              to: Chief Executive\n", "              to: Monitoring Officer\n")
NO_CONSULTING = ("        - consult: Monitoring Officer\n", "        - inform: Monitoring Officer\n")


@pytest.fixture
def case(wendlebury: World) -> Case:
    """A Member's concern about a Director, with the Chief Executive, acknowledged."""
    return about_a_director(wendlebury)


def moved(case: Case, w: World, version: RulebookVersion, *, on: date = NEXT) -> Case:
    """The case, moved by the Monitoring Officer as it was shown to them."""
    case.refresh_from_db()
    shown = what_would_change(case, version).fingerprint
    return done(
        move_version,
        case,
        by=w.monitoring_officer,
        to=version.sha256,
        shown=shown,
        reasons="Council asked.",
        on=on,
    )


def test_publishing_another_version_changes_no_open_case(
    case: Case, wendlebury: World, tmp_path: Path
) -> None:
    w = wendlebury
    second = about_a_councillor(w)
    rows = [list(model.values()) for model in _everything(case, second)]
    plans = [plan_as_json(plan_of(each)) for each in (case, second)]

    other_book(w, tmp_path, SLOWER, ELSEWHERE, NO_CONSULTING)

    assert [list(model.values()) for model in _everything(case, second)] == rows
    for each, plan in zip((case, second), plans, strict=True):
        kept = Case.objects.get(pk=each.pk)
        assert plan_as_json(plan_of(kept)) == plan == kept.plan["plan"]
        assert rulebook_of_case(kept).sha256 == kept.rulebook_sha256 == each.rulebook_sha256
    done(hold, case, by=w.chief_executive, reasons="Two people are away.", until=date(2026, 6, 22))
    assert "paragraph" in told(case) or "set by the council" in told(case)


def test_what_would_change_is_said_in_words_before_and_after(
    case: Case, wendlebury: World, tmp_path: Path
) -> None:
    version = other_book(wendlebury, tmp_path, SLOWER, ELSEWHERE, NO_CONSULTING)
    sentences = what_would_change(case, version).sentences

    assert (
        "“first look” goes to Monitoring Officer, and not to Chief Executive. It stays in the hands it is in."
        in sentences
    )
    assert (
        "“reply within”: 15 June 2026 becomes 22 June 2026, 15 working days in place of 10 working days. What has "
        "happened to it counts as it did." in sentences
    )
    assert "No longer owed: consult the Monitoring Officer, where appropriate." in sentences
    assert "Owed from now on: tell the Monitoring Officer, where appropriate." in sentences
    assert "On “second look” there is now: reply within 15 working days." in sentences
    assert "On “second look” there is no longer: reply within 10 working days." in sentences


def test_looking_changes_nothing(case: Case, wendlebury: World, tmp_path: Path) -> None:
    version = other_book(wendlebury, tmp_path, SLOWER)
    rows = [list(model.values()) for model in _everything(case)]
    what_would_change(case, version)
    assert [list(model.values()) for model in _everything(case)] == rows


def test_it_becomes_what_was_shown_and_stays_in_the_same_hands(
    case: Case, wendlebury: World, tmp_path: Path
) -> None:
    w = wendlebury
    version = other_book(w, tmp_path, SLOWER, ELSEWHERE, NO_CONSULTING)
    step = case.steps.get()
    moved(case, w, version)

    case = Case.objects.get(pk=case.pk)
    assert case.rulebook_sha256 == version.sha256
    assert case.plan["plan"] == plan_as_json(plan_of(case))
    assert first_step_of(case).choices == (("Monitoring Officer",),)
    assert [handler.name for handler in case.steps.get().handlers] == [
        handler.name for handler in step.handlers
    ]
    reply = case.clocks.get(what="reply within")
    assert (reply.length, reply.due_on) == ("15 working days", date(2026, 6, 22))
    owed = {one.verb: one.is_open for one in case.obligations.all()}
    assert owed == {"report back to": True, "consult": False, "inform": True}
    assert told(case).startswith(
        "Grace Lindqvist moved the case from the rulebook in force from 21 May 2026 to the one in force from 2 June "
        "2026: Council asked. What changed: “first look” goes to Monitoring Officer"
    )


def test_a_clock_keeps_what_has_happened_to_it(case: Case, wendlebury: World, tmp_path: Path) -> None:
    w = wendlebury
    version = other_book(w, tmp_path, SLOWER)
    done(pause, case, by=w.chief_executive, reasons="She is ill.", on=date(2026, 6, 3))
    done(resume, case, by=w.chief_executive, words="She is back.", on=date(2026, 6, 8))
    reply = case.clocks.get(what="reply within")
    before = list(ClockEventRow.objects.filter(clock=reply).values())
    moved(case, w, version, on=date(2026, 6, 9))

    assert list(ClockEventRow.objects.filter(clock=reply).values()) == before
    reply.refresh_from_db()
    # Fifteen working days from 1 June end on 22 June; three of them were paused.
    assert reply.due_on == date(2026, 6, 25)


def test_a_clock_that_stands_still_goes_on_standing_still(
    case: Case, wendlebury: World, tmp_path: Path
) -> None:
    w = wendlebury
    decide = (
        "        - reply within: 10 working days\n          unless",
        "        - decide within: 30 working days\n          unless",
    )
    version = other_book(w, tmp_path, decide)
    done(pause, case, by=w.chief_executive, reasons="She is ill.", on=NEXT)
    moved(case, w, version)

    assert case.clocks.get(what="reply within").stopped_on == NEXT
    begun = case.clocks.get(what="decide within")
    assert begun.due_on is None
    done(resume, case, by=w.chief_executive, words="She is back.", on=ON + timedelta(days=2))
    begun.refresh_from_db()
    assert begun.due_on is not None


def test_an_acknowledgement_that_was_given_is_not_asked_for_again(
    case: Case, wendlebury: World, tmp_path: Path
) -> None:
    version = other_book(
        wendlebury, tmp_path, ("acknowledge within: 5 working days", "acknowledge within: 2 working days")
    )
    moved(case, wendlebury, version)
    assert [clock.stopped_on for clock in case.clocks.filter(what="acknowledge within")] == [ON]


def test_a_version_without_the_step_the_case_is_on_is_no_way(
    case: Case, wendlebury: World, tmp_path: Path
) -> None:
    version = other_book(wendlebury, tmp_path, ("    - step: first look\n", "    - step: opening look\n"))
    with pytest.raises(NotToThatVersion, match="That version has no step “first look”"):
        what_would_change(case, version)


def test_what_would_change_must_be_what_was_shown(case: Case, wendlebury: World, tmp_path: Path) -> None:
    w = wendlebury
    version = other_book(w, tmp_path, SLOWER)
    with pytest.raises(Refused, match="is not what you were shown"):
        done(
            move_version,
            case,
            by=w.monitoring_officer,
            to=version.sha256,
            shown="",
            reasons="Asked.",
            on=NEXT,
        )
    with pytest.raises(Refused, match="Choose a version that the council has adopted"):
        done(move_version, case, by=w.monitoring_officer, to="0" * 64, shown="", reasons="Asked.", on=NEXT)
    with pytest.raises(Refused, match="Say why"):
        done(move_version, case, by=w.monitoring_officer, to=version.sha256, shown="", reasons=" ", on=NEXT)
    seen = case.version
    done(hold, case, by=w.chief_executive, reasons="Two people are away.", until=date(2026, 6, 22))
    with pytest.raises(Stale):
        move_version(
            case.reference, by=w.monitoring_officer, to=version.sha256, shown="", reasons="Asked.", version=seen,
            at=at_noon(NEXT), on=NEXT,
        )  # fmt: skip


def test_neither_who_has_it_nor_who_raised_it_moves_it(case: Case, wendlebury: World, tmp_path: Path) -> None:
    w = wendlebury
    version = other_book(w, tmp_path, SLOWER)
    for somebody in (w.chief_executive, w.member, w.director_of_place, w.outsider):
        with pytest.raises(Refused):
            done(move_version, case, by=somebody, to=version.sha256, shown="", reasons="Asked.", on=NEXT)


def test_only_versions_that_the_council_adopted_by_the_day_are_offered(
    case: Case, wendlebury: World, tmp_path: Path
) -> None:
    assert versions_to_move_to(case, ON) == ()
    version = other_book(wendlebury, tmp_path, SLOWER)
    assert versions_to_move_to(case, ON - timedelta(days=1)) == ()
    assert versions_to_move_to(case, ON) == (version,)
    moved(case, wendlebury, version)
    case.refresh_from_db()
    assert [each.in_force_from for each in versions_to_move_to(case, NEXT)] == [date(2026, 5, 21)]


def _everything(*cases: Case) -> list[QuerySet[Any]]:
    chosen = [each.pk for each in cases]
    return [
        Case.objects.filter(pk__in=chosen).order_by("pk"),
        *(
            getattr(each, name).order_by("pk")
            for each in cases
            for name in ("steps", "clocks", "obligations", "events")
        ),
    ]
