"""Between whom does somebody choose, and in which order are they shown?"""

from collections.abc import Iterable

import pytest

from cases.acts.reassign import decide_route, reassign
from cases.models import Case
from cases.refusals import Refused
from cases.seats_offered import Offered, Why, seats_offered
from people.models import Post, User
from tests.cases.life.living import about_a_councillor, about_a_director, done, ready
from tests.cases.sending import ON, drafted, sent
from tests.world import World


def _offered(case: Case, by: User, sought: str = "") -> list[Offered]:
    case.refresh_from_db()
    return seats_offered(case, by, sought, ON)


def _of(offered: Iterable[Offered], why: Why) -> list[Post]:
    return [one.seat for one in offered if one.why == why]


def test_those_whom_the_rule_names_stand_first_and_others_after(wendlebury: World) -> None:
    w = wendlebury
    offered = _offered(about_a_councillor(w), w.line_manager)
    assert _of(offered, Why.NAMED_BY_THE_RULE) == [w.posts.director_of_place]
    assert _of(offered, Why.WHEN_NOBODY_IS_LEFT)[:2] == [w.posts.monitoring_officer, w.posts.chief_executive]
    assert w.posts.director_of_people in _of(offered, Why.MAY_HAVE_IT)
    assert [one.why for one in offered] == sorted(one.why for one in offered)


@pytest.mark.parametrize("seat", ["member", "other_member", "ungrouped_member"])
def test_a_councillor_without_an_office_is_neither_offered_nor_given_it(wendlebury: World, seat: str) -> None:
    w, post = wendlebury, getattr(wendlebury.posts, seat)
    case = about_a_director(w)
    assert post not in [one.seat for one in _offered(case, w.chief_executive, "aldous")]
    with pytest.raises(Refused, match=r"only where the rule names them|cannot deal with this one"):
        done(reassign, case, by=w.chief_executive, to=post, reasons="She is sensible.")


def test_whoever_is_found_by_words_is_offered_where_they_may_have_it(wendlebury: World) -> None:
    w = wendlebury
    offered = _offered(about_a_director(w), w.chief_executive, "shah")
    assert _of(offered, Why.FOUND) == [w.posts.officer]
    assert w.posts.director_of_place not in [
        one.seat for one in _offered(about_a_director(w), w.member, "har")
    ]


def test_a_chooser_is_offered_the_same(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    draft = drafted(w.member, w.council, about=about, choice="choose for me", avoids="She knows him.")
    case = ready(sent(draft, w.member), w.monitoring_officer)
    seat = w.posts.director_of_people
    assert seat in [one.seat for one in _offered(case, w.monitoring_officer)]
    done(decide_route, case, by=w.monitoring_officer, to=seat, reasons="No tie.")
