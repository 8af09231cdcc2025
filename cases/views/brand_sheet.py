"""How does a page take its council's colour? One line of style, as no page carries style of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cases.views.branding import readable_colour


@require_safe
def brand_sheet(request: HttpRequest, digits: str) -> HttpResponse:
    """The sheet of one colour. Six hexadecimal digits and nothing else ever reach it; unreadable ones are not found."""
    colour = readable_colour(digits)
    if not colour:
        raise Http404
    return HttpResponse(f":root{{--govuk-brand-colour:{colour}}}\n", content_type="text/css; charset=utf-8")
