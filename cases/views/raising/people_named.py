"""Who else was affected, and who saw or heard it? They do not deal with it, so they are asked for before it is sent."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.person import PeopleForm
from cases.forms.problems import Problem, problems_of
from cases.models import Draft
from cases.views.clock import today
from cases.views.posted import posted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.going_on import came_from, saved_or_why_not, still_to_search
from cases.views.raising.people_asked import MOST_SHOWN, whose_it_is
from cases.views.raising.sequence import address_of
from cases.views.shell import page
from people.directory import find_people, posts_of
from people.models import User

MOST_NAMED = 12


@require_http_methods(["GET", "HEAD", "POST"])
def affected(request: HttpRequest, key: UUID) -> HttpResponse:
    """Other people to whom it was done."""
    before = (
        _("You can name colleagues to whom it happened as well. They do not deal with your concern."),
        _("This service does not tell them that you named them."),
    )
    heading = _("Who else was affected?")
    return _named(request, key, "affected", heading, before)


@require_http_methods(["GET", "HEAD", "POST"])
def witnesses(request: HttpRequest, key: UUID) -> HttpResponse:
    """People who saw or heard it, and whoever gave the advice or took the decision it is about."""
    before = (
        _("You can name people who saw or heard it, and whoever gave the advice or took the decision it is about."),
        _("They do not deal with your concern. This service does not tell them that you named them."),
    )  # fmt: skip
    heading = _("Who saw or heard it?")
    return _named(request, key, "witnesses", heading, before)


def _named(request: HttpRequest, key: UUID, role: str, heading: str, before: tuple[str, ...]) -> HttpResponse:
    draft = draft_with_matter(request, key)
    sought = request.POST.get("name", "").strip()
    saved_before = [str(number) for number in draft.people(role)]
    chosen = request.POST.getlist("people") if request.method == "POST" else saved_before
    found = _found(draft, sought)
    offered = {**_still_there(draft, chosen[: 2 * MOST_NAMED]), **found}
    form = PeopleForm(
        posted(request),
        people=[(value, f"{user}, {title}") for value, (user, title) in offered.items()],
        label=_("Select those you name"),
        initial={"people": chosen},
    )
    problems: tuple[Problem, ...] = ()
    if form.is_valid() and not still_to_search(request):
        picked = [offered[value][0] for value in form.cleaned_data.get("people", ())]
        if len(picked) > MOST_NAMED:
            most = _("Select %(n)s people or fewer. You can write about others in your own words.")
            problems = (Problem(most % {"n": MOST_NAMED}, "#id_people_0"),)
        else:
            saved, problems = saved_or_why_not(request, draft, **{role: picked})
            if saved is not None:
                # Who receives it may be another now, so that is shown first.
                return HttpResponseRedirect(address_of(saved, "route"))
    context = {
        "heading": heading,
        "before": before,
        "form": form,
        "sought": sought,
        "nobody": bool(sought) and not found,
        "problems": problems or problems_of(form),
        "back": address_of(draft, came_from(request) or "route"),
    }
    return page(request, "raise/people.html", context)


def _found(draft: Draft, words: str) -> dict[str, tuple[User, str]]:
    found = find_people(draft.council, words, today())[:MOST_SHOWN] if words else []
    return {str(user.pk): (user, post.title) for user, post in found if _may_be_named(draft, user)}


def _still_there(draft: Draft, values: list[str]) -> dict[str, tuple[User, str]]:
    """Those chosen before who still have a part in the council."""
    numbers = [int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 10]
    seated: dict[str, tuple[User, str]] = {}
    for user in User.objects.filter(pk__in=numbers):
        posts = posts_of(user, draft.council, today())
        if posts and _may_be_named(draft, user):
            seated[str(user.pk)] = (user, posts[0].title)
    return seated


def _may_be_named(draft: Draft, user: User) -> bool:
    """Nobody whose concern it is, or whom it is about."""
    subjects = [draft.about_user_id, *(one["user"] for one in draft.also_about)]
    return user.pk not in whose_it_is(draft) and user.pk not in subjects
