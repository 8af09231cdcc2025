"""`explain` prints one plan in a fixed form, or a stream of them. No test here may touch a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rules.language.plan import plan_as_json
from rules.language.routing import plan_for
from tests.rules import books
from tests.rules.command_line import Said, said

ABOUT_OFFICER = "councillor about officer"
GIVEN = {
    "raised by": "Member",
    "about": "officer",
    "capacity": "councillor",
    "safety": "no",
    "direct talk": "not tried",
}
PLAN = ["council", "sha256", "matter", "given", "still asks", "steps"]
STEP = [
    *["step", "opens", "after", "outcome", "text", "nominee", "too late after", "ask within", "choices"],
    *["passed over", "rules passed over", "fallback", "sources", "times", "duties"],
]
TIME = ["what", "length", "from", "due", "unless", "sources"]
DUTY = ["verb", "whom", "what", "on", "if", "within", "sources"]


def explained(given: object, *more: str, matter: str = ABOUT_OFFICER) -> Said:
    words = ["--matter", matter, "--given", json.dumps(given), "--format", "json", *more]
    return said("explain", books.WENDLEBURY, *words)


def streamed(*lines: object, more: tuple[str, ...] = ()) -> Said:
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    return said("explain", books.WENDLEBURY, "--given", "-", *more, standard_input=text)


def test_the_plan_has_these_keys_in_this_order_at_every_depth() -> None:
    answer = explained(GIVEN, "--received-on", "2026-05-22")
    assert answer.code == 0
    plan = answer.json
    assert list(plan) == PLAN
    assert plan["still asks"] == []
    first, second = plan["steps"]
    assert list(first) == STEP
    assert list(second) == [*STEP, "assuming"]
    assert all(list(time) == TIME for time in first["times"])
    assert all(list(duty) == DUTY for duty in first["duties"])
    assert all(list(passed) == ["line", "ref", "because"] for passed in first["rules passed over"])
    assert all(list(source) == ["kind", "ref", "words"] for source in first["sources"])


def test_the_values_of_one_whole_plan() -> None:
    first, second = explained(GIVEN, "--received-on", "2026-05-22").json["steps"]
    assert (first["step"], first["opens"], first["after"]) == ("first look", None, None)
    assert (first["outcome"], first["text"]) == ("try first", "a private talk with the officer")
    assert first["choices"] == [["line manager"], ["Director"]]
    assert [source["ref"] for source in first["sources"]] == ["10.10", "12.2"]
    assert [time["due"] for time in first["times"]] == ["2026-06-01", "2026-06-08"]
    assert first["times"][1]["unless"] == "a holding response with reasons"
    assert first["duties"][0]["whom"] == ["the complainant"]
    assert first["duties"][1]["if"] == "where appropriate"
    assert (second["opens"], second["after"], second["choices"]) == (
        "not satisfied",
        "first look",
        [["Chief Executive"]],
    )
    assert second["ask within"]["limit"] == "20 working days"
    assert [time["due"] for time in second["times"]] == [None]
    assert second["assuming"] == {"first look": "line manager"}


def test_a_local_source_has_no_reference_and_a_law_is_its_own() -> None:
    plan = explained({"raised by": "Member", "about": "Member"}, matter="councillor about councillor").json
    assert plan["steps"][0]["sources"] == [
        {"kind": "law", "ref": "Localism Act 2011 s.28", "words": "Localism Act 2011 s.28"}
    ]
    fallback = explained({"raised by": "Monitoring Officer"}, matter="advice").json["steps"][0]
    assert fallback["fallback"] is True
    assert [(source["kind"], source["ref"]) for source in fallback["sources"]] == [("local", None)]


def test_while_something_matters_that_is_not_given_it_only_says_what() -> None:
    plan = explained({"raised by": "Member", "about": "officer"}).json
    assert plan["still asks"] == ["capacity", "safety", "direct talk"]
    assert plan["steps"] == []


def test_as_written_takes_the_councils_own_settings_away() -> None:
    step = explained({"raised by": "Monitoring Officer"}, "--as-written", matter="advice").json["steps"][0]
    assert (step["outcome"], step["choices"], step["fallback"], step["sources"][0]["ref"]) == (
        "nobody",
        [],
        False,
        "12.1",
    )


def test_who_handled_an_earlier_step_settles_the_later_one() -> None:
    plan = explained(GIVEN, "--handled-by", json.dumps({"first look": "Chief Executive"})).json
    assert plan["steps"][1]["choices"] == [["Director"]]
    assert plan["steps"][1]["passed over"] == [
        {"post": "Chief Executive", "because": "handled an earlier step"}
    ]
    assert plan["steps"][1]["assuming"] == {}


@pytest.mark.parametrize(
    ("given", "more", "named"),
    [
        ({"colour": "red"}, (), "direct talk"),
        ({"capacity": "king"}, (), "service user"),
        ({"about": "Member"}, (), "Chief Executive"),
        ({"ground": "undue pressure"}, (), "capability"),
        ({"capacity": 1}, (), "quotation marks"),
        ([], (), "JSON object"),
        ({}, ("--handled-by", '{"third look": "Director"}'), "second look"),
        ({}, ("--handled-by", '{"first look": "King"}'), "Chief Executive"),
        ({}, ("--handled-by", '{"first look": 3}'), "first look"),
        ({}, ("--received-on", "yesterday"), "2026-05-22"),
    ],
)
def test_what_it_does_not_know_is_told_with_what_it_knows_and_exits_2(
    given: object, more: tuple[str, ...], named: str
) -> None:
    answer = explained(given, *more)
    assert (answer.code, answer.out) == (2, "")
    assert named in answer.err


def test_an_unknown_matter_a_missing_file_and_no_rulebook_exit_2(tmp_path: Path) -> None:
    assert "advice" in explained({}, matter="weather").err
    assert said("explain", "no/such.yaml", "--matter", "advice").code == 2
    (tmp_path / "broken.yaml").write_text("council: [\n")
    broken = said("explain", tmp_path / "broken.yaml", "--matter", "advice")
    assert broken.code == 2
    assert "R0" in broken.err
    assert said("explain", books.WENDLEBURY).code == 2


def test_the_words_say_who_by_when_and_which_clause() -> None:
    words = ["--matter", ABOUT_OFFICER, "--given", json.dumps(GIVEN), "--received-on", "2026-05-22"]
    answer = said("explain", books.WENDLEBURY, *words)
    assert answer.code == 0
    for piece in (
        "line manager or Director",
        '12.2 says: "raise the matter',
        "by 2026-06-08",
        "private talk",
    ):
        assert piece in answer.out


def test_a_stream_answers_each_line_in_its_place_and_a_bad_one_with_its_number() -> None:
    lines: list[object] = [
        {
            "matter": ABOUT_OFFICER,
            **GIVEN,
            "received on": "2026-05-22",
            "handled by": {"first look": "Director"},
        },
        "not json",
        {"raised by": "Member"},
        "",
        {"matter": "advice", "raised by": "Nobody"},
        {"matter": "advice", "raised by": "Member", "received on": "soon"},
        {"matter": "advice", "raised by": "Member", "handled by": 3},
        "[" * 100_000,
        {"matter": "advice", "raised by": "Member"},
    ]
    answer = streamed(*lines)
    assert answer.code == 2
    told = answer.json_lines
    assert [line.get("line") for line in told] == [None, 2, 3, 5, 6, 7, 8, None]
    assert all(list(line) == ["error", "line"] for line in told if "error" in line)
    assert [list(line) for line in told if "error" not in line] == [PLAN, PLAN]
    assert told[0]["steps"][0]["times"][0]["due"] == "2026-06-01"
    assert told[-1]["steps"][0]["choices"] == [["Monitoring Officer"]]


def test_a_stream_without_a_bad_line_exits_0_and_takes_the_matter_from_the_command() -> None:
    answer = streamed({"raised by": "Member"}, {"raised by": "Director"}, more=("--matter", "advice"))
    assert answer.code == 0
    assert [line["matter"] for line in answer.json_lines] == ["advice", "advice"]


def test_a_stream_of_every_case_gives_the_plans_of_the_language() -> None:
    book = books.book("wendlebury")
    cases = list(books.cases_of(book, book.matter_by_name[ABOUT_OFFICER]))
    answer = streamed(*({"matter": ABOUT_OFFICER, **case} for case in cases))
    assert answer.code == 0
    assert answer.json_lines == [plan_as_json(plan_for(book, ABOUT_OFFICER, case)) for case in cases]
