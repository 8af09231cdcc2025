"""What can somebody do about a case that they know of and may not open?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.access import overseen_by
from cases.forms.words import capitalised
from cases.models import Case
from cases.views.acts.at_the_desk import acts_open_to
from cases.views.acts.item import Item
from cases.views.acts.reading_for_code import may_read_for_code
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.lists import about_post
from cases.views.presented import Link
from cases.views.shell import page
from people.models import User


def _reading(reader: User, case: Case) -> tuple[Link, ...]:
    """Where to read it first, when it is theirs to say whether it is a Code matter."""
    if not may_read_for_code(reader, case):
        return ()
    address = reverse("read_to_say", args=[case.reference])
    return (Link(_("Read it, to say whether it is a Code matter"), address),)


@require_safe
def overseen(request: HttpRequest) -> HttpResponse:
    """Each case by reference and post alone, with the acts that are theirs. 404 for whoever knows of none."""
    reader = signed_in(request)
    items = [
        Item(
            _("%(reference)s: %(post)s")
            % {"reference": case.reference, "post": capitalised(about_post(case))},
            links=(*_reading(reader, case), *acts_open_to(reader, case)),
        )
        for case in overseen_by(reader, on=today())
    ]
    if not items:
        raise Http404
    return page(request, "desk/overseen.html", {"items": items})
