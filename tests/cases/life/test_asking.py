"""Can whoever deals with a case ask, note and consult, and does nobody read more than was meant for them?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import consultations_of, known_to, notes_for, visible_to
from cases.acts.add_note import add_note
from cases.acts.ask_question import answer_question, ask_question
from cases.acts.consult import consult, give_view, lapse_view
from cases.blind_index import index_of
from cases.models import Connection
from cases.refusals import Refused, Stale
from cases.states import NoteLabel, NoticeKind
from people.absences import go_away
from tests.cases.life.living import about_a_director, at_noon, done, told
from tests.cases.sending import ON
from tests.world import World

SOON = ON + timedelta(days=5)


def test_the_person_who_raised_it_is_asked_and_answers(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(ask_question, case, by=w.chief_executive, words="Who else was there?")
    asked = case.questions.get()
    assert case.notices.filter(person=index_of(w.member), kind=NoticeKind.TO_ANSWER).count() == 1
    done(answer_question, case, asked.pk, by=w.member, words="Nobody.")
    asked.refresh_from_db()
    assert (asked.answer, told(case)) == ("Nobody.", "Rosa Bright answered a question (their own words).")
    with pytest.raises(Refused, match="answered already"):
        done(answer_question, case, asked.pk, by=w.member, words="Again.")


def test_a_question_without_words_is_not_asked(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    with pytest.raises(Refused, match="Write what you want to tell them"):
        done(ask_question, case, by=wendlebury.chief_executive, words=" \n")


@pytest.mark.parametrize("who", ["member", "director_of_place", "monitoring_officer", "outsider"])
def test_nobody_but_who_deals_with_it_asks(wendlebury: World, who: str) -> None:
    case = about_a_director(wendlebury)
    with pytest.raises(Refused):
        done(ask_question, case, by=getattr(wendlebury, who), words="Who?")


def test_the_one_who_raised_it_and_comes_second_learns_nothing_of_work_in_hand(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(ask_question, case, by=w.chief_executive, words="Who else was there?")
    asked, seen = case.questions.get(), case.version
    done(add_note, case, by=w.chief_executive, label=NoteLabel.HANDLER, words="She is right.")
    with pytest.raises(Stale, match="it was changed") as second:
        answer_question(
            case.reference, asked.pk, by=w.member, words="Nobody.", version=seen, at=at_noon(ON), on=ON
        )
    assert "Judith" not in second.value.sentence


def test_each_note_is_read_by_those_it_is_for_and_nobody_else(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    for label in (NoteLabel.HANDLER, NoteLabel.SHARED, NoteLabel.INTERNAL):
        done(add_note, case, by=w.chief_executive, label=label, words=f"For {label}.")
    done(
        add_note,
        case,
        by=w.chief_executive,
        label=NoteLabel.LEGAL_ADVICE,
        words="For counsel.",
        named=[w.monitoring_officer],
    )

    def read(user: str) -> set[str]:
        return {note.words for note in notes_for(getattr(w, user), case, on=ON)}

    assert read("chief_executive") == {"For handler.", "For shared.", "For internal."}
    assert read("member") == {"For shared."}
    assert read("monitoring_officer") == {"For counsel."}
    assert read("director_of_place") == read("outsider") == set()


def test_legal_advice_names_whom_it_is_for(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    with pytest.raises(Refused, match="Name whom the legal advice is for"):
        done(add_note, case, by=wendlebury.chief_executive, label=NoteLabel.LEGAL_ADVICE, words="Advice.")


def test_whoever_is_asked_for_a_view_sees_that_page_and_nothing_of_the_case(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    given: dict[str, Any] = {"sees": "What was said on 2 May.", "why": "You chaired it.", "answer_by": SOON}
    done(consult, case, by=w.chief_executive, person=w.group_leader, **given)
    asked = consultations_of(w.group_leader, on=ON).get()
    assert (asked.sees, asked.why) == ("What was said on 2 May.", "You chaired it.")
    assert not known_to(w.group_leader, on=ON).exists()
    give_view(asked.key, by=w.group_leader, words="I heard nothing.", at=at_noon(ON), on=ON)
    assert told(case) == "Moira Fenwick gave a view (their own words)."
    with pytest.raises(Refused, match="Nothing more is needed from you"):
        give_view(asked.key, by=w.group_leader, words="More.", at=at_noon(ON), on=ON)


@pytest.mark.parametrize("who", ["director_of_place", "member"])
def test_no_party_is_asked_for_a_view(wendlebury: World, who: str) -> None:
    case = about_a_director(wendlebury)
    with pytest.raises(Refused, match="This person cannot be asked in this case"):
        done(
            consult,
            case,
            by=wendlebury.chief_executive,
            person=getattr(wendlebury, who),
            sees="All.",
            why="To ask.",
            answer_by=SOON,
        )


def test_whoever_is_away_is_met_with_the_same_words_as_whoever_is_connected(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    go_away(w.group_leader, from_on=ON)
    one, other = sorted((index_of(w.other_group_leader), index_of(w.director_of_place)))
    Connection.objects.create(one=one, other=other, council=w.council, from_on=ON)
    said = set()
    for person in (w.group_leader, w.other_group_leader):
        given: dict[str, Any] = {"person": person, "sees": "It.", "why": "So.", "answer_by": SOON}
        with pytest.raises(Refused) as refused:
            done(consult, case, by=w.chief_executive, **given)
        said.add(refused.value.sentence)
    assert said == {"This person cannot be asked in this case. Choose somebody else."}


def test_a_view_lapses_only_once_its_day_has_passed(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(consult, case, by=w.chief_executive, person=w.group_leader, sees="It.", why="So.", answer_by=SOON)
    asked = case.consultations.get()
    with pytest.raises(Refused, match="They still have time to answer"):
        done(lapse_view, case, asked.key, by=w.chief_executive, on=SOON)
    done(lapse_view, case, asked.key, by=w.chief_executive, on=SOON + timedelta(days=1))
    assert "went on without the view of Moira Fenwick" in told(case)
    assert not visible_to(w.group_leader, on=SOON).exists()
