"""Is a view kept as it was asked for, shared with whoever shares the seat, and with nobody else?"""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from cases.models import Case, SavedView
from people.models import User
from tests.cases.pages.conftest import signed_in_as
from tests.world import World

pytestmark = pytest.mark.django_db


def _saved(user: User, also: list[str] | None = None, name: str = "Late ones") -> Client:
    browser = signed_in_as(user)
    fields = {"name": name, "asked": "?show=late&sort=sent&name=Colin", "also": also or []}
    answer = browser.post("/desk/all/views/new", fields, follow=True)
    assert "The view is saved." in answer.content.decode()
    return browser


def test_a_view_keeps_the_asking_and_nothing_else(wendlebury: World, raised: Callable[..., Case]) -> None:
    raised()
    shown = _saved(wendlebury.chief_executive).get("/desk/all").content.decode()

    assert SavedView.objects.get().asked == "?show=late&sort=sent"
    assert '<a href="/desk/all?show=late&amp;sort=sent"><strong>0</strong> Late ones</a>' in shown
    assert "1 case: open" in shown


def test_the_list_begins_with_the_view_that_was_chosen(wendlebury: World) -> None:
    browser = _saved(wendlebury.chief_executive, ["start"])

    assert "0 cases: late" not in browser.get("/desk/all?show=open").content.decode()
    assert 'aria-current="page"><strong>0</strong> late</a>' in browser.get("/desk/all").content.decode()


def test_the_deputy_has_what_the_monitoring_officer_shares_and_nobody_else_does(wendlebury: World) -> None:
    w = wendlebury
    _saved(w.monitoring_officer, ["share"])
    _saved(w.monitoring_officer, name="My own")

    deputy = signed_in_as(w.deputy_monitoring_officer).get("/desk/all/views").content.decode()
    assert "Late ones" in deputy
    assert "My own" not in deputy
    assert "Delete it" not in deputy
    for other in (w.chief_executive, w.member, w.outsider):
        assert "Late ones" not in signed_in_as(other).get("/desk/all/views").content.decode()
        key = SavedView.objects.exclude(shared_with=None).get().key
        assert signed_in_as(other).post(f"/desk/all/views/{key}", {"what": "start"}).status_code == 404


@pytest.mark.parametrize("what", ["delete", "share", "no-share", "nonsense", ""])
def test_what_is_shared_is_changed_by_whoever_made_it_alone(wendlebury: World, what: str) -> None:
    w = wendlebury
    _saved(w.monitoring_officer, ["share"])
    deputy = signed_in_as(w.deputy_monitoring_officer)
    key = SavedView.objects.get().key

    assert deputy.post(f"/desk/all/views/{key}", {"what": what}).status_code == 404
    assert deputy.post(f"/desk/all/views/{uuid4()}", {"what": "delete"}).status_code == 404
    assert SavedView.objects.get().shared_with == w.posts.monitoring_officer


def test_every_button_does_what_it_says(wendlebury: World) -> None:
    browser = _saved(wendlebury.monitoring_officer)
    key = SavedView.objects.get().key
    for what, said in (
        ("share", "Whoever shares your post has it too."), ("start", "Your list begins with it."),
        ("no-share", "Only you have it."), ("no-start", "Begin with it"), ("delete", "You have saved no view."),
    ):  # fmt: skip
        shown = browser.post(f"/desk/all/views/{key}", {"what": what}, follow=True).content.decode()
        assert said in shown


def test_a_view_needs_a_name(wendlebury: World) -> None:
    answer = signed_in_as(wendlebury.member).post("/desk/all/views/new", {"name": " ", "asked": ""})

    assert "<title>Error: " in answer.content.decode()
    assert "Write a name for this view" in answer.content.decode()


def test_there_is_an_end_to_how_many_are_kept(wendlebury: World) -> None:
    for _ in range(12):
        browser = _saved(wendlebury.member)
    answer = browser.post("/desk/all/views/new", {"name": "One more", "asked": ""})

    assert "You have as many views as are kept." in answer.content.decode()
    assert "One more" in answer.content.decode()
