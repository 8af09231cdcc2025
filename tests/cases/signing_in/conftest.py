"""Robin has a password; a provider runs on this machine; pages are read on the day of the page tests."""

from collections.abc import Iterator
from typing import Any

import pytest

from people.models import User
from tests.cases.pages.conftest import the_day as the_day
from tests.cases.signing_in.peer import CLIENT, SECRET, Peer, running

PASSWORD = "a-long-password"


@pytest.fixture
def robin(db: None) -> User:
    return User.objects.create_user("robin@wendlebury.example", "Robin Ashe", PASSWORD)


@pytest.fixture
def peer(settings: Any) -> Iterator[Peer]:
    """The provider, and the service told of it as `entra`."""
    with running() as peer:
        offered = [
            {
                "provider_id": "entra",
                "name": "Wendlebury",
                "client_id": CLIENT,
                "secret": SECRET,
                "settings": {
                    "issuer": peer.issuer,
                    "server_url": peer.issuer,
                    "subject_claim": "sub",
                    "oauth_pkce_enabled": True,
                },
            }
        ]
        settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 60  # The machine may be busy with other tests.
        settings.SIGN_IN_WITH = offered
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": offered}}
        yield peer
