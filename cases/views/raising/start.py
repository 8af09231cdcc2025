"""What should somebody know before they start, and for which council do they start a draft?"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.acts.save_draft import save_draft
from cases.forms.problems import problems_of
from cases.forms.start import StartForm
from cases.preview import matters_open_to
from cases.views.clock import now, today
from cases.views.council import choose_council, council_of, signed_in
from cases.views.posted import posted
from cases.views.shell import page
from people.directory import councils_of
from people.models import Council
from rules.shelf import version_in_force


@require_http_methods(["GET", "HEAD", "POST"])
def before_you_start(request: HttpRequest) -> HttpResponse:
    """The page before the first question. Its button makes an empty draft and nothing else."""
    part_in = councils_of(signed_in(request), today())
    theirs = [council for council in part_in if _can_be_raised(request, council)]
    if not theirs:
        return page(request, "raise/nowhere.html", {"has_a_part": bool(part_in)})
    here = council_of(request)
    form = StartForm(posted(request), councils=theirs, initial={"council": here.code if here else ""})
    if request.method != "POST":
        return page(request, "raise/before.html", {"form": form})
    if not form.is_valid():
        return page(request, "raise/before.html", {"form": form, "problems": problems_of(form)})
    chosen = next((one for one in theirs if one.code == form.cleaned_data.get("council")), theirs[0])
    choose_council(request, chosen)
    if version_in_force(chosen.code, today()) is None:
        return page(request, "raise/no_rulebook.html")
    draft = save_draft(None, by=signed_in(request), council=chosen, at=now())
    return HttpResponseRedirect(reverse("matter", args=[draft.key]))


def _can_be_raised(request: HttpRequest, council: Council) -> bool:
    """Whether anything may be raised there from the person's own seats; a council without a rulebook says so itself."""
    version = version_in_force(council.code, today())
    return version is None or bool(matters_open_to(signed_in(request), council, version.rulebook(), today()))
