"""What must every answer tell the browser, whether it is made for one person or is a file for everybody?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # The settings name this module before Django is ready.
    from collections.abc import Callable
    from wsgiref.headers import Headers

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# Features of the browser this site never uses, so that nothing slipped into a page can either.
_UNUSED = ("browsing-topics", "camera", "display-capture", "geolocation", "microphone", "payment", "usb")
_PERMISSIONS = ", ".join(f"{feature}=()" for feature in _UNUSED)


class PrivateResponseMiddleware:
    """Keep every page out of shared and browser caches, and out of other sites' reach.

    Static files never come this far: whitenoise answers them first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response["Cache-Control"] = "no-store"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = _PERMISSIONS
        return response


def of_a_static_file(headers: Headers, path: str, url: str) -> None:
    """A style sheet, a script or a picture: kept by browsers, and of no use to another site or opened by itself."""
    headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = _PERMISSIONS
    headers["X-Frame-Options"] = "DENY"
