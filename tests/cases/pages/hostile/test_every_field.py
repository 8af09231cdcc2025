"""Is every field of every form met with a way to mend it, the words still there, and never with a crash?

The forms are found by following every link, so that a new page is tried by itself; the test below says which addresses
nobody came to, and why that may be.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from people.models import User
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.hostile.conftest import FACTS
from tests.cases.pages.hostile.crawling import Visited, pages_from
from tests.cases.pages.hostile.sending import WORST, faults_of
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

# Of a choice or a hidden field only these make a difference.
_OF_A_CHOICE = ("nothing", "a null", "a script", "a number past every database")
_PEOPLE = {
    "nobody": None,
    "who raised it": "member",
    "who deals with it": "chief_executive",
    "who it is about": "director_of_place",
    "the Monitoring Officer": "monitoring_officer",
    "the manager": "line_manager",
    "who is asked": "head_of_legal_partnership",
}


@pytest.mark.parametrize("who", _PEOPLE.values(), ids=_PEOPLE.keys())
def test_of_every_page_somebody_comes_to(in_the_middle: World, who: str | None) -> None:
    browser = _browser_of(in_the_middle, who)
    found = [fault for page in _with_forms(browser) for fault in _tried(browser, page)]
    assert not found, "\n".join(sorted(set(found)))


def test_of_every_page_on_which_a_concern_is_raised(in_the_middle: World) -> None:
    w = in_the_middle
    journey = Journey(
        signed_in_as(w.ungrouped_member), (w.director_of_place, w.posts.director_of_place), facts=FACTS
    )
    found: list[str] = []
    for goal in _pages_of(journey):
        page = next(pages_from(journey.browser, [journey.open(goal).address]))
        found += _tried(journey.browser, page)
    assert not found, "\n".join(sorted(set(found)))


def test_every_address_was_come_to_or_has_a_reason(in_the_middle: World) -> None:
    w = in_the_middle
    journey = Journey(
        signed_in_as(w.ungrouped_member), (w.director_of_place, w.posts.director_of_place), facts=FACTS
    )
    come_to = {resolve(address).view_name for address in _pages_of(journey)}
    for who in _PEOPLE.values():
        come_to |= {page.view for page in pages_from(_browser_of(w, who), _beginnings())}
    known = {name for names in _NOT_COME_TO.values() for name in names}
    left_out = sorted(_names() - come_to - known)

    assert not left_out, f"no link leads to {', '.join(left_out)}; try them here, or say why not"
    assert known <= _names()


_NOT_COME_TO = {
    "no page, or one that takes nothing typed": (
        "app_picture", "brand_sheet", "choose_language", "copy", "handed_document", "import_template", "leave",
        "open_file", "passkey_options", "printed", "report_file", "sent", "sign_in_with_passkey", "sign_out",
    ),
    "leads on to the page that is tried": (
        "account_login", "account_logout", "carried_on", "carry_on", "link_council_account", "mfa_authenticate",
        "openid_connect_callback", "to_council_account",
    ),
    "has a button alone": (
        "app_off", "companion_goes", "end_link", "mailed_again", "new_recovery_codes", "office_accepted",
        "recovery_codes", "remove_passkey", "saved_view_changed", "sign_out_there", "told_by_hand",
    ),
    "stands only after something else was done, and has the same form as a page that is tried": (
        "absence_ended", "agreement_asked", "agreements_asked", "keep_typed", "not_sure", "not_this", "relationship",
        "relationship_ended", "selected_cases", "show_again_with",
    ),
}  # fmt: skip


def _tried(browser: Client, page: Visited) -> Iterator[str]:
    """Whatever is typed, all at once; and each choice and each hidden mark by itself."""
    for form in page.shown.forms:
        fields = [one for one in form.fields.values() if one.name != "csrfmiddlewaretoken"]
        typed = [one for one in fields if one.is_typed]
        for what in WORST if typed else ():
            yield from faults_of(browser, page.address, form, typed, what)
        for one in fields:
            if one not in typed and one.kind not in ("submit", "button", "file"):
                for what in _OF_A_CHOICE:
                    yield from faults_of(browser, page.address, form, [one], what)


def _with_forms(browser: Client) -> Iterator[Visited]:
    """Each kind of form once."""
    known = set()
    for page in list(pages_from(browser, _beginnings())):
        like = (
            page.view,
            page.shown.title,
            *sorted(name for form in page.shown.forms for name in form.fields),
        )
        if page.shown.forms and like not in known:
            known.add(like)
            yield page


def _browser_of(w: World, who: str | None) -> Client:
    if who is None:
        return Client()
    user = getattr(w, who)
    assert isinstance(user, User)
    return signed_in_as(user)


def _pages_of(journey: Journey) -> list[str]:
    journey.to("check")
    key = journey.address.split("/")[2]
    return [
        f"/raise/{key}/{name}"
        for name in [*journey.asked, "files", "somebody-else", "check"]
        if "/raise" not in name
    ]


def _beginnings() -> list[str]:
    """Every address that names no one thing."""
    return [f"/{route}" for route, _ in _routes(get_resolver()) if "<" not in route]


def _names() -> set[str]:
    return {name for _, name in _routes(get_resolver()) if name}


def _routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _routes(one, here)
        elif isinstance(one, URLPattern):
            yield here, one.name or ""
