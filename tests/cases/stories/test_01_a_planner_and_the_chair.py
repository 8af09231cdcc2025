"""A planner is bullied by the Planning Chair, who also leads a group: support first, the Code left to the law."""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import known_to, roles_of, visible_to
from cases.acts.answer_code_question import answer_code_question
from cases.acts.close import close
from cases.acts.conclude import conclude
from cases.acts.make_arrangement import ask_to_keep, make_arrangement
from cases.acts.name_companion import name_companion
from cases.acts.pass_on import pass_on
from cases.acts.put_to_them import give_account, put_to_them
from cases.acts.report_back import report_back
from cases.acts.talk import begin_talks, end_talks
from cases.doing import Role
from cases.models import Case
from cases.outcomes import outcomes_of
from cases.refusals import Refused
from cases.states import State
from tests.cases.life.living import at_noon, done
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World

NEXT_WEEK = ON + timedelta(days=7)
SETTLED: dict[str, Any] = {
    "outcome": "settled",
    "reason": "",
    "words": "They have agreed how to speak on site.",
}


@pytest.fixture
def case(wendlebury: World) -> Case:
    """With her manager, who has acknowledged it. She said herself that it is no Code complaint."""
    w = wendlebury
    about = (w.group_leader, w.posts.group_leader)
    facts = {"code allegation": "no", "safety": "no"}
    return acknowledged(
        sent(
            drafted(w.officer, w.council, "officer about councillor", about, facts=facts, choice=0), w.officer
        ),
        w.line_manager,
    )


def test_what_she_said_of_the_code_is_evidence_and_the_manager_decides_nothing_before_the_law(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    done(begin_talks, case, by=w.line_manager, words="I will speak with them both.")
    done(end_talks, case, by=w.line_manager, words="They agreed.")
    with pytest.raises(Refused, match=r"Localism Act 2011 s\.28\(9\)"):
        done(conclude, case, by=w.line_manager, **SETTLED)
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone of voice.")
    assert done(conclude, case, by=w.line_manager, **SETTLED).state == State.CONCLUDED


def test_she_has_support_and_somebody_with_her_while_it_is_open(case: Case, wendlebury: World) -> None:
    w = wendlebury
    done(
        make_arrangement,
        case,
        by=w.line_manager,
        what="Another officer goes to site visits with her.",
        agreed_by="Priya Shah and her manager",
        review_on=NEXT_WEEK,
    )
    done(
        ask_to_keep,
        case,
        by=w.line_manager,
        what="The webcast.",
        whom="Democratic Services",
        keep_by=NEXT_WEEK,
    )
    done(name_companion, case, by=w.officer, companion=w.outsider)
    assert roles_of(w.outsider, case, on=ON) == {Role.COMPANION}
    assert not known_to(w.group_leader, on=ON).exists()


def test_the_group_leader_is_never_the_one_it_is_passed_to_when_it_is_about_them(
    case: Case, wendlebury: World
) -> None:
    w = wendlebury
    after = done(pass_on, case, by=w.line_manager, step="to the group leader", choice=None, reasons="Minor.")
    assert after.state == State.TRIAGE
    assert not visible_to(w.group_leader, on=ON).exists()


def test_to_the_end_and_the_chair_was_heard(case: Case, wendlebury: World) -> None:
    w = wendlebury
    done(answer_code_question, case, by=w.monitoring_officer, is_allegation=False, reasons="A tone of voice.")
    done(
        put_to_them,
        case,
        by=w.line_manager,
        summary="It is said that you raised your voice on site.",
        asked="What happened?",
        answer_by=NEXT_WEEK,
        may_accompany="A party colleague.",
    )
    put = case.hearings.get()
    give_account(put.key, by=w.group_leader, words="I was hurried.", at=at_noon(ON), on=ON)
    done(conclude, case, by=w.line_manager, **SETTLED)
    done(
        report_back,
        case,
        by=w.line_manager,
        words="You have agreed how you speak with each other on site.",
        nothing_against=True,
    )
    assert done(close, case, by=w.line_manager, reasons="").state == State.CLOSED


def test_no_outcome_says_that_she_was_bullied_or_that_the_chair_broke_anything(
    case: Case, wendlebury: World
) -> None:
    words = " ".join(outcome.words for outcome in outcomes_of(case, ON))
    assert "breach" not in words
    assert "upheld" not in words
