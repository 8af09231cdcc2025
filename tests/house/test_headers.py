"""What does every answer tell the browser, a page that does not exist included?"""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

EXPECTED = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize("address", ["/", "/sign-in", "/no-such-page"])
@pytest.mark.parametrize("header", EXPECTED)
def test_the_answer_is_private(client: Client, address: str, header: str) -> None:
    assert client.get(address)[header] == EXPECTED[header]


@pytest.mark.parametrize("address", ["/", "/sign-in", "/no-such-page"])
def test_nothing_runs_or_loads_from_elsewhere(client: Client, address: str) -> None:
    policy = client.get(address)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert "http:" not in policy
    assert "https:" not in policy


def test_the_browser_lends_no_camera_and_no_place(client: Client) -> None:
    policy = client.get("/no-such-page")["Permissions-Policy"]

    assert "camera=()" in policy
    assert "geolocation=()" in policy
