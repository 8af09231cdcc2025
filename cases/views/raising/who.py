"""Who is it about? A search, its results with the posts people hold, and a post where the name is not known."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.acts.save_draft import save_draft
from cases.forms.person import PersonForm, PersonSearchForm, PostForm
from cases.models import Draft
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import Link
from cases.views.raising.find import draft_with_matter
from cases.views.raising.page_of_question import Asked, save_and_go_on, show
from cases.views.raising.people_asked import people_found, posts_asked
from cases.views.raising.rulebook import rulebook_of
from cases.views.raising.sequence import address_of

MOST_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest, key: UUID) -> HttpResponse:
    """A name to look for. It is kept in the draft, and so out of every address and log."""
    draft = draft_with_matter(request, key)
    form = PersonSearchForm(posted(request), initial={"name": draft.words.get("search", "")})
    asked = Asked(
        "who",
        _("Who is it about?"),
        before=(_("Search for a person at %(council)s.") % {"council": draft.council.name},),
        asides=(_name_unknown(request, draft),),
    )
    if not form.is_valid():
        return show(request, draft, asked, form)
    saved = save_draft(draft, by=signed_in(request), at=now(), words={"search": form.cleaned_data["name"]})
    if request.POST.get("later"):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    return HttpResponseRedirect(address_of(saved, "which-person", came_from=_came_from(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def which_person(request: HttpRequest, key: UUID) -> HttpResponse:
    """The people found, each with their post. Nobody found says so, and what to try."""
    draft = draft_with_matter(request, key)
    words = draft.words.get("search", "")
    found = people_found(draft, rulebook_of(draft, today()), words, today())
    by_value = {f"{user.pk}-{post.pk}": (user, post) for user, post in found[:MOST_SHOWN]}
    form = PersonForm(
        posted(request),
        people=[(value, f"{user}, {post.title}") for value, (user, post) in by_value.items()],
        initial={"person": f"{draft.about_user_id}-{draft.about_post_id}"},
    )
    told = ngettext("%(n)s person found for “%(words)s”.", "%(n)s people found for “%(words)s”.", len(found))
    before = [told % {"n": len(found), "words": words}]
    if not found:
        before.append(_("Try part of the name, another spelling, or the name of their team."))
    if len(found) > MOST_SHOWN:
        before.append(_("Only the first %(n)s are shown. Search for more of the name.") % {"n": MOST_SHOWN})
    asked = Asked(
        "which-person",
        _("Which person is it about?") if found else _("Nobody was found"),
        before=tuple(before),
        asides=(
            Link(_("Search again"), address_of(draft, "who", came_from=_came_from(request))),
            _name_unknown(request, draft),
        ),
        nothing_to_choose=not found,
    )
    if not form.is_valid():
        return show(request, draft, asked, form)
    return save_and_go_on(request, draft, asked, form, {"about": by_value[form.cleaned_data["person"]]})


@require_http_methods(["GET", "HEAD", "POST"])
def which_post(request: HttpRequest, key: UUID) -> HttpResponse:
    """The posts it may be about, for somebody who does not know the name."""
    draft = draft_with_matter(request, key)
    by_value = {str(post.pk): post for post in posts_asked(draft, rulebook_of(draft, today()), today())}
    chosen = "" if draft.about_user_id is not None else str(draft.about_post_id or "")
    form = PostForm(
        posted(request),
        posts=[(value, _with_team(post.title, post.team)) for value, post in by_value.items()],
        initial={"post": chosen},
    )
    asked = Asked(
        "which-post",
        _("Which post do they hold?"),
        before=(
            _("Choose the post. It is treated as being about whoever holds it today."),
            _("A post that many people hold, such as an ordinary councillor’s, is not in this list. Search for part "
              "of the name instead."),
        ),
        asides=(Link(_("Search for a name"), address_of(draft, "who", came_from=_came_from(request))),),
        nothing_to_choose=not by_value,
    )  # fmt: skip
    if not form.is_valid():
        return show(request, draft, asked, form)
    return save_and_go_on(request, draft, asked, form, {"about": by_value[form.cleaned_data["post"]]})


def _name_unknown(request: HttpRequest, draft: Draft) -> Link:
    address = address_of(draft, "which-post", came_from=_came_from(request))
    return Link(_("I do not know their name"), address)


def _came_from(request: HttpRequest) -> str:
    return "check" if request.GET.get("from") == "check" else ""


def _with_team(title: str, team: str) -> str:
    return f"{title}, {team}" if team and team not in title else title
