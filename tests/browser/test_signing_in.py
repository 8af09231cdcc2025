"""Does signing in work in a real browser: a password, a code from an app, a passkey, and a code on paper?

Every page on the way is looked at as in the journeys, at every width, with the script and without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from playwright.sync_api import Browser

from people.models import User
from tests.browser.looking import Eyes
from tests.browser.site import PASSWORD
from tests.browser.visitor import Visitor
from tests.cases.signing_in.codes import code_now, recovery_codes_of

_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def seen(browser: Browser, site: str) -> Iterator[Eyes]:
    """What was looked at so far."""
    names = frozenset(User.objects.values_list("display_name", flat=True))
    with browser.new_context() as glass:
        yield Eyes(names, glass.new_page())


@pytest.fixture
def rosa(site: str) -> Iterator[User]:
    """Rosa Bright, who has no second step before and none afterwards."""
    cache.clear()
    rosa = User.objects.get(display_name="Rosa Bright")
    yield rosa
    Authenticator.objects.filter(user=rosa).delete()


@contextmanager
def _at_a_name(browser: Browser, site: str, seen: Eyes, story: str, *, scripted: bool) -> Iterator[Visitor]:
    """A stranger at the site by its name: a passkey belongs to a name, never to a number."""
    seen.faults.clear()
    by_name = site.replace("127.0.0.1", "localhost")
    with Visitor(browser, by_name, None, seen, story, 390, scripted) as visitor:
        yield visitor
    assert not seen.faults, "\n".join(seen.faults)


def _password(visitor: Visitor, user: User, onward: str = "/mine") -> None:
    visitor.open(f"/sign-in?next={onward}")
    visitor.write("Email address", user.email).write(re.compile("^Password$"), PASSWORD)
    visitor.press("Sign in")


def _sign_out(visitor: Visitor) -> None:
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name="Sign out", exact=True).first.click()
    visitor.looked()


@pytest.mark.parametrize("scripted", [True, False], ids=["with the script", "without it"])
def test_a_password_then_an_app_and_codes_on_paper(
    browser: Browser, site: str, seen: Eyes, rosa: User, scripted: bool
) -> None:
    with _at_a_name(browser, site, seen, f"signing in by an app {scripted}", scripted=scripted) as visitor:
        visitor.open("/sign-in").press("Sign in")
        assert visitor.page.title().startswith("Error: ")
        _password(visitor, rosa, "/your-sign-in")
        assert visitor.at == "/your-sign-in"
        visitor.open("/your-sign-in/app").write("Code", "000000").go_on()
        assert "That code is not right." in visitor.text
        secret = visitor.page.locator("code").first.inner_text().replace(" ", "")
        visitor.write("Code", code_now(secret)).go_on()
        assert visitor.at == "/your-sign-in/codes"
        visitor.open("/your-sign-in").open("/your-sign-in/password")
        _sign_out(visitor)

        _password(visitor, rosa)
        assert visitor.at == "/sign-in/second-step"
        visitor.write("Code", "000000").go_on()
        assert "That did not work." in visitor.text
        visitor.write("Code", recovery_codes_of(rosa)[0]).go_on()
        assert visitor.at == "/mine"
        visitor.open("/show-again?next=/mine")


def test_a_passkey_of_the_device_lets_in_alone_and_after_a_password(
    browser: Browser, site: str, seen: Eyes, rosa: User
) -> None:
    with _at_a_name(browser, site, seen, "signing in by a passkey", scripted=True) as visitor:
        device = visitor.context.new_cdp_session(visitor.page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE})
        _password(visitor, rosa)
        visitor.open("/your-sign-in/passkey").write("What do you call this device?", "work laptop")
        visitor.press("Add a passkey")
        assert visitor.at == "/your-sign-in/codes"
        visitor.open("/your-sign-in").follow("Remove work laptop")
        _sign_out(visitor)

        visitor.open("/sign-in?next=/mine").press("Sign in with a passkey")
        assert visitor.at == "/mine"
        _sign_out(visitor)

        _password(visitor, rosa)
        assert visitor.at == "/sign-in/second-step"
        visitor.press("Use a passkey")
        assert visitor.at == "/mine"


def test_without_the_script_no_passkey_is_offered(
    browser: Browser, site: str, seen: Eyes, rosa: User
) -> None:
    with _at_a_name(browser, site, seen, "no passkey without the script", scripted=False) as visitor:
        visitor.open("/sign-in")
        assert not visitor.page.get_by_role("button", name="Sign in with a passkey").is_visible()
        _password(visitor, rosa)
        visitor.open("/your-sign-in/passkey")
        assert "You can set up an app with codes instead." in visitor.text


@pytest.mark.parametrize("scripted", [True, False], ids=["with the script", "without it"])
def test_what_a_stranger_may_read(browser: Browser, site: str, seen: Eyes, scripted: bool) -> None:
    with _at_a_name(browser, site, seen, f"a stranger {scripted}", scripted=scripted) as visitor:
        for address in ("/accessibility", "/privacy", "/cookies", "/sign-in/left", "/sign-in/code"):
            visitor.open(address)
        visitor.open("/sign-in/left").go_on()
        visitor.open("/sign-in/code").go_on()
        assert visitor.page.title().startswith("Error: ")
