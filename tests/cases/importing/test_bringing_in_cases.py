"""Does a spreadsheet become cases, each row whole and once, and only after it was confirmed?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.access import known_to, overseen_by, own_cases, work_of
from cases.acts.import_cases import bring_in_waiting, check_import, confirm_import, take_import_back
from cases.acts.open_case import confirm_no_connection
from cases.acts.recording import record
from cases.blind_index import index_of
from cases.importing.reading import COLUMNS, Line, NotReadable, rows_of, template
from cases.models import Case, Connection, Event, ImportedRow, ImportState, Notice
from cases.outcomes import outcome_decided
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import EventKind, State
from tests.cases.importing.bringing_in import CLOSED, OPEN, brought_in, checked, sheet, states
from tests.cases.sending import AT, ON
from tests.world import World


def test_nothing_is_a_case_before_it_is_confirmed(wendlebury: World) -> None:
    found = checked(wendlebury, CLOSED, OPEN)
    assert states(found) == ["ready", "ready"]
    assert bring_in_waiting(on=ON, at=AT) == 0
    assert not Case.objects.exists()


def test_a_closed_case_has_its_days_and_its_outcome_and_no_limits_of_time(wendlebury: World) -> None:
    brought_in(wendlebury, CLOSED)
    case = Case.objects.get()
    assert (case.state, case.filed_on, case.closed_on) == (State.CLOSED, date(2025, 3, 12), date(2025, 4, 2))
    decided = outcome_decided(case)
    assert decided is not None
    assert decided.words == "not taken further"
    assert not case.clocks.exists()
    assert overseen_by(wendlebury.monitoring_officer, on=ON).get() == case


def test_an_open_case_is_with_whom_the_rule_names_and_counts_from_its_day(wendlebury: World) -> None:
    w = wendlebury
    brought_in(w, OPEN)
    case = Case.objects.get()
    assert work_of(w.chief_executive, on=ON).get() == case
    assert own_cases(w.member, on=ON).get() == case
    assert {clock.started_on for clock in case.clocks.filter(starts="receipt")} == {date(2026, 5, 25)}


def test_an_open_case_of_which_too_little_is_said_waits_for_a_chooser(wendlebury: World) -> None:
    w = wendlebury
    brought_in(w, {**OPEN, "answers": ""})
    case = Case.objects.get()
    assert case.state == State.TRIAGE
    assert work_of(w.monitoring_officer, on=ON).get() == case
    assert not Notice.objects.filter(case=case).exists()


def test_one_that_was_acknowledged_waits_for_that_no_more(wendlebury: World) -> None:
    brought_in(wendlebury, {**OPEN, "acknowledged on": "27 May 2026"})
    case = Case.objects.get()
    assert case.acknowledged_on == date(2026, 5, 27)
    assert case.clocks.get(what="acknowledge within").stopped_on == date(2026, 5, 27)


def test_the_record_says_that_it_was_brought_in(wendlebury: World) -> None:
    brought_in(wendlebury, CLOSED)
    assert sentence_of(Event.objects.get()) == (
        "Grace Lindqvist brought this in from a spreadsheet, as received on 2025-03-12 and closed on 2025-04-02 "
        "(the council’s own list of cases)."
    )


def test_the_same_row_twice_is_one_case(wendlebury: World) -> None:
    first = brought_in(wendlebury, CLOSED, CLOSED)
    assert states(first) == ["made", "already"]
    assert states(checked(wendlebury, CLOSED)) == ["already"]
    assert Case.objects.count() == 1


def test_two_files_confirmed_one_after_the_other_make_it_once(wendlebury: World) -> None:
    w = wendlebury
    theirs = checked(w, CLOSED, by=w.deputy_monitoring_officer)
    mine = checked(w, CLOSED)
    confirm_import(theirs, by=w.deputy_monitoring_officer, on=ON, at=AT)
    confirm_import(mine, by=w.monitoring_officer, on=ON, at=AT)
    bring_in_waiting(on=ON, at=AT)
    assert Case.objects.count() == 1
    assert sorted([*states(theirs), *states(mine)]) == ["already", "made"]


def test_a_case_about_whoever_brings_it_in_does_not_exist_for_them(wendlebury: World) -> None:
    w = wendlebury
    brought_in(
        w, {**OPEN, "about": "Grace Lindqvist"}, {**CLOSED, "about": "Grace Lindqvist", "about post": ""}
    )
    assert Case.objects.count() == 2
    assert not known_to(w.monitoring_officer, on=ON).exists()


def test_nobody_learns_by_a_reference_that_there_is_a_case_about_them(wendlebury: World) -> None:
    w = wendlebury
    brought_in(w, {**OPEN, "about": "Grace Lindqvist"}, by=w.deputy_monitoring_officer)
    guessed = checked(w, OPEN)
    assert states(guessed) == ["ready"]
    confirm_import(guessed, by=w.monitoring_officer, on=ON, at=AT)
    bring_in_waiting(on=ON, at=AT)
    assert states(guessed) == ["made"]
    assert states(checked(w, OPEN)) == ["already"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reference": ""}, "reference of your own"),
        ({"received on": "yesterday"}, "like 12 March 2025"),
        ({"received on": "2 June 2026"}, "has not come yet"),
        ({"matter": "shouting"}, "Write under “matter” one of"),
        ({"state": "shut"}, "“open” or “closed”"),
        ({"closed on": ""}, "when it was closed"),
        ({"closed on": "11 March 2025"}, "too early"),
        ({"outcome": "guilty"}, "Write under “outcome” one of"),
        ({"raised by": "Rosa Bright", "about": "Rosa Bright"}, "It can’t be about the person who raised it"),
        ({"about post": "Emperor"}, "no post called “Emperor”"),
        ({"what happened": "=HYPERLINK(1)"}, "as a formula does"),
        ({"raised by": "Ada\u202ePell"}, "hidden character"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_row_that_will_not_go_in_says_how_to_mend_it(
    wendlebury: World, changes: dict[str, str], words: str
) -> None:
    found = checked(wendlebury, {**CLOSED, **changes}, {**CLOSED, "reference": "another"})
    fault, ready = ImportedRow.objects.filter(imported=found)
    assert words in fault.said
    assert (fault.stands, ready.stands) == ("fault", "ready")
    assert not fault.cells


def test_a_row_of_which_something_fails_leaves_nothing_half_made(
    wendlebury: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.acts.import_cases.record", _failing_once())
    found = brought_in(wendlebury, CLOSED, {**CLOSED, "reference": "another"})
    assert states(found) == ["failed", "made"]
    assert Case.objects.count() == 1
    assert [row.cells for row in ImportedRow.objects.filter(imported=found)] == [{}, {}]


def _failing_once() -> object:
    left = [1]

    def fails(*args: object, **kwargs: object) -> object:
        if left:
            left.pop()
            raise RuntimeError
        return record(*args, **kwargs)  # type: ignore[arg-type]

    return fails


def test_it_is_taken_back_while_nobody_has_done_anything_with_it(wendlebury: World) -> None:
    w = wendlebury
    found = brought_in(w, CLOSED, OPEN)
    take_import_back(found, by=w.monitoring_officer, on=ON, at=AT)
    found.refresh_from_db()
    assert found.stands == ImportState.TAKEN_BACK
    for somebody in (w.monitoring_officer, w.chief_executive, w.member):
        assert not known_to(somebody, on=ON).exists()
    assert Event.objects.filter(kind=EventKind.IMPORT_TAKEN_BACK).count() == 2
    assert states(checked(w, CLOSED)) == ["ready"]


def test_it_is_not_taken_back_once_somebody_has_opened_one(wendlebury: World) -> None:
    w = wendlebury
    found = brought_in(w, OPEN, CLOSED)
    confirm_no_connection(Case.objects.get(state=State.WITH_HANDLER), by=w.chief_executive, at=AT)
    with pytest.raises(Refused, match="Somebody has done something"):
        take_import_back(found, by=w.monitoring_officer, on=ON, at=AT)
    assert work_of(w.chief_executive, on=ON).exists()


def test_what_the_rulebook_has_not_between_two_people_says_how_to_mend_it(wendlebury: World) -> None:
    between = {"matter": "relationship disclosure", "raised by": "Judith Amadi", "about": "Colin Hargreave"}
    found = checked(wendlebury, {**OPEN, **between}, {**OPEN, "reference": "another"})
    fault, ready = ImportedRow.objects.filter(imported=found)
    assert "The rulebook has no such matter between these two people" in fault.said
    assert (fault.stands, ready.stands) == ("fault", "ready")


@pytest.mark.parametrize("row", [CLOSED, OPEN], ids=["closed", "open"])
def test_whoever_is_connected_with_the_person_who_raised_it_never_knows_of_it(
    wendlebury: World, row: dict[str, str]
) -> None:
    w = wendlebury
    one, other = sorted([index_of(w.monitoring_officer), index_of(w.member)])
    Connection.objects.create(one=one, other=other, council=w.council, from_on=ON)
    brought_in(w, {**row, "raised by": "Rosa Bright"}, by=w.deputy_monitoring_officer)
    assert Case.objects.count() == 1
    assert not known_to(w.monitoring_officer, on=ON).exists()
    assert not own_cases(w.member, on=ON).filter(state=State.CLOSED).exists()


@pytest.mark.parametrize("something_was_done", [False, True])
def test_nobody_takes_back_a_concern_about_themselves_or_learns_what_was_done_with_it(
    wendlebury: World, something_was_done: bool
) -> None:
    w = wendlebury
    found = brought_in(w, {**OPEN, "about": "Grace Lindqvist"}, CLOSED)
    about_them = Case.objects.get(state=State.WITH_HANDLER)
    if something_was_done:
        confirm_no_connection(about_them, by=w.chief_executive, at=AT)
    take_import_back(found, by=w.monitoring_officer, on=ON, at=AT)
    about_them.refresh_from_db()
    assert about_them.state == State.WITH_HANDLER
    assert list(work_of(w.chief_executive, on=ON)) == [about_them]
    assert states(found) == ["made", "taken back"]


def test_nobody_else_confirms_it_or_takes_it_back(wendlebury: World) -> None:
    w = wendlebury
    found = checked(w, CLOSED)
    with pytest.raises(Refused):
        confirm_import(found, by=w.deputy_monitoring_officer, on=ON, at=AT)
    with pytest.raises(Refused):
        check_import([], council=w.council, by=w.officer, on=ON, at=AT)


def test_confirmed_twice_it_is_brought_in_once(wendlebury: World) -> None:
    w = wendlebury
    found = brought_in(w, CLOSED)
    confirm_import(found, by=w.monitoring_officer, on=ON, at=AT)
    bring_in_waiting(on=ON, at=AT)
    assert Case.objects.count() == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_it_is_read_in_whichever_of_the_usual_letters_it_was_saved(encoding: str) -> None:
    text = ",".join(COLUMNS) + "\n2025/1,1 May 2025,Zoë Ward\n"
    (line,) = rows_of(text.encode(encoding))
    assert line.cells["raised by"] == "Zoë Ward"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04rest", "Save it as CSV"),
        (b"a,b\n1,2\n", "no column called"),
        (b"reference\x00", "no text"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (sheet(), "no row"),
        (sheet(*[CLOSED] * 501), "more than 500 rows"),
    ],
)
def test_a_file_that_cannot_be_read_says_how_to_mend_it(content: bytes, words: str) -> None:
    with pytest.raises(NotReadable, match=words):
        rows_of(content)


def test_the_template_can_be_brought_in_as_it_is(wendlebury: World) -> None:
    lines = rows_of(template().encode())
    found = check_import(lines, council=wendlebury.council, by=wendlebury.monitoring_officer, on=ON, at=AT)
    assert states(found) == ["ready"], ImportedRow.objects.get().said


cells = st.one_of(
    st.text(max_size=12), st.sampled_from([*CLOSED.values(), *OPEN.values(), "", "=1+1", "\x00", "open"])
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, cells)), max_size=4))
def test_whatever_rubbish_stands_in_it_each_row_is_a_case_or_a_sentence(
    wendlebury: World, rows: list[dict[str, str]]
) -> None:
    before = Case.objects.count()
    lines = [Line(number, row) for number, row in enumerate(rows, start=2)]
    found = check_import(lines, council=wendlebury.council, by=wendlebury.monitoring_officer, on=ON, at=AT)
    if "ready" in states(found):
        confirm_import(found, by=wendlebury.monitoring_officer, on=ON, at=AT)
        bring_in_waiting(on=ON, at=AT)
    made = [row for row in ImportedRow.objects.filter(imported=found) if row.stands == "made"]
    assert Case.objects.count() - before == len(made)
    assert all(row.said or row.stands == "made" for row in ImportedRow.objects.filter(imported=found))
    assert all(row.case is not None and row.case.events.count() == 1 for row in made)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_bytes_are_given_they_are_rows_or_a_sentence(content: bytes) -> None:
    for begins in (b"", sheet()):
        said = ""
        try:
            found = rows_of(begins + content)
        except NotReadable as why:
            found, said = (), why.sentence
        assert bool(found) != bool(said)
