"""How long does the mark of a session stay in a browser? Until somebody signs out, leaves, or closes it; never shorter.

A session ends by its row. Its mark stays, so that what is sent too late still says whose words it is: a browser that
had thrown it away could not, and the words would be nobody's.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as RowStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# In the session of somebody who is on their way in: whose session this browser had before.
_WROTE = "wrote_here"


class SessionStore(RowStore):
    """Sessions as rows. `set_expiry` says when the row ends, and never what the browser does with the mark."""

    flushed = False

    def get_expire_at_browser_close(self) -> bool:
        """Always: a mark with an end of its own would be gone before the words are sent."""
        return True

    def has_own_end(self) -> bool:
        """Whether `set_expiry` gave this one another end than the settings give."""
        return "_session_expiry" in self

    def flush(self) -> None:
        """Forget it all, the browser's mark too: somebody signed out or left."""
        super().flush()
        self.flushed = True


class KeepTheMark(SessionMiddleware):
    """Take the mark out of a browser only where its session was ended there; never because time ran out."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Django's own, but for a session that has run out."""
        mark = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        session = getattr(request, "session", None)
        if not mark or session is None or session.flushed:
            return super().process_response(request, response)
        if session.is_empty():
            patch_vary_headers(response, ("Cookie",))
            return response
        if session.session_key != mark and SESSION_KEY not in session and (writer := whose(mark)):
            session[_WROTE] = writer  # On the way in, the mark of the session before is written over.
        return super().process_response(request, response)


def whose(mark: str) -> str:
    """Who is, or was, signed in under this mark: the number of their account. Empty where nobody is known to be."""
    row = SessionStore.get_model_class().objects.filter(session_key=mark).first()
    if row is None:
        return ""
    held = row.get_decoded()
    return str(held.get(SESSION_KEY) or held.get(_WROTE) or "")
