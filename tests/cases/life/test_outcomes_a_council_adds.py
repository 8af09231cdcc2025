"""Which outcomes can a council add, which never, and what becomes of a concern about somebody who lost their seat?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.acts.answer_code_question import answer_code_question
from cases.acts.conclude import conclude
from cases.acts.put_to_them import record_not_heard
from cases.acts.report_back import report_back
from cases.models import Case
from cases.outcomes import outcomes_of, outcomes_refused
from cases.outcomes_added import outcomes_added
from cases.paused_outcome import is_to_be_looked_at_again
from cases.refusals import Refused
from people.establishment import seat, vacate
from people.models import Capacity, CouncilSetting, Holding
from tests.cases.life.living import about_a_councillor, about_a_director, done, told
from tests.cases.sending import ON
from tests.world import World

LINES = """\
mediated | settled with a mediator | officer |
team_talked | the team has talked about it | councillor | no_evidence, explained
"""


def _set(w: World, name: str, value: str) -> CouncilSetting:
    return CouncilSetting.objects.create(
        council=w.council, name=name, value=value, source="Council, 1 June 2026, minute 31", from_on=ON
    )


def _codes(case: Case) -> set[str]:
    return {outcome.code for outcome in outcomes_of(case, ON)}


def test_an_outcome_of_the_council_stands_beside_the_others_with_its_source(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    before = _codes(case)
    _set(w, "outcomes", LINES)
    assert _codes(case) == {*before, "mediated"}
    given: dict[str, Any] = {"outcome": "mediated", "reason": "", "words": "On 3 June."}
    with pytest.raises(Refused, match="Put it to the person it is about first"):
        done(conclude, case, by=w.chief_executive, **given)
    done(record_not_heard, case, by=w.monitoring_officer, reasons="He mediated himself.")
    done(conclude, case, by=w.chief_executive, **given)
    assert told(case) == (
        "Judith Amadi decided it: settled with a mediator: On 3 June. (Council, 1 June 2026, minute 31)."
    )


def test_only_its_own_reasons_go_with_it(wendlebury: World) -> None:
    w = wendlebury
    _set(w, "outcomes", LINES)
    case = about_a_councillor(w)
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone.")
    done(record_not_heard, case, by=w.monitoring_officer, reasons="She was there.")
    given: dict[str, Any] = {"outcome": "team_talked", "words": "On 3 June."}
    with pytest.raises(Refused, match="Choose the reason for this outcome"):
        done(conclude, case, by=w.line_manager, reason="long_ago", **given)
    done(conclude, case, by=w.line_manager, reason="explained", **given)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("found | the Code was breached | councillor |", "Only the Code stage can find"),
        ("found | she broke the protocol | councillor |", "Only the Code stage can find"),
        ("found | complaint upheld | councillor |", "Only the Code stage can find"),
        ("told_off | given a written warning | officer |", "tells nothing of an officer’s employment"),
        ("told_off | passed to Disciplinary | officer |", "tells nothing of an officer’s employment"),
        ("again | a vexatious concern | officer |", "calls nobody names"),
        ("again | seen before | officer | nonsense", "There is no reason nonsense"),
        ("again | seen before | everybody |", "Write officer or councillor"),
        ("Again! | seen before | officer |", "Write the code in small letters"),
        ("again | | officer |", "Write the words of the outcome"),
        ("again, seen before", "Write this line as: code | words"),
        ("settled | settled with us | officer |", "There is an outcome with this code already"),
    ],
)
def test_what_no_outcome_may_say_is_left_out_and_it_is_said_why(
    wendlebury: World, line: str, why: str
) -> None:
    w = wendlebury
    case = about_a_councillor(w) if "councillor" in line else about_a_director(w)
    before = outcomes_of(case, ON)
    _set(w, "outcomes", line)
    assert outcomes_of(case, ON) == before
    (refused,) = outcomes_refused(case, ON)
    assert why in refused.why


def test_a_code_stands_once_in_the_list(wendlebury: World) -> None:
    added = outcomes_added(_set(wendlebury, "outcomes", LINES + "mediated | again | officer |"))
    assert [one.why for one in added.left_out] == [
        "There is an outcome with this code already. Choose another code."
    ]


def test_what_was_decided_is_told_in_the_words_it_was_decided_in(wendlebury: World) -> None:
    w = wendlebury
    setting = _set(w, "outcomes", LINES)
    case = about_a_director(w)
    done(record_not_heard, case, by=w.monitoring_officer, reasons="He mediated himself.")
    done(conclude, case, by=w.chief_executive, outcome="mediated", reason="", words="On 3 June.")
    setting.delete()
    done(report_back, case, by=w.chief_executive, words="We all met.")
    assert "what was decided: settled with a mediator (" in told(case)


def test_a_concern_about_somebody_who_lost_the_seat_can_be_paused_for_as_long_as_the_council_says(
    wendlebury: World,
) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    _set(w, "look again within months", "24")
    assert "paused_no_longer_a_councillor" not in _codes(case)
    vacate(Holding.objects.get(user=w.member), last_on=ON - timedelta(days=1))
    assert "paused_no_longer_a_councillor" in _codes(case)
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone.")
    given: dict[str, Any] = {
        "outcome": "paused_no_longer_a_councillor",
        "reason": "",
        "words": "She lost her seat.",
    }
    done(conclude, case, by=w.line_manager, **given)
    assert told(case) == (
        "Owen Tully decided it: paused: no longer a councillor; look again if elected or co-opted within "
        "24 months: She lost her seat. (Council, 1 June 2026, minute 31)."
    )


@pytest.mark.parametrize("value", ["", "some", "-3"])
def test_without_a_number_of_months_nothing_is_paused(wendlebury: World, value: str) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    vacate(Holding.objects.get(user=w.member), last_on=ON - timedelta(days=1))
    _set(w, "look again within months", value)
    assert "paused_no_longer_a_councillor" not in _codes(case)


@pytest.mark.parametrize(("months_later", "again"), [(1, True), (25, False)])
def test_what_was_paused_is_looked_at_again_once_they_sit_again_within_that_time(
    wendlebury: World, months_later: int, again: bool
) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    _set(w, "look again within months", "24")
    vacate(Holding.objects.get(user=w.member), last_on=ON - timedelta(days=1))
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone.")
    given: dict[str, Any] = {"outcome": "paused_no_longer_a_councillor", "reason": "", "words": "Lost."}
    paused = done(conclude, case, by=w.line_manager, **given)
    then = ON + timedelta(days=31 * months_later)
    assert not is_to_be_looked_at_again(paused, then)
    seat(w.posts.other_member, w.member, capacity=Capacity.ACTING, from_on=then)
    assert is_to_be_looked_at_again(paused, then) is again
