"""Does a declared relationship keep somebody out of later cases, in every council, in words that tell nothing?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.access import work_of
from cases.models import Access
from cases.preview import preview_of
from cases.register.own import end
from people.establishment import seat
from people.models import Post
from tests.cases.life.living import at_noon
from tests.cases.register.test_an_entry_of_ones_own import disclosed
from tests.cases.sending import ON, drafted, run_small_book, sent
from tests.world import World

pytestmark = pytest.mark.django_db
LATER = ON + timedelta(days=7)


def test_in_a_later_case_the_next_person_has_it_and_the_filer_reads_only_that_the_first_cannot(
    wendlebury: World,
) -> None:
    w = wendlebury
    disclosed(w, w.member, w.chief_executive)
    about = (w.director_of_place, w.posts.director_of_place)
    shown = preview_of(drafted(w.member, w.council, about=about), on=LATER)

    assert w.chief_executive not in [person for one in shown.recipients for person in one.people]
    assert [out.words for out in shown.passed_over if out.title == "Chief Executive"] == [
        "cannot deal with this one"
    ]


def test_once_it_has_ended_they_have_such_a_case_again(wendlebury: World) -> None:
    w = wendlebury
    entry = disclosed(w, w.member, w.chief_executive)
    end(entry.key, by=w.member, last_on=ON, at=at_noon(ON), on=ON)
    about = (w.director_of_place, w.posts.director_of_place)
    shown = preview_of(drafted(w.member, w.council, about=about), on=LATER)
    assert [one.user for one in shown.recipients] == [w.chief_executive]


def test_declared_in_one_council_it_keeps_them_out_in_another_and_says_nothing_of_why(
    wendlebury: World,
) -> None:
    """A Chief Executive of two councils, whom somebody named who raises a concern in the second."""
    w = wendlebury
    disclosed(w, w.member, w.chief_executive)
    run_small_book(w.other_council)
    chief = Post.objects.create(
        council=w.other_council, kind="Chief Executive", title="Chief Executive", side="officer", from_on=ON
    )
    director = Post.objects.create(
        council=w.other_council,
        kind="Director",
        title="Director",
        side="officer",
        reports_to=chief,
        from_on=ON,
    )
    member = Post.objects.create(
        council=w.other_council, kind="Member", title="Member", side="councillor", from_on=ON
    )
    seat(chief, w.chief_executive, from_on=ON)
    seat(director, w.outsider, from_on=ON)
    seat(member, w.member, from_on=ON)
    seat(
        Post.objects.create(
            council=w.other_council,
            kind="Monitoring Officer",
            title="Monitoring Officer",
            side="officer",
            from_on=ON,
        ),
        w.head_of_legal_partnership,
        from_on=ON,
    )

    draft = drafted(w.member, w.other_council, about=(w.outsider, director))
    shown = preview_of(draft, on=LATER)
    assert w.chief_executive not in [person for one in shown.recipients for person in one.people]
    assert {out.words for out in shown.passed_over} <= {"cannot deal with this one"}

    case = sent(draft, w.member, on=LATER)
    assert not work_of(w.chief_executive, on=LATER).filter(pk=case.pk).exists()
    told = " ".join(row.name for row in Access.objects.filter(case=case))
    assert "connection" not in f"{told} {case.plan}"
