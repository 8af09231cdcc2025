"""Do the invented councils stand, once, with everything a stranger is shown?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth import authenticate

from people.demonstration import Demonstration, build_demonstration
from people.demonstration.establishment_lists import councils, establishment
from people.directory import (
    councils_of,
    deputy_of,
    holder_of,
    holding_of,
    line_above,
    posts_of,
    posts_of_kind,
    users_holding_posts,
)
from people.establishment import NotPossible
from people.models import Capacity, Council, Holding, Post, Side, User

ON = date(2026, 6, 1)
PASSWORD = "an invented password"

pytestmark = pytest.mark.django_db

# Section 8 of the language page: each book may have more, these it has.
KINDS = {
    "harrowmere": {
        "Chief Executive", "Director", "Head of Service", "line manager", "officer", "Monitoring Officer",
        "Group Leader", "Councillor", "ungrouped Councillor",
    },
    "calderwick": {
        "Chief Executive", "Director", "Head of Service", "officer", "Monitoring Officer", "Group Leader", "Member",
    },
    "wendlebury": {
        "Chief Executive", "Director", "line manager", "officer", "Monitoring Officer", "Head of Legal Partnership",
        "Group Leader", "Member", "ungrouped Member", "Hearing Panel",
    },
    "merrowdown": {
        "Town Clerk", "line manager", "officer", "Mayor", "Group Leader", "Member", "Borough Monitoring Officer",
    },
    "aldersyke": {
        "Clerk", "officer", "Chair", "Vice-Chair", "Councillor", "personnel group", "District Monitoring Officer",
    },
}  # fmt: skip


def built(on: date = ON) -> Demonstration:
    return build_demonstration(on, PASSWORD)


def council(code: str) -> Council:
    return Council.objects.get(code=code)


def only(code: str, kind: str) -> Post:
    (post,) = posts_of_kind(council(code), kind, ON)
    return post


def test_five_councils_run_the_five_protocols_and_two_more_receive_what_is_handed_over() -> None:
    demonstration = built()
    assert sorted(demonstration.protocols.values()) == [
        "knutsford",
        "southwell",
        "swale",
        "thanet",
        "unnamed-unitary",
    ]
    assert {each.code for each in demonstration.councils} - set(demonstration.protocols) == {
        "eastmarrow",
        "wolderidge",
    }
    assert all(each.is_demonstration for each in demonstration.councils)


@pytest.mark.parametrize("code", KINDS)
def test_a_council_has_every_kind_of_post_its_rulebook_speaks_of(code: str) -> None:
    built()
    assert KINDS[code] <= set(Post.objects.filter(council=council(code)).values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("code", "title", "kinds_above"),
    [
        (
            "harrowmere",
            "Planning Officer",
            ["line manager", "Head of Service", "Director", "Chief Executive"],
        ),
        ("calderwick", "Highways Engineer", ["Head of Service", "Director", "Chief Executive"]),
        ("wendlebury", "Senior Planning Officer", ["line manager", "Director", "Chief Executive"]),
        ("wendlebury", "Head of Legal Partnership", ["Chief Executive"]),
        ("wendlebury", "Monitoring Officer", ["Chief Executive"]),
        ("merrowdown", "Events Officer", ["line manager", "Town Clerk"]),
        ("merrowdown", "Member for Heath ward", ["Group Leader"]),
        ("aldersyke", "Facilities Officer", ["Clerk"]),
        ("aldersyke", "Chair of the Council", []),
    ],
)
def test_reporting_lines_are_those_of_the_five_books(code: str, title: str, kinds_above: list[str]) -> None:
    built()
    post = Post.objects.get(council__code=code, title=title)
    assert [above.kind for above in line_above(post)] == kinds_above


def test_building_twice_changes_nothing_and_keeps_passwords() -> None:
    built()
    clerk = User.objects.get(email="deborah.kingsnorth@merrowdown.example")
    clerk.set_password("her own, chosen since")
    clerk.save()
    before = [list(rows.objects.order_by("pk").values()) for rows in (Council, Post, Holding, User)]
    again = build_demonstration(ON + timedelta(days=400), "another password")
    assert again.created == ()
    assert [list(rows.objects.order_by("pk").values()) for rows in (Council, Post, Holding, User)] == before


def test_nobody_invented_is_put_under_a_real_council() -> None:
    Council.objects.create(code="wendlebury", name="Wendlebury Borough Council")
    with pytest.raises(NotPossible, match="real council"):
        built()
    assert not User.objects.exists()


def test_every_sign_in_works_and_is_somebody_there() -> None:
    demonstration = built()
    for code, sign_ins in demonstration.sign_ins.items():
        assert len(sign_ins) in ([4, 5, 6] if code in demonstration.protocols else [1])
        for sign_in in sign_ins:
            user = authenticate(username=sign_in.email.upper(), password=PASSWORD)
            assert isinstance(user, User), sign_in
            assert sign_in.post_title in [post.title for post in posts_of(user, council(code), ON)]


@pytest.mark.parametrize("years", [0, 1])
def test_somebody_acts_up_with_a_last_day_in_each_of_the_three_larger_councils(years: int) -> None:
    built()
    later = ON + timedelta(days=365 * years)
    for code in ("harrowmere", "calderwick", "wendlebury"):
        acting = [
            holding
            for post in Post.objects.filter(council__code=code)
            if (holding := holding_of(post, later)) and holding.capacity == Capacity.ACTING
        ]
        assert len(acting) == 1
        assert acting[0].to_on is not None


@pytest.mark.parametrize("code", KINDS)
def test_a_council_has_a_vacant_post_and_somebody_who_left(code: str) -> None:
    built()
    own_posts = Post.objects.filter(council__code=code, side=Side.OFFICER)
    assert [post for post in own_posts if holder_of(post, ON) is None]
    left = Holding.objects.filter(post__council__code=code, to_on__lt=ON)
    assert [holding for holding in left if councils_of(holding.user, ON) == []]


def test_a_deputy_monitoring_officer_stands_by_without_holding_the_post() -> None:
    built()
    post = only("wendlebury", "Monitoring Officer")
    deputy = deputy_of(post, ON)
    assert deputy is not None
    assert deputy != holder_of(post, ON)


def test_the_towns_monitoring_officer_is_their_principal_authoritys() -> None:
    built()
    for town, kind, principal in [
        ("merrowdown", "Borough Monitoring Officer", "eastmarrow"),
        ("aldersyke", "District Monitoring Officer", "wolderidge"),
    ]:
        assert council(town).principal_authority == council(principal)
        assert holder_of(only(town, kind), ON) == holder_of(only(principal, "Monitoring Officer"), ON)


def test_a_panel_has_three_members_who_hold_posts_of_their_own() -> None:
    built()
    for code, kind in [("wendlebury", "Hearing Panel"), ("aldersyke", "personnel group")]:
        panel = only(code, kind)
        members = users_holding_posts([panel], ON)[panel]
        assert len(members) == 3
        assert all(posts_of(member, council(code), ON)[0] != panel for member in members)


def test_the_shared_head_of_legal_has_posts_in_two_councils() -> None:
    built()
    user = User.objects.get(email="anil.kapoor@wendlebury.example")
    assert [each.code for each in councils_of(user, ON)] == ["harrowmere", "wendlebury"]


def test_no_seat_has_two_holders_and_no_line_is_a_circle() -> None:
    for row in councils():
        rows = establishment(row.code, ON)
        titles = {each.title: each for each in rows}
        for each in rows:
            met = [each.title]
            while above := titles[met[-1]].answers_to:
                assert above not in met
                met.append(above)
        held = [each for each in rows if each.email and each.capacity in ("substantive", "acting")]
        for one in held:
            for other in held:
                if one is not other and (one.title, one.capacity) == (other.title, other.capacity):
                    apart = (one.to_on or date.max) < (other.from_on or date.min) or (
                        other.to_on or date.max
                    ) < (one.from_on or date.min)
                    assert apart, (row.code, one, other)
