"""How does somebody begin to tell the council about a relationship? Four questions, before with whom it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from cases.acts.save_draft import save_draft
from cases.forms.problems import problems_of
from cases.forms.relationships import DeclareForm
from cases.preview import matters_open_to
from cases.views.clock import now, today
from cases.views.council import council_of, signed_in
from cases.views.posted import posted
from cases.views.raising.sequence import address_of, sequence_of
from cases.views.shell import page
from rules.language import vocabulary
from rules.shelf import version_in_force

MATTER = "relationship disclosure"
_FACT = "relationship"


@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest) -> HttpResponse:
    """What kind, since when, what it touches, sensitive or not. The answers begin a draft; nothing is declared yet."""
    user, council, on = signed_in(request), council_of(request), today()
    version = version_in_force(council.code, on) if council is not None else None
    if (
        council is None
        or version is None
        or MATTER not in matters_open_to(user, council, version.rulebook(), on)
    ):
        return page(request, "register/not_here.html", {})
    form = DeclareForm(posted(request))
    if not form.is_valid():
        return page(request, "register/declare.html", {"form": form, "problems": problems_of(form)})
    given = form.cleaned_data
    # What the rulebook would ask again is answered already.
    facts = {_FACT: given["kind"]} if given["kind"] in vocabulary.FACTS.get(_FACT, ()) else {}
    words = {"happened": form.account(), "when": given["since"], "sensitive": given["sensitive"]}
    draft = save_draft(None, by=user, at=now(), council=council, matter=MATTER, facts=facts, words=words)
    return HttpResponseRedirect(address_of(draft, sequence_of(draft, on).unanswered))
