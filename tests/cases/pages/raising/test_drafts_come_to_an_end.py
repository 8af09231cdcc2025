"""How many people may somebody try in drafts in a day? What is shown for different people tells them apart."""

import pytest

from cases.acts.save_draft import save_draft
from cases.models import Draft
from cases.refusals import Refused
from people.models import User
from tests.cases.pages.conftest import AT
from tests.world import World

pytestmark = pytest.mark.django_db


def _others(w: World, than: User) -> list[User]:
    return list(User.objects.exclude(pk=than.pk).order_by("pk"))


def _draft(w: World, by: User) -> Draft:
    return save_draft(None, by=by, at=AT, council=w.council)


def test_six_people_a_day_may_be_tried_as_the_one_who_was_affected(wendlebury: World) -> None:
    w = wendlebury
    draft = _draft(w, w.officer)
    for person in _others(w, w.officer)[:6]:
        draft = save_draft(draft, by=w.officer, at=AT, affected=[person])

    with pytest.raises(Refused, match="named as many different people"):
        save_draft(draft, by=w.officer, at=AT, affected=[_others(w, w.officer)[6]])


def test_two_people_a_day_may_be_tried_as_the_one_it_is_written_for(wendlebury: World) -> None:
    w = wendlebury
    for person in (w.member, w.other_member, w.member):
        save_draft(_draft(w, w.officer), by=w.officer, at=AT, filed_for=[person])

    with pytest.raises(Refused, match="written for as many different people"):
        save_draft(_draft(w, w.officer), by=w.officer, at=AT, filed_for=[w.group_leader])


def test_to_have_named_somebody_in_another_part_does_not_open_this_one(wendlebury: World) -> None:
    w = wendlebury
    draft = save_draft(_draft(w, w.officer), by=w.officer, at=AT, affected=[w.group_leader])
    for person in (w.member, w.other_member):
        draft = save_draft(draft, by=w.officer, at=AT, filed_for=[person])

    with pytest.raises(Refused, match="written for as many different people"):
        save_draft(draft, by=w.officer, at=AT, filed_for=[w.group_leader])


def test_witnesses_take_nothing_from_whom_it_may_be_about(wendlebury: World) -> None:
    w = wendlebury
    saw_it = _others(w, w.officer)[:12]
    draft = save_draft(_draft(w, w.officer), by=w.officer, at=AT, witnesses=saw_it)

    draft = save_draft(draft, by=w.officer, at=AT, affected=[w.member])

    assert draft.people("affected") == (w.member.pk,)
    with pytest.raises(Refused, match="as many different witnesses"):
        save_draft(draft, by=w.officer, at=AT, witnesses=[_others(w, w.officer)[12]])


def test_an_installation_shows_it_forty_times_a_day_unless_it_says_otherwise(settings: object) -> None:
    assert settings.PREVIEWS_A_DAY == 40  # type: ignore[attr-defined]
