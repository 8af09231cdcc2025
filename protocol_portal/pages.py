"""What does every page know, whichever room made it?"""

from django.conf import settings
from django.http import HttpRequest


def demonstration(request: HttpRequest) -> dict[str, bool]:
    """Whether this is a demonstration, whose councils and people are invented and whose pages say so."""
    return {"demonstration": settings.DEMONSTRATION}
