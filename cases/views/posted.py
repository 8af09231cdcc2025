"""Was the page sent, or only asked for? A page sent with nothing in it is sent all the same."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; None where the page was only asked for."""
    return request.POST if request.method == "POST" else None
