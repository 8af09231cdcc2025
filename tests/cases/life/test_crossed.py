"""What holds where the person one case is about raised the other, and who learns of it?"""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import visible_to
from cases.acts.answer_code_question import answer_code_question
from cases.acts.conclude import conclude
from cases.acts.link import link, unlink
from cases.acts.put_to_them import give_account, put_to_them, record_not_heard
from cases.acts.reassign import reassign
from cases.acts.withdraw import withdraw
from cases.models import Case
from cases.refusals import Refused
from cases.seats_offered import Why, seats_offered
from cases.sentences import sentence_of
from cases.states import State
from tests.cases.life.living import at_noon, done
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World

ENDED: dict[str, Any] = {"outcome": "not_taken_further", "reason": "explained", "words": "Explained."}


@pytest.fixture
def crossed(wendlebury: World) -> tuple[Case, Case]:
    """A Member's concern about a Director, and the Director's about that Member, both with the Chief Executive."""
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    one = acknowledged(sent(drafted(w.member, w.council, about=about), w.member), w.chief_executive)
    facts = {"code allegation": "no", "safety": "no"}
    draft = drafted(
        w.director_of_place, w.council, "officer about councillor", (w.member, w.posts.member), facts=facts
    )
    other = acknowledged(sent(draft, w.director_of_place), w.chief_executive)
    done(answer_code_question, other, by=w.monitoring_officer, is_allegation=False, reasons="A tone.")
    done(link, one, other.reference, by=w.chief_executive, reasons="The same meeting.")
    return one, other


def _hear(w: World, case: Case) -> None:
    given: dict[str, Any] = {"summary": "So.", "asked": "Is it so?", "may_accompany": "A colleague."}
    done(put_to_them, case, by=w.chief_executive, answer_by=ON + timedelta(days=7), **given)
    subject = w.director_of_place if case.parties["subject"]["user"] == w.director_of_place.pk else w.member
    give_account(case.hearings.get().key, by=subject, words="It is not.", at=at_noon(ON), on=ON)


def test_neither_is_decided_until_both_were_heard(wendlebury: World, crossed: tuple[Case, Case]) -> None:
    w, (one, other) = wendlebury, crossed
    for case in crossed:
        with pytest.raises(Refused, match="Neither is decided until the person each is about was heard"):
            done(conclude, case, by=w.chief_executive, **ENDED)
    _hear(w, one)
    with pytest.raises(Refused, match="Neither is decided"):
        done(conclude, one, by=w.chief_executive, **ENDED)
    done(record_not_heard, other, by=w.monitoring_officer, reasons="She said it all in her own concern.")
    for case in crossed:
        assert done(conclude, case, by=w.chief_executive, **ENDED).state == State.CONCLUDED


def test_one_that_was_taken_back_holds_the_other_up_no_longer(
    wendlebury: World, crossed: tuple[Case, Case]
) -> None:
    w, (one, other) = wendlebury, crossed
    done(withdraw, other, by=w.director_of_place, reasons="")
    _hear(w, one)
    assert done(conclude, one, by=w.chief_executive, **ENDED).state == State.CONCLUDED


def test_without_the_link_each_is_decided_by_itself(wendlebury: World, crossed: tuple[Case, Case]) -> None:
    w, (one, _other) = wendlebury, crossed
    done(unlink, one, by=w.chief_executive, reasons="Two meetings.")
    assert done(conclude, one, by=w.chief_executive, **ENDED).state == State.CONCLUDED


def test_whoever_could_have_both_is_proposed_first_to_whoever_works_on_both(
    wendlebury: World, crossed: tuple[Case, Case]
) -> None:
    w, (one, other) = wendlebury, crossed
    offered = seats_offered(one, w.chief_executive, "", ON)
    both = [each.seat for each in offered if each.why == Why.COULD_HAVE_BOTH]
    assert both[0] == offered[0].seat
    assert w.posts.monitoring_officer in both
    for seat in (w.posts.director_of_place, w.posts.member):
        assert seat not in [each.seat for each in offered]
    done(reassign, other, by=w.chief_executive, to=w.posts.director_of_people, reasons="I am away.")
    assert all(each.why != Why.COULD_HAVE_BOTH for each in seats_offered(one, w.chief_executive, "", ON))


def test_no_party_learns_of_the_other_case(wendlebury: World, crossed: tuple[Case, Case]) -> None:
    w, (one, other) = wendlebury, crossed
    assert [case.reference for case in visible_to(w.member, on=ON)] == [one.reference]
    assert [case.reference for case in visible_to(w.director_of_place, on=ON)] == [other.reference]
    for case, hidden in ((one, other), (other, one)):
        told = [sentence_of(event) for event in case.events.all()]
        assert not any(hidden.reference in sentence for sentence in told)
