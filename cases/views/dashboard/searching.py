"""Look for a reference, a post, a person or words in the cases that are theirs. What is sought stands in no address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.forms.dashboard import SearchForm
from cases.forms.problems import problems_of
from cases.forms.words import capitalised
from cases.searching.finding import Found, cases_with
from cases.states import State
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.lists import about_post
from cases.views.posted import posted
from cases.views.shell import page

MOST_SHOWN = 25


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The box, and under it what was found. Sent by POST, so that no log, history or other site learns the words."""
    form = SearchForm(posted(request))
    context = {"form": form, "problems": problems_of(form), "heading": "", "found": []}
    if form.is_valid():
        found = cases_with(form.cleaned_data["words"], signed_in(request), on=today())
        said = ngettext(
            "%(n)s result in cases that are yours", "%(n)s results in cases that are yours", len(found)
        )
        context |= {
            "heading": said % {"n": f"{len(found):,}"},
            "more": _("The %(n)s sent last are shown. Add a word to find fewer.") % {"n": MOST_SHOWN}
            if len(found) > MOST_SHOWN
            else "",
            "found": [_shown(each) for each in found[:MOST_SHOWN]],
            "none": not found,
        }
    return page(request, "dashboard/search.html", context)


def _shown(found: Found) -> dict[str, str]:
    case = found.case
    return {
        "reference": case.reference,
        "address": reverse("desk_case", args=[case.reference]) if found.opens else "",
        "about": capitalised(about_post(case)),
        "sent": date_format(case.filed_on, "j F Y"),
        "stands": str(State(case.state).label),
        "snippet": found.snippet,
    }
