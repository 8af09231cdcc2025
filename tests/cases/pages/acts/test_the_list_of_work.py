"""Does the list of work say what waits for this person, whoever acknowledged it before them?"""

import pytest

from cases.acts.ask_again import ask_again
from cases.acts.ask_question import ask_question
from cases.acts.conclude import conclude
from cases.acts.put_to_them import give_account
from cases.acts.reassign import reassign
from cases.acts.report_back import report_back
from cases.models import Case, Hearing
from tests.cases.life.living import at_noon, done
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import ON
from tests.world import World

NOTHING_TODAY = "With you, and nothing to do today"


@pytest.fixture
def reported(wendlebury: World, case: Case) -> Case:
    """The case after it was decided and reported back, with a question left unanswered."""
    chief = wendlebury.chief_executive
    done(ask_question, case, by=chief, words="Who else was there?", on=ON)
    given = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}
    done(conclude, case, by=chief, on=ON, **given)
    return done(report_back, case, by=chief, on=ON, words="It was explained.", nothing_against=True)


def test_a_case_that_comes_to_somebody_waits_for_them_though_it_was_acknowledged_before(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    given = {"to": w.posts.director_of_people, "reasons": "I am away."}
    done(reassign, case, by=w.chief_executive, on=ON, **given)
    shown = words_of(at(w.director_of_people, "/desk"))
    assert case.reference in shown
    assert NOTHING_TODAY not in shown


def test_a_case_for_which_somebody_must_be_chosen_waits_for_the_chooser(
    wendlebury: World, reported: Case
) -> None:
    w = wendlebury
    late = ON.replace(year=ON.year + 1)
    done(ask_again, reported, by=w.member, choice=None, words="Again.", on=late)
    reported.refresh_from_db()
    desk_of(reported, w.monitoring_officer).send({"connection": "none"})
    shown = words_of(at(w.monitoring_officer, "/desk"))
    assert "Choose who deals with it" in shown
    assert NOTHING_TODAY not in shown


def test_a_question_is_asked_no_more_once_the_case_is_over(wendlebury: World, reported: Case) -> None:
    assert "You are asked a question" not in own_of(reported, wendlebury.member).shown


def test_what_still_waits_for_an_answer_stands_first(wendlebury: World, case: Case) -> None:
    w = wendlebury
    for summary in ("You were late.", "You shouted."):
        desk_of(
            case,
            w.chief_executive,
            "put-to-them",
            summary=summary,
            asked_of_them="Did you?",
            answer_by="1 December 2099",
            may_accompany="A colleague.",
        )
    first, second = Hearing.objects.order_by("pk")
    give_account(second.key, by=w.director_of_place, words="No.", at=at_noon(ON), on=ON)
    shown = at(w.director_of_place, "/put-to-you").shown
    assert shown.index(str(first.key)) < shown.index(str(second.key))
