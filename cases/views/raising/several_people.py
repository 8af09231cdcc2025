"""Is it about more than one person? Everybody it is about, one concern for each, sent together."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.person import PeopleForm
from cases.forms.problems import Problem, problems_of
from cases.models import Draft
from cases.several import MOST_SUBJECTS
from cases.views.clock import today
from cases.views.posted import posted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.for_whom import written_for
from cases.views.raising.going_on import came_from, onward, saved_or_why_not, still_to_search
from cases.views.raising.people_asked import found_by, still_found
from cases.views.raising.rulebook import rulebook_of
from cases.views.raising.sequence import address_of
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
def several(request: HttpRequest, key: UUID) -> HttpResponse:
    """Whoever was chosen stays chosen while somebody else is searched for."""
    draft = draft_with_matter(request, key)
    rulebook, on = rulebook_of(draft, today()), today()
    sought = request.POST.get("name", "").strip()
    chosen = request.POST.getlist("people") if request.method == "POST" else _chosen(draft)
    found = found_by(draft, rulebook, sought, on)
    offered = {**still_found(draft, rulebook, chosen[: 2 * MOST_SUBJECTS], on), **found.people}
    form = PeopleForm(
        posted(request),
        people=[(value, f"{user}, {post.title}") for value, (user, post) in offered.items()],
        label=_("Select everybody it is about"),
        initial={"people": chosen},
    )
    problems: tuple[Problem, ...] = ()
    if form.is_valid() and not still_to_search(request):
        picked = [offered[value] for value in form.cleaned_data.get("people", ())]
        problems = _how_many(len(picked))
        if not problems:
            saved, problems = saved_or_why_not(request, draft, about=picked[0], also_about=picked[1:])
            if saved is not None:
                return onward(saved)
    context = {
        "heading": _("Which people is it about?"),
        "before": (
            *written_for(draft),
            _("One concern is made for each of them, with the same words. They are sent together."),
            _("Each goes to whoever the rules name for that person. None of these people deals with any of them."),
        ),
        "form": form,
        "sought": sought,
        "nobody": bool(sought) and not found.people,
        "problems": problems or problems_of(form),
        "back": address_of(draft, "who", came_from=came_from(request)),
    }  # fmt: skip
    return page(request, "raise/people.html", context)


def _how_many(number: int) -> tuple[Problem, ...]:
    if number == 0:
        return (Problem(_("Search for the people it is about, and select them"), "#id_name"),)
    if number > MOST_SUBJECTS:
        most = _("Select %(n)s people or fewer. Write about the others in another concern.")
        return (Problem(most % {"n": MOST_SUBJECTS}, "#id_people_0"),)
    return ()


def _chosen(draft: Draft) -> list[str]:
    first = {"user": draft.about_user_id, "post": draft.about_post_id}
    return [f"{one['user']}-{one['post']}" for one in (first, *draft.also_about) if one["user"] is not None]
