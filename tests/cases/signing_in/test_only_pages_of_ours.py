"""Can anybody reach a page of the sign-in library that we have not drawn? Its every address and name is asked."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from people.models import User

pytestmark = pytest.mark.django_db

# What the library may look up by its own name while it does its work; each is a page of ours.
OURS = {"account_login", "account_logout", "mfa_authenticate", "openid_connect_callback"}


def _of_the_library() -> Iterator[tuple[str, str]]:
    """Every address of the library, with its name, as it would be if its own list were taken as it stands."""
    yield from _patterns(importlib.import_module("allauth.urls").urlpatterns, "")


def _patterns(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, str]]:
    for entry in patterns:
        address = before + str(entry.pattern).replace("^", "").replace("$", "")
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns, address)
        else:
            yield address, entry.name or ""


LIBRARY = sorted(set(_of_the_library()))


def test_the_library_has_many_pages() -> None:
    assert len(LIBRARY) > 30


@pytest.mark.parametrize(("address", "name"), LIBRARY)
def test_no_address_of_the_library_answers(client: Client, address: str, name: str) -> None:
    user = User.objects.create_user("robin@wendlebury.example", "Robin Ashe", "a-long-password")
    client.force_login(user)
    asked = f"/{address}".replace("(?P<provider_id>[^/]+)", "entra").replace("<int:pk>", "1")

    for prefix in ("", "/accounts", "/account"):
        assert client.get(prefix + asked).status_code == 404, prefix + asked
        assert client.post(prefix + asked).status_code == 404, prefix + asked


@pytest.mark.parametrize("name", sorted({name for _, name in LIBRARY if name}))
def test_a_name_of_the_library_leads_to_a_page_of_ours_or_nowhere(name: str) -> None:
    found = [entry for entry in _all(get_resolver()) if entry.name == name]

    assert bool(found) == (name in OURS)
    assert all(entry.callback.__module__.startswith("cases.views.") for entry in found)


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "socialaccount_signup"])
def test_nobody_signs_up_or_is_mailed_a_way_in(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize(
    "template", ["account/login.html", "account/signup_closed.html", "mfa/index.html", "429.html"]
)
def test_no_template_of_the_library_can_be_drawn(template: str) -> None:
    with pytest.raises(TemplateDoesNotExist):
        get_template(template)


def _all(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _all(entry)
        else:
            yield entry
