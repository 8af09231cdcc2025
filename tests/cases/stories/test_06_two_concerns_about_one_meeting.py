"""Two people complain of each other after one meeting: one person hears both, and neither learns of the other's."""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import hearings_of, visible_to, work_of
from cases.acts.answer_code_question import answer_code_question
from cases.acts.conclude import conclude
from cases.acts.link import link
from cases.acts.make_arrangement import ask_to_keep
from cases.acts.put_to_them import give_account, put_to_them
from cases.acts.reassign import reassign
from cases.models import Case
from cases.refusals import Refused
from cases.seats_offered import Why, seats_offered
from cases.sentences import sentence_of
from cases.states import TOLD_TO_COMPLAINANT, State
from tests.cases.life.living import at_noon, done, ready
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World

SOON = ON + timedelta(days=10)


@pytest.fixture
def both(wendlebury: World) -> tuple[Case, Case]:
    """The Member's about the Director and the Director's about the Member, linked by whoever has both."""
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    one = acknowledged(sent(drafted(w.member, w.council, about=about), w.member), w.chief_executive)
    facts = {"code allegation": "no", "safety": "no"}
    about = (w.member, w.posts.member)
    draft = drafted(w.director_of_place, w.council, "officer about councillor", about, facts=facts)
    other = acknowledged(sent(draft, w.director_of_place), w.chief_executive)
    done(
        answer_code_question, other, by=w.monitoring_officer, is_allegation=False, reasons="A tone of voice."
    )
    done(link, one, other.reference, by=w.chief_executive, reasons="The planning meeting of 2 May.")
    return one, other


def test_one_person_has_both_and_hears_both_before_either_is_decided(
    wendlebury: World, both: tuple[Case, Case]
) -> None:
    w, new = wendlebury, wendlebury.director_of_people
    offered = seats_offered(both[0], w.chief_executive, "", ON)
    assert w.posts.director_of_people in [each.seat for each in offered if each.why == Why.COULD_HAVE_BOTH]
    for case in both:
        done(reassign, case, by=w.chief_executive, to=w.posts.director_of_people, reasons="I chaired it.")
        ready(case, new)
    assert set(work_of(new, on=ON)) == set(both)
    given: dict[str, Any] = {
        "summary": "That you shouted.",
        "asked": "Did you?",
        "may_accompany": "A colleague.",
    }
    ended: dict[str, Any] = {
        "outcome": "not_taken_further",
        "reason": "explained",
        "words": "Both explained.",
    }
    for case, subject in zip(both, (w.director_of_place, w.member), strict=True):
        with pytest.raises(Refused, match="Neither is decided"):
            done(conclude, both[0], by=new, on=SOON, **ended)
        done(put_to_them, case, by=new, answer_by=SOON, **given)
        put = hearings_of(subject, on=ON).get()
        give_account(put.key, by=subject, words="We both did.", at=at_noon(ON), on=ON)
    for case in both:
        assert done(conclude, case, by=new, on=SOON, **ended).state == State.CONCLUDED


def test_neither_learns_of_the_other_s(wendlebury: World, both: tuple[Case, Case]) -> None:
    w = wendlebury
    one, other = both
    for user, case, hidden in ((w.member, one, other), (w.director_of_place, other, one)):
        assert list(visible_to(user, on=ON)) == [case]
        told = [
            sentence_of(one, to_the_filer=True) for one in case.events.filter(kind__in=TOLD_TO_COMPLAINANT)
        ]
        assert not any(hidden.reference in words or "linked" in words for words in told)


def test_the_recording_of_the_meeting_is_kept(wendlebury: World, both: tuple[Case, Case]) -> None:
    given: dict[str, Any] = {"what": "The webcast of 2 May", "whom": "Democratic Services", "keep_by": SOON}
    done(ask_to_keep, both[0], by=wendlebury.chief_executive, **given)
    assert both[0].keepings.get().keep_by == SOON
