"""Which pages may a stranger open? Those of signing in, and what the site says about itself; no other."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

OPEN_TO_STRANGERS = {
    "sign_in",
    "account_login",  # the sign-in library's name for the same page
    "mfa_authenticate",  # open only to whoever's password was right: see test_second_steps
    "sign_in_with_passkey",
    "passkey_options",
    "code_asked_for",
    "sign_in_with_code",
    "to_council_account",
    "openid_connect_callback",
    "keep_typed",  # says that they have been signed out, and keeps nothing
    "leave",  # leads away, whoever presses it
    "accessibility",
    "privacy",
    "cookies",
    "papers",
    "paper",
    "choose_language",
}


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry)
        else:
            yield entry


@pytest.mark.parametrize("pattern", list(_patterns(get_resolver())), ids=str)
def test_a_page_asks_who_is_there_unless_it_is_one_of_these(pattern: URLPattern) -> None:
    asks = getattr(pattern.callback, "login_required", True)

    assert asks or pattern.name in OPEN_TO_STRANGERS


def test_the_admin_is_not_installed() -> None:
    # It would be a door past the acts and past who may see what.
    assert not apps.is_installed("django.contrib.admin")
