"""What must every answer made for one person tell the browser?"""

from collections.abc import Callable

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
