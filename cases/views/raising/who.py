"""Who is it about? A search and those it finds on one page, and a post for somebody whose name is not known."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cases.acts.save_draft import save_draft
from cases.forms.person import PersonForm, PostForm
from cases.forms.problems import Problem, problems_of
from cases.models import Draft
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import Link
from cases.views.raising.find import draft_with_matter
from cases.views.raising.for_whom import written_for
from cases.views.raising.going_on import came_from, onward, saved_or_why_not
from cases.views.raising.page_of_question import Asked, back_address, save_and_go_on, show
from cases.views.raising.people_asked import MOST_SHOWN, Found, found_by, posts_asked
from cases.views.raising.rulebook import rulebook_of
from cases.views.raising.sequence import address_of
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest, key: UUID) -> HttpResponse:
    """A name to look for, and below it the people found, each with their post. One of them is chosen.

    What is looked for is kept in the draft, and so out of every address and log.
    """
    draft = draft_with_matter(request, key)
    looked_for = str(draft.words.get("search", ""))
    sought = request.POST.get("name", "").strip() if request.method == "POST" else looked_for
    found = found_by(draft, rulebook_of(draft, today()), sought, today())
    sent = posted(request)
    if sent is not None and sent.get("person") not in found.people:
        # Chosen among others than these words find: they are looking again.
        sent = sent.copy()
        sent.pop("person", None)
    form = PersonForm(
        sent,
        people=found.choices,
        initial={"name": sought, "person": f"{draft.about_user_id}-{draft.about_post_id}"},
    )
    if request.POST.get("later") and not sought:
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    if not form.is_valid():
        return _who_page(request, draft, form, found)
    words = {"search": form.cleaned_data["name"]}
    if form.cleaned_data.get("person") and not request.POST.get("search"):
        about = found.people[form.cleaned_data["person"]]
        beside = [
            each for each in draft.also_about if (each["user"], each["post"]) != (about[0].pk, about[1].pk)
        ]
        also = {"also_about": found.seated(beside)} if draft.also_about else {}
        saved, why_not = saved_or_why_not(request, draft, about=about, words=words, **also)
        if saved is None:
            return _who_page(request, draft, form, found, why_not)
        return (
            HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
            if request.POST.get("later")
            else onward(saved)
        )
    saved = save_draft(draft, by=signed_in(request), at=now(), words=words)
    if request.POST.get("later"):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    if found.people and looked_for == words["search"] and not request.POST.get("search"):
        form.add_error("person", _("Select the person, or search again"))
        return _who_page(request, draft, form, found)
    # What was found is shown as a page that was asked for, so that Back and refresh send nothing again.
    return HttpResponseRedirect(address_of(saved, "who", came_from=came_from(request)))


def _who_page(
    request: HttpRequest, draft: Draft, form: PersonForm, found: Found, problems: tuple[Problem, ...] = ()
) -> HttpResponse:
    context = {
        "before": (
            *written_for(draft),
            _("Search for a person at %(council)s.") % {"council": draft.council.name},
        ),
        "form": form,
        "problems": problems or problems_of(form),
        "found": bool(found.people),
        "told": _told(found),
        "asides": (
            _name_unknown(request, draft),
            Link(
                _("It is about more than one person"),
                address_of(draft, "several", came_from=came_from(request)),
            ),
        ),
        "back": back_address(request, draft, "who"),
    }
    return page(request, "raise/who.html", context)


def _told(found: Found) -> tuple[str, ...]:
    """How many were found, and what to try where it was nobody or too many."""
    if not found.sought:
        return ()
    number = len(found.people) + found.not_shown
    told = ngettext("%(n)s person found for “%(words)s”.", "%(n)s people found for “%(words)s”.", number)
    # Isolated, so that a mark among the words that turns the direction of letters turns none of ours.
    said = [told % {"n": number, "words": f"\u2068{found.sought}\u2069"}]
    if not found.people:
        said.append(_("Nobody was found. Try part of the name, another spelling, or the name of their team."))
    if found.not_shown:
        said.append(_("Only the first %(n)s are shown. Search for more of the name.") % {"n": MOST_SHOWN})
    return tuple(said)


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
            *written_for(draft),
            _("Choose the post. It is treated as being about whoever holds it today."),
            _("A post that many people hold, such as an ordinary councillor’s, is not in this list. Search for part "
              "of the name instead."),
        ),
        asides=(Link(_("Search for a name"), address_of(draft, "who", came_from=came_from(request))),),
        nothing_to_choose=not by_value,
    )  # fmt: skip
    if not form.is_valid():
        return show(request, draft, asked, form)
    about = by_value[form.cleaned_data["post"]]
    return save_and_go_on(request, draft, asked, form, {"about": about, "also_about": []})


def _name_unknown(request: HttpRequest, draft: Draft) -> Link:
    address = address_of(draft, "which-post", came_from=came_from(request))
    return Link(_("I do not know their name"), address)


def _with_team(title: str, team: str) -> str:
    return f"{title}, {team}" if team and team not in title else title
