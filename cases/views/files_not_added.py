"""What if the case was taken from somebody while their file was on its way? They read so, with the words about it.

The file itself is not kept: the case is no longer theirs to add to. They have it still, and read its name.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.access import had_raised, had_to_do_with
from cases.attachments.names import name_as_typed
from cases.forms.attachments import FileForm
from cases.views.acts.carrying_out import typed_in
from cases.views.council import signed_in
from cases.views.shell import page


def not_added_at_the_desk(
    request: HttpRequest, reference: str, form: type[FileForm], *, why: str = ""
) -> HttpResponse:
    """409 with what was said of the file, for whoever worked on the case; 404 for everybody else.

    `why` says what is in the way where the case is still with them.
    """
    if request.method != "POST" or not had_to_do_with(signed_in(request), reference):
        raise Http404
    back = reverse("desk_case", args=[reference]) if why else ""
    return page(request, "desk/file_not_added.html", _kept(request, form, why, back), status=409)


def not_added_to_ones_own(
    request: HttpRequest, reference: str, form: type[FileForm], *, why: str = ""
) -> HttpResponse:
    """The same for whoever raised it."""
    if request.method != "POST" or not had_raised(signed_in(request), reference):
        raise Http404
    back = reverse("case", args=[reference]) if why else ""
    return page(request, "attachments/not_added.html", _kept(request, form, why, back), status=409)


def _kept(request: HttpRequest, form: type[FileForm], why: str, back: str) -> dict[str, object]:
    sent = request.FILES.get("file")
    name = name_as_typed(sent.name or "") if sent is not None else ""
    named = [(_("The file"), name)] if name else []
    return {"typed": [*named, *typed_in(request, form)], "why": why, "back": back}
