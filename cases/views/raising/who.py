"""Who is it about? A search, its results with the posts people hold, and a post where the name is not known."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.acts.save_draft import save_draft
from cases.forms.person import PersonForm, PersonSearchForm, PostForm
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.raising.find import own_draft
from cases.views.raising.links import Link
from cases.views.raising.page_of_question import Asked, save_and_go_on, show
from cases.views.raising.people_asked import kinds_asked, people_found, posts_asked
from cases.views.raising.sequence import address_of


@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest, key: UUID) -> HttpResponse:
    """A name to look for. It is kept in the draft, and so out of every address and log."""
    draft = own_draft(request, key)
    form = PersonSearchForm(request.POST or None, initial={"name": draft.words.get("search", "")})
    asked = Asked(
        "who",
        _("Who is it about?"),
        before=(_("Search for a person at %(council)s.") % {"council": draft.council.name},),
        asides=(Link(_("I do not know their name"), address_of(draft, "which-post")),),
    )
    if not form.is_valid():
        return show(request, draft, asked, form)
    saved = save_draft(draft, by=signed_in(request), at=now(), words={"search": form.cleaned_data["name"]})
    if request.POST.get("later"):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    return HttpResponseRedirect(address_of(saved, "which-person", **_came_from(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def which_person(request: HttpRequest, key: UUID) -> HttpResponse:
    """The people found, each with their post. Nobody found says so, and what to try."""
    draft = own_draft(request, key)
    words = str(draft.words.get("search", ""))
    found = people_found(draft, words, signed_in(request), today())
    chosen = f"{draft.about_user_id}-{draft.about_post_id}"
    form = PersonForm(
        request.POST or None,
        people=[(f"{user.pk}-{post.pk}", f"{user}, {post.title}") for user, post in found],
        initial={"person": chosen},
    )
    again = (
        Link(_("Search again"), address_of(draft, "who", **_came_from(request))),
        Link(_("I do not know their name"), address_of(draft, "which-post", **_came_from(request))),
    )
    told = ngettext("%(n)s person found for “%(words)s”.", "%(n)s people found for “%(words)s”.", len(found))
    asked = Asked(
        "which-person",
        _("Which person is it about?") if found else _("Nobody was found"),
        before=(told % {"n": len(found), "words": words},)
        + (() if found else (_("Try part of the name, another spelling, or the name of their team."),)),
        asides=again,
        extra={"nothing_to_choose": not found},
    )
    if not form.is_valid():
        return show(request, draft, asked, form)
    user, post = next(pair for pair in found if form.cleaned_data["person"] == f"{pair[0].pk}-{pair[1].pk}")
    return save_and_go_on(request, draft, "which-person", {"about": (user, post)})


@require_http_methods(["GET", "HEAD", "POST"])
def which_post(request: HttpRequest, key: UUID) -> HttpResponse:
    """The posts it may be about, for somebody who does not know the name."""
    draft = own_draft(request, key)
    posts = posts_asked(draft, today())
    form = PostForm(request.POST or None, posts=list(posts), initial={"post": str(draft.about_post_id or "")})
    asked = Asked(
        "which-post",
        _("Which post do they hold?"),
        before=(_("Choose the post. You can write a description of the person later."),),
        asides=(Link(_("Search for a name instead"), address_of(draft, "who", **_came_from(request))),),
    )
    if not form.is_valid():
        return show(request, draft, asked, form)
    return save_and_go_on(request, draft, "which-post", {"about": posts_asked(draft, today())[0]})


def _came_from(request: HttpRequest) -> dict[str, str]:
    return {"came_from": "check"} if request.GET.get("from") == "check" else {}
