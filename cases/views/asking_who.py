"""Who is there? A stranger is asked to sign in, and what they had just written goes with them."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from cases.views.sign_in import sign_in_keeping


class AskWhoIsThere(LoginRequiredMiddleware):
    """Every page asks who is there, unless it says that strangers may open it."""

    def handle_no_permission(  # type: ignore[override]  # the page itself is shown, where it holds words
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        """Send a stranger to the sign-in page; show it at once, with their words, when they had sent some."""
        if request.method == "POST":
            return sign_in_keeping(request)
        asked = {"next": request.get_full_path()}
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            asked["after"] = (
                "time"  # A browser that was signed in still says so; the session behind it has ended.
            )
        return HttpResponseRedirect(f"{reverse('sign_in')}?{urlencode(asked)}")
