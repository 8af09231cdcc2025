"""Does the small world of the tests stand?"""

import pytest

from people.directory import councils_of, holder_of, users_holding_posts
from tests.world import world


@pytest.mark.django_db
def test_every_seat_of_wendlebury_has_somebody_in_it() -> None:
    wendlebury = world()
    assert holder_of(wendlebury.posts.chief_executive, wendlebury.on) == wendlebury.chief_executive
    assert holder_of(wendlebury.posts.ungrouped_member, wendlebury.on) == wendlebury.ungrouped_member
    panel = users_holding_posts([wendlebury.posts.hearing_panel], wendlebury.on)
    assert panel == {wendlebury.posts.hearing_panel: list(wendlebury.panel_members)}


@pytest.mark.django_db
def test_the_outsider_has_no_part_in_wendlebury() -> None:
    wendlebury = world()
    assert councils_of(wendlebury.outsider, wendlebury.on) == [wendlebury.other_council]
