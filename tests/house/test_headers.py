"""What does every answer tell the browser: at every address, by every method, a fault and a file included?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from django.http.response import HttpResponseBase
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings

from people.models import User

pytestmark = pytest.mark.django_db

EXPECTED = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# Of one answer each: what may be kept because it is the same for everybody, and what leaves the service.
_OTHERWISE = {"brand_sheet": {"Cache-Control"}}
_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "PATCH", "OPTIONS", "BREW")
_FOR = {
    "uuid": str(UUID(int=7)),
    "int": "7",
    "slug": "withdraw",
    "reference": "WEN-AAAA-AA",
    "str": "00506b",
}
_OF_A_PAGE = (
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
)
_PLACE = re.compile(r"<(?:(\w+):)?\w+>")


def _addresses() -> Iterator[tuple[str, str]]:
    """Every address of the site, with something in each of its places."""
    yield from _below(get_resolver(), "/")
    yield from (("/no-such-page", ""), ("/desk/../../etc/passwd", ""), ("/%00", ""), ("/raise/not-a-key", ""))


def _below(resolver: URLResolver, before: str) -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:
        here = before + _PLACE.sub(lambda place: _FOR[place[1] or "str"], str(one.pattern))
        if isinstance(one, URLResolver):
            yield from _below(one, here)
        elif isinstance(one, URLPattern):
            yield here, one.name or ""


def _faults(answer: HttpResponseBase, name: str) -> list[str]:
    wrong = [
        f"{header} is {answer.get(header)}"
        for header, value in EXPECTED.items()
        if answer.get(header) != value and header not in _OTHERWISE.get(name, ())
    ]
    policy = answer.get("Content-Security-Policy", "")
    wrong += [f"its policy lacks {part}" for part in ("default-src 'none'",) if part not in policy]
    if "sandbox" not in policy:
        parts = (
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "form-action 'self'",
        )
        wrong += [f"its policy lacks {part}" for part in parts if part not in policy]
    wrong += [f"its policy has {part}" for part in ("unsafe", "http:", "*", "data:") if part in policy]
    wrong += [] if "camera=()" in answer.get("Permissions-Policy", "") else ["it lends the camera"]
    wrong += [f"it has {header}" for header in ("Server", "X-Powered-By") if header in answer]
    return wrong


@pytest.mark.parametrize("signed_in", [False, True], ids=["a stranger", "somebody"])
def test_every_address_by_every_method(signed_in: bool) -> None:
    browser = Client(raise_request_exception=False)
    if signed_in:
        browser.force_login(User.objects.create_user("una.gray@harrowmere.example", "Una Gray", "x" * 12))
    wrong, statuses = [], set()
    for address, name in _addresses():
        for method in _METHODS:
            answer = browser.generic(method, address)
            statuses.add(answer.status_code)
            wrong += [f"{method} {address} ({answer.status_code}): {one}" for one in _faults(answer, name)]
            if answer.status_code >= 500:
                wrong.append(f"{method} {address} is answered with {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert {200, 302, 404, 405} <= statuses


def test_what_was_sent_from_elsewhere_or_is_too_large_or_goes_wrong(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    careful = Client(enforce_csrf_checks=True, raise_request_exception=False)
    elsewhere = careful.post("/sign-in", {"username": "a", "password": "b"})
    too_large = client.generic(
        "POST", "/sign-in", b"a=" + b"x" * 2_000_000, "application/x-www-form-urlencoded"
    )
    monkeypatch.setattr("cases.views.about.page", lambda *_args, **_more: 1 / 0)
    broken = careful.get("/privacy")

    assert (elsewhere.status_code, too_large.status_code, broken.status_code) == (403, 413, 500)
    for answer in (elsewhere, too_large, broken):
        assert not _faults(answer, "")


def test_a_static_file_is_of_no_use_to_another_site(tmp_path: Path, settings: Settings) -> None:
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    with override_settings(STORAGES=storages, STATIC_ROOT=tmp_path, WHITENOISE_AUTOREFRESH=False):
        call_command("collectstatic", interactive=False, verbosity=0)
        browser = Client()
        for file in tmp_path.rglob("*.*"):
            if file.suffix in (".css", ".js", ".svg"):
                answer = browser.get(f"/static/{file.relative_to(tmp_path)}")
                assert answer.status_code == 200
                assert "default-src 'none'" in answer["Content-Security-Policy"]
                assert answer["X-Content-Type-Options"] == "nosniff"
                assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
                assert answer["Referrer-Policy"] == "same-origin"
                answer.close()


def test_a_header_that_is_missing_is_noticed(client: Client) -> None:
    answer = client.get("/privacy")
    assert not _faults(answer, "")
    del answer["X-Frame-Options"]
    answer["Content-Security-Policy"] = "default-src 'self' 'unsafe-inline'"

    found = _faults(answer, "")

    assert "X-Frame-Options is None" in found
    assert "its policy lacks default-src 'none'" in found
    assert "its policy has unsafe" in found
