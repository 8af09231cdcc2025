"""The site as it stands on the internet, for a real browser: five invented councils, built styles, compressed files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.test.testcases import LiveServerThread

from people.demonstration import build_demonstration
from people.models import CouncilSetting, User
from rules.shelf import adopt, put_on_shelf
from tests.cases.pages.conftest import signed_in_as

if TYPE_CHECKING:
    from playwright._impl._api_structures import SetCookieParam

ON = date(2026, 6, 4)
AT = datetime(2026, 6, 4, 9, 10, tzinfo=UTC)
PASSWORD = "a password for tests"
_PROTOCOLS = Path(__file__).parents[2] / "protocols"


class _Served(LiveServerThread):
    """The site itself, with its own files: the static files come from WhiteNoise, as they do in the world."""

    def run(self) -> None:
        """Serve until it is ended; Django's own class would put a server of static files before it."""
        try:
            self.httpd = self._create_server(connections_override={})  # type: ignore[attr-defined]
            if self.port == 0:
                self.port = self.httpd.server_address[1]
            self.httpd.set_app(WSGIHandler())
            self.is_ready.set()
            self.httpd.serve_forever()
        except Exception as failed:
            self.error = failed  # type: ignore[assignment]
            self.is_ready.set()
        finally:
            connections.close_all()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The site's address while it is up. The static files are collected into the folder."""
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    with override_settings(
        STORAGES=storages,
        STATIC_ROOT=folder / "static",
        ATTACHMENTS_DIR=folder / "files",
        WHITENOISE_AUTOREFRESH=False,
        DEMONSTRATION=True,
        FILINGS_A_DAY=1_000,
        PEOPLE_NAMED_A_DAY=1_000,
        PEOPLE_WRITTEN_FOR_A_DAY=1_000,
        WITNESSES_NAMED_A_DAY=1_000,
        PREVIEWS_A_DAY=1_000,
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        thread = _Served("127.0.0.1", WSGIHandler, connections_override={})
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        if thread.error:
            raise thread.error
        try:
            yield f"http://127.0.0.1:{thread.port}"
        finally:
            thread.terminate()


def put_up_the_councils() -> None:
    """The five councils of the demonstration with their protocols, and files given out unscanned as they settled."""
    built = build_demonstration(ON, PASSWORD)
    for code, protocol in built.protocols.items():
        version, _ = put_on_shelf(protocol, next((_PROTOCOLS / protocol).glob("*.yaml")))
        adopt(code, version, from_on=date(2026, 1, 1), adopted_by="the tests")
    for council in built.councils:
        CouncilSetting.objects.get_or_create(
            council=council,
            name="files without a scanner",
            defaults={"value": "allowed", "source": "the tests", "from_on": date(2026, 1, 1)},
        )


def session_of(user: User) -> SetCookieParam:
    """The cookie of somebody who has signed in, as a browser takes it."""
    name = str(settings.SESSION_COOKIE_NAME)
    return {"name": name, "value": signed_in_as(user).cookies[name].value}
