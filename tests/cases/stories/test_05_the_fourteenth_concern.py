"""The same concern about the same officer again: it is answered by the decision there is, and looked at once more."""

from datetime import date, timedelta
from typing import Any

import pytest

from cases.access import known_to
from cases.acts.answer_as_decided import answer_as_decided
from cases.acts.ask_again import ask_again
from cases.acts.close import close
from cases.acts.conclude import conclude
from cases.acts.put_to_them import record_not_heard
from cases.acts.report_back import report_back
from cases.acts.settle_duty import set_duty_aside
from cases.models import Case
from cases.outcomes import REASONS, outcomes_of
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import TOLD_TO_COMPLAINANT, State
from people.models import User
from tests.cases.life.living import about_a_director, done, ready
from tests.cases.sending import ON
from tests.world import World

LATER = ON + timedelta(days=10)


def _decided(w: World, case: Case, by: User, on: date = ON) -> Case:
    done(record_not_heard, case, by=w.monitoring_officer, on=on, reasons="He was there and told me himself.")
    done(conclude, case, by=by, on=on, outcome="not_taken_further", reason="explained", words="Explained.")
    return done(report_back, case, by=by, on=on, words="He explained what he meant.")


def _again(w: World) -> Case:
    """The same, sent again after it was decided, and answered by that decision."""
    first = _decided(w, about_a_director(w), w.chief_executive)
    words: dict[str, Any] = {
        "words": "I looked at the briefing of 2 May.",
        "new": "Anything said after 2 May.",
    }
    case = about_a_director(w)
    return done(answer_as_decided, case, by=w.chief_executive, on=LATER, earlier=first.reference, **words)


def test_it_is_one_act_and_the_person_reads_how_it_was_decided_and_what_would_be_new(
    wendlebury: World,
) -> None:
    w = wendlebury
    case = _again(w)
    assert (case.state, case.reported_on) == (State.REPORTED_BACK, LATER)
    told = [sentence_of(one, to_the_filer=True) for one in case.events.filter(kind__in=TOLD_TO_COMPLAINANT)]
    assert told[-1] == (
        "Judith Amadi answered that this was decided before: I looked at the briefing of 2 May. "
        "(what is new would be looked at)."
    )
    for owed in case.obligations.all():
        if owed.is_open:
            done(set_duty_aside, case, owed.pk, by=w.chief_executive, on=LATER, reasons="Not called for.")
    assert done(close, case, by=w.chief_executive, on=LATER, reasons="").state == State.CLOSED


def test_the_officer_it_is_about_hears_nothing_of_it(wendlebury: World) -> None:
    w = wendlebury
    case = _again(w)
    assert not known_to(w.director_of_place, on=LATER).exists()
    assert not case.hearings.exists()


def test_somebody_else_looks_at_it_again_once(wendlebury: World) -> None:
    w = wendlebury
    case = _again(w)
    after = done(ask_again, case, by=w.member, on=LATER, choice=0, words="It was another day.")
    assert not known_to(w.chief_executive, on=LATER).filter(pk=case.pk).exists()
    over = _decided(w, ready(after, w.director_of_people), w.director_of_people, LATER)
    with pytest.raises(Refused, match="sets out no other look"):
        done(ask_again, over, by=w.member, on=LATER, choice=None, words="And again.")


def test_no_reason_and_no_outcome_says_anything_of_whoever_raised_it(wendlebury: World) -> None:
    said = " ".join(
        (*REASONS.values(), *(one.words for one in outcomes_of(about_a_director(wendlebury), ON)))
    )
    for word in ("vexatious", "malicious", "frivolous", "tit-for-tat", "persistent", "repeat"):
        assert word not in said
