"""Is somebody whose post raises nothing told so, instead of being asked a question that has no answers?"""

import pytest

from cases.acts.save_draft import save_draft
from cases.models import Draft
from people.models import Capacity, Holding
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.world import World

pytestmark = pytest.mark.django_db

NOTHING = "Nothing can be raised from your post here"


def test_a_deputy_alone_reads_why_and_begins_no_draft(wendlebury: World) -> None:
    browser = signed_in_as(wendlebury.deputy_monitoring_officer)

    assert NOTHING in browser.get("/raise").content.decode()
    assert NOTHING in browser.post("/raise").content.decode()
    assert Draft.objects.count() == 0


def test_somebody_from_outside_alone_reads_why_and_begins_no_draft(wendlebury: World) -> None:
    Holding.objects.filter(user=wendlebury.outsider).delete()
    Holding.objects.create(
        post=wendlebury.posts.outside_monitoring_officer,
        user=wendlebury.outsider,
        capacity=Capacity.SUBSTANTIVE,
        from_on=ON,
    )
    browser = signed_in_as(wendlebury.outsider)

    assert NOTHING in browser.get("/raise").content.decode()
    assert NOTHING in browser.post("/raise", {"council": "wendlebury"}).content.decode()
    assert Draft.objects.count() == 0


def test_a_deputy_there_with_a_post_elsewhere_is_offered_the_other_council_alone(wendlebury: World) -> None:
    Holding.objects.filter(user=wendlebury.outsider).update(user=wendlebury.deputy_monitoring_officer)
    browser = signed_in_as(wendlebury.deputy_monitoring_officer)

    assert "Which council is it about?" not in browser.get("/raise").content.decode()
    assert "This council has no rulebook in force" in browser.post("/raise").content.decode()


def test_a_draft_begun_before_the_post_was_left_says_so_too(wendlebury: World) -> None:
    draft = save_draft(None, by=wendlebury.officer, council=wendlebury.council, at=AT)
    Holding.objects.filter(user=wendlebury.officer).update(capacity=Capacity.DEPUTY)

    page = signed_in_as(wendlebury.officer).get(f"/raise/{draft.key}/matter").content.decode()

    assert NOTHING in page
    assert "What is it about?" not in page
