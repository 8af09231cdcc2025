"""A scrutiny member asks for papers: no later than ten clear days after that, by the regulation."""

from datetime import date

import pytest

from cases.acts.conclude import conclude
from cases.acts.reassign import decide_route
from cases.acts.report_back import report_back
from cases.models import Case
from cases.preview import preview_of
from cases.refusals import Refused
from cases.states import State
from people.directory import people_on_side
from people.models import Council, Post, Side, User
from tests.cases.life.living import done, ready
from tests.cases.sending import ON, acknowledged, drafted, sent

FACTS = {"papers": "scrutiny work", "enquiry": "facts only"}


@pytest.fixture
def member(harrowmere: Council) -> User:
    """A Member of Harrowmere."""
    return people_on_side(harrowmere, Side.COUNCILLOR, ON)[-1][0]


def test_the_day_is_shown_with_its_law(harrowmere: Council, member: User) -> None:
    draft = drafted(member, harrowmere, "information request", facts=FACTS)
    dated = {time.time.length.text: time for time in preview_of(draft, on=ON).times}["10 clear days"]
    # Received on 1 June: the ten days from the 2nd to the 11th are clear.
    assert dated.due == date(2026, 6, 12)
    assert "reg. 17(2)" in str([source.ref or source.words for source in dated.time.sources])


def test_saying_no_needs_its_reasons_and_they_are_told(harrowmere: Council, member: User) -> None:
    case = sent(drafted(member, harrowmere, "information request", facts=FACTS, choice=0), member)
    has_it = _in_whose_hands(case)
    acknowledged(case, has_it)
    done(decide_route, case, by=has_it, to=_head_of_service(harrowmere), reasons="It is theirs.")
    head = _in_whose_hands(case)
    ready(case, head)
    with pytest.raises(Refused, match="Say why"):
        done(conclude, case, by=head, outcome="refused", reason="", words="")
    done(conclude, case, by=head, outcome="refused", reason="", words="It is a draft for another body.")
    with pytest.raises(Refused):
        done(report_back, case, by=head, words="")
    after = done(
        report_back, case, by=head, words="It is not given because it is a draft.", nothing_against=True
    )
    assert after.state == State.REPORTED_BACK


def _in_whose_hands(case: Case) -> User:
    user = case.steps.latest("number").handlers[0].user
    assert user is not None
    return User.objects.get(pk=user)


def _head_of_service(council: Council) -> Post:
    return Post.objects.filter(council=council, kind="Head of Service").order_by("pk")[0]
