"""The council ends on 30 June and another follows it: its cases go over under their own version, both sides told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from cases.access import hearings_of, known_to, own_cases, visible_to, work_of
from cases.acts.ask_again import ask_again
from cases.acts.close_council import Closed, close_council
from cases.acts.conclude import conclude
from cases.acts.move_to_successor import move_to_successor
from cases.acts.open_case import confirm_no_connection
from cases.acts.put_to_them import put_to_them
from cases.acts.reassign import decide_route
from cases.acts.report_back import report_back
from cases.blind_index import index_of
from cases.models import Case
from cases.record.sealed_copy import new_key, verify_sealed_copy, write_sealed_copy
from cases.refusals import Refused
from cases.register.readers import restrictions
from cases.states import State
from cases.watch.looking import watch_cases
from people.establishment import NotPossible, seat
from people.models import Council, Post, Side, User
from people.succession import end_council
from tests.cases.life.living import about_a_director, at_noon, done, told
from tests.cases.life.test_hearing_them import PUT
from tests.cases.register.test_an_entry_of_ones_own import disclosed
from tests.cases.sending import ON
from tests.factories import UserFactory
from tests.world import OPENED_ON, World

LAST = date(2026, 6, 30)
FIRST = LAST + timedelta(days=1)
ORDER = "The Wendlebury and Harrowmere (Structural Changes) Order 2026"
DECIDED: dict[str, Any] = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}


def _seat(w: World, kind: str, above: Post | None = None) -> Post:
    return Post.objects.create(
        council=w.other_council,
        kind=kind,
        title=kind,
        side=Side.OFFICER,
        reports_to=above,
        from_on=OPENED_ON,
    )


@pytest.fixture
def new_officer(wendlebury: World) -> User:
    """The Monitoring Officer of Harrowmere, which follows Wendlebury."""
    user = UserFactory.create(display_name="Zora Finch")
    seat(_seat(wendlebury, "Monitoring Officer"), user, from_on=OPENED_ON)
    return user


def _closed(w: World) -> Closed:
    return close_council(w.council, w.other_council, last_on=LAST, source=ORDER, at=at_noon(FIRST), on=FIRST)


def test_an_open_case_waits_for_the_successor_s_chooser_under_the_version_it_was_sent_under(
    wendlebury: World, new_officer: User
) -> None:
    w = wendlebury
    case = about_a_director(w)
    before = (case.reference, case.rulebook_sha256, case.plan)
    due = {clock.what: clock.due_on for clock in case.clocks.all()}
    assert _closed(w) == Closed(open_cases=1, without_a_chooser=0, over=0)
    case = Case.objects.get(pk=case.pk)
    assert (case.council, case.state) == (w.other_council, State.TRIAGE)
    assert (case.reference, case.rulebook_sha256, case.plan) == before
    assert {clock.what: clock.due_on for clock in case.clocks.all()} == due
    assert told(case) == (
        "It went from Wendlebury Borough Council to Harrowmere District Council, which follows it, and is with Zora "
        f"Finch, Monitoring Officer; the rulebook it was sent under still governs it ({ORDER})."
    )
    assert list(work_of(new_officer, on=FIRST)) == [case]
    for user in (w.chief_executive, w.monitoring_officer, w.director_of_place):
        assert not known_to(user, on=FIRST).exists()
    assert list(own_cases(w.member, on=FIRST)) == [case]


def test_the_successor_gives_it_to_somebody_of_its_own(wendlebury: World, new_officer: User) -> None:
    w = wendlebury
    case = about_a_director(w)
    _closed(w)
    head, director = _seat(w, "Chief Executive"), UserFactory.create(display_name="Ada Marsh")
    seat(head, director, from_on=FIRST)
    case.refresh_from_db()
    confirm_no_connection(case, by=new_officer, at=at_noon(FIRST))
    done(decide_route, case, by=new_officer, to=head, reasons="She has the service.", on=FIRST)
    assert list(work_of(director, on=FIRST)) == [case]


def test_whom_it_is_about_does_not_choose_in_the_successor_either(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    seat(_seat(w, "Monitoring Officer"), w.director_of_place, from_on=OPENED_ON)
    seat(_seat(w, "Chief Executive"), w.chief_executive, from_on=OPENED_ON)
    _closed(w)
    assert not known_to(w.director_of_place, on=FIRST).exists()
    assert list(work_of(w.chief_executive, on=FIRST)) == [case]


def test_where_the_successor_has_nobody_an_alarm_stands(wendlebury: World) -> None:
    w = wendlebury
    about_a_director(w)
    assert _closed(w) == Closed(open_cases=1, without_a_chooser=1, over=0)
    assert watch_cases(on=FIRST, at=at_noon(FIRST)).not_told == 1


def test_both_sides_are_told_each_as_far_as_they_know_of_it(wendlebury: World, new_officer: User) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(put_to_them, case, by=w.chief_executive, **PUT)
    last = case.notices.latest("pk").pk
    _closed(w)
    told_now = set(case.notices.filter(pk__gt=last).values_list("person", flat=True))
    assert told_now == {index_of(user) for user in (w.member, w.director_of_place, new_officer)}
    assert hearings_of(w.director_of_place, on=FIRST).count() == 1
    assert not visible_to(w.director_of_place, on=FIRST).exists()


def test_what_is_decided_stays_decided_and_what_is_over_can_be_looked_at_again(
    wendlebury: World, new_officer: User
) -> None:
    w = wendlebury
    decided, over = about_a_director(w), about_a_director(w)
    for case in (decided, over):
        done(conclude, case, by=w.chief_executive, on=LAST, **DECIDED)
    done(report_back, over, by=w.chief_executive, words="Explained.", nothing_against=True, on=LAST)
    assert _closed(w) == Closed(open_cases=1, without_a_chooser=0, over=1)
    decided.refresh_from_db()
    over.refresh_from_db()
    assert (decided.state, decided.council) == (State.CONCLUDED, w.other_council)
    assert (over.state, over.council) == (State.REPORTED_BACK, w.other_council)
    assert not work_of(new_officer, on=FIRST).filter(pk=over.pk).exists()
    done(ask_again, over, by=w.member, choice=None, words="I was not heard.", on=FIRST)
    assert work_of(new_officer, on=FIRST).filter(pk=over.pk).exists()


def test_the_register_and_the_towns_go_with_it(wendlebury: World, new_officer: User) -> None:
    w = wendlebury
    disclosed(w, w.member, w.director_of_place)
    town = Council.objects.create(
        code="nether-wendle",
        name="Nether Wendle Town Council",
        tier="town or parish",
        principal_authority=w.council,
    )
    _closed(w)
    town.refresh_from_db()
    assert town.principal_authority == w.other_council
    assert len(restrictions(new_officer, w.other_council, at=at_noon(FIRST), on=FIRST)) == 1


def test_a_council_that_goes_on_keeps_its_cases_and_one_that_ended_ends_once(
    wendlebury: World, new_officer: User
) -> None:
    w = wendlebury
    case = about_a_director(w)
    with pytest.raises(NotPossible, match="The council goes on until 30 June 2026"):
        close_council(w.council, w.other_council, last_on=LAST, source=ORDER, at=at_noon(ON), on=ON)
    with pytest.raises(Refused, match="goes on"):
        move_to_successor(case.reference, source=ORDER, at=at_noon(FIRST), on=FIRST)
    with pytest.raises(NotPossible, match="Name the order"):
        close_council(w.council, w.other_council, last_on=LAST, source=" ", at=at_noon(FIRST), on=FIRST)
    with pytest.raises(NotPossible, match="does not follow itself"):
        end_council(w.council, w.council, last_on=LAST)
    _closed(w)
    assert _closed(w) == Closed(0, 0, 0)
    with pytest.raises(NotPossible, match="ended on 30 June 2026 already"):
        end_council(w.council, w.other_council, last_on=FIRST)


KEY = new_key()


def _copy(w: World, path: Path) -> Path:
    about_a_director(w)
    assert write_sealed_copy(w.council, path, key=KEY, at=at_noon(LAST)) > 0
    return path


def test_the_sealed_copy_is_verified_without_the_database_and_holds_no_words_in_the_clear(
    wendlebury: World, tmp_path: Path, django_db_blocker: Any, settings: Settings
) -> None:
    path = _copy(wendlebury, tmp_path / "copy")
    text = path.read_text("ascii")
    for word in ("Judith", "Rosa", "acknowledged"):
        assert word not in text
    settings.FIELD_ENCRYPTION_KEYS = [new_key()]  # Whoever verifies it has none of the installation's.
    with django_db_blocker.block():
        found = verify_sealed_copy(path, key=KEY)
    assert (found.fault, found.entries) == ("", len(text.splitlines()) - 1)


def test_a_copy_of_one_council_keeps_the_words_of_another_s_cases_back(
    wendlebury: World, tmp_path: Path
) -> None:
    w = wendlebury
    _copy(w, tmp_path / "copy")
    own = write_sealed_copy(w.other_council, tmp_path / "other", key=KEY, at=at_noon(LAST))
    assert own == 0
    assert "entry" not in (tmp_path / "other").read_text("ascii")
    assert verify_sealed_copy(tmp_path / "other", key=KEY).fault == ""


def _changed(lines: list[str]) -> list[str]:
    one = json.loads(lines[1])
    return [lines[0], json.dumps({**one, "mac": "0" * 64}), *lines[2:]]


def _of_another(lines: list[str]) -> list[str]:
    one = json.loads(lines[1])
    return [lines[0], json.dumps({**one, "entry": json.loads(lines[2])["entry"]}), *lines[2:]]


TAMPERED: dict[str, Callable[[list[str]], list[str]]] = {
    "a seal is changed": _changed,
    "an entry is another's": _of_another,
    "a line is left out": lambda lines: [lines[0], *lines[2:]],
    "two are changed round": lambda lines: [lines[1], lines[0], *lines[2:]],
    "a line is there twice": lambda lines: [lines[0], *lines],
    "the end is cut off": lambda lines: lines[:-1],
    "the last entry is cut out": lambda lines: [*lines[:-2], lines[-1]],
    "something stands after the end": lambda lines: [*lines, lines[0]],
    "a line is no line": lambda lines: [lines[0], "x", *lines[1:]],
}


@pytest.mark.parametrize("how", TAMPERED, ids=str)
def test_whatever_is_done_to_the_copy_is_found(wendlebury: World, tmp_path: Path, how: str) -> None:
    path = _copy(wendlebury, tmp_path / "copy")
    lines = path.read_text("ascii").splitlines()
    path.write_text("\n".join(TAMPERED[how](lines)) + "\n", "ascii")
    assert verify_sealed_copy(path, key=KEY).fault


def test_another_key_opens_nothing_of_it_and_no_key_is_said_so(wendlebury: World, tmp_path: Path) -> None:
    path = _copy(wendlebury, tmp_path / "copy")
    assert "the keys are others" in verify_sealed_copy(path, key=new_key()).fault
    with pytest.raises(CommandError, match="not the key that came with the copy"):
        call_command("verify_sealed_copy", str(path))


def test_the_commands_say_first_and_do_then(
    wendlebury: World, new_officer: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    w = wendlebury
    case = about_a_director(w)
    copy = tmp_path / "copy"
    given = [
        "wendlebury",
        "--into=harrowmere",
        "--last-day=2026-06-30",
        f"--order={ORDER}",
        f"--sealed-copy={copy}",
    ]
    out = StringIO()
    call_command("close_council", *given, stdout=out)
    assert "Open cases that go over: 1; cases that are over: 0." in out.getvalue()
    assert "Nothing is written yet." in out.getvalue()
    case.refresh_from_db()
    assert (case.council, copy.exists()) == (w.council, False)
    call_command("close_council", *given, "--carry-out", stdout=out)
    case.refresh_from_db()
    assert case.council == w.other_council
    monkeypatch.setenv("SEALED_COPY_KEY", out.getvalue().split("apart from the copy: ")[1].split("\n")[0])
    verified = StringIO()
    call_command("verify_sealed_copy", str(copy), stdout=verified)
    assert "that stand as they were written" in verified.getvalue()
    copy.write_text(copy.read_text("ascii").replace('"place": 2,', '"place": 3,', 1), "ascii")
    with pytest.raises(SystemExit):
        call_command("verify_sealed_copy", str(copy), stderr=StringIO())
