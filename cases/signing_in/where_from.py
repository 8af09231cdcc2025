"""From which computer does a page come?"""

from django.conf import settings
from django.http import HttpRequest


def where_from(request: HttpRequest) -> str:
    """The caller's address; behind a proxy, the one that the proxy itself saw. Empty where it cannot be told."""
    if settings.BEHIND_PROXY:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
