"""Is it written down for somebody else? By a colleague, for a person who rang up, wrote, or needs help with it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.person import ForWhomForm
from cases.forms.problems import Problem, problems_of
from cases.models import Draft
from cases.preview import matters_open_to
from cases.views.clock import today
from cases.views.posted import posted
from cases.views.raising.find import own_draft
from cases.views.raising.going_on import saved_or_why_not, still_to_search
from cases.views.raising.people_asked import MOST_SHOWN
from cases.views.raising.rulebook import rulebook_of
from cases.views.raising.sequence import address_of
from cases.views.shell import page
from people.directory import find_people, posts_of
from people.models import User

_ANSWERS = ("for_how", "for_follow")


def complainant_of(draft: Draft) -> User:
    """Whose concern it is: the person who writes it, or the one they write it down for."""
    return User.objects.get(pk=draft.complainant_id)


def is_written_for_another(draft: Draft) -> bool:
    """Whether somebody else than its writer raises it."""
    return draft.complainant_id != draft.raised_by_id


def written_for(draft: Draft) -> tuple[str, ...]:
    """What stands above every question that is answered for somebody else; nothing where it is one's own."""
    if not is_written_for_another(draft):
        return ()
    said = _("You are writing this for %(name)s. Answer as they would: “you” and “me” mean them.")
    return (said % {"name": complainant_of(draft)},)


@require_http_methods(["GET", "HEAD", "POST"])
def for_whom(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who it is, how they told it, that they agreed, and what whoever writes it may see afterwards.

    It is their concern from the first question on: what may be raised, and to whom it goes, follow from their post.
    """
    draft = own_draft(request, key)
    if request.POST.get("myself"):
        saved, _why = saved_or_why_not(request, draft, filed_for=[], words=dict.fromkeys(_ANSWERS, ""))
        return HttpResponseRedirect(address_of(saved or draft, "matter"))
    people, sought = _people(request, draft)
    form = ForWhomForm(
        posted(request),
        people=[(value, f"{user}, {title}") for value, (user, title) in people.items()],
        initial={"person": next(iter(people), ""), **{name: draft.words.get(name, "") for name in _ANSWERS}},
    )
    problems: tuple[Problem, ...] = ()
    searching = request.method == "POST" and still_to_search(request)
    if not searching and form.is_valid():
        person = people[form.cleaned_data["person"]][0]
        if matters_open_to(person, draft.council, rulebook_of(draft, today()), today()):
            words = {name: form.cleaned_data[name] for name in _ANSWERS}
            saved, problems = saved_or_why_not(request, draft, filed_for=[person], words=words)
            if saved is not None:
                return HttpResponseRedirect(address_of(saved, "matter"))
        else:
            problems = (
                Problem(
                    _("Nothing can be raised from this person’s post. Select somebody else"), "#id_person_0"
                ),
            )
    if searching:
        form = ForWhomForm(  # Nothing is at fault yet: they are still looking for the person.
            people=[(value, f"{user}, {title}") for value, (user, title) in people.items()],
            initial={name: request.POST.get(name, "") for name in ("name", "person", "agreed", *_ANSWERS)},
        )
    context = {
        "form": form,
        "sought": sought,
        "nobody": bool(sought) and not people,
        "is_for_another": is_written_for_another(draft),
        "problems": problems or problems_of(form),
        "back": address_of(draft, "matter"),
    }
    return page(request, "raise/for_whom.html", context)


def _people(request: HttpRequest, draft: Draft) -> tuple[dict[str, tuple[User, str]], str]:
    """Those found by the words, or whoever was chosen before; and the words."""
    on = today()
    if request.method != "POST":
        chosen = complainant_of(draft)
        seats = posts_of(chosen, draft.council, on)
        return (
            {str(chosen.pk): (chosen, seats[0].title)} if is_written_for_another(draft) and seats else {}
        ), ""
    sought = request.POST.get("name", "").strip()
    found = find_people(draft.council, sought, on)[:MOST_SHOWN] if sought else []
    people = {str(user.pk): (user, post.title) for user, post in found}
    kept = request.POST.get("person", "")
    if kept.isascii() and kept.isdecimal() and len(kept) < 10 and kept not in people:
        before = User.objects.filter(pk=int(kept)).first()
        seats = posts_of(before, draft.council, on) if before is not None else []
        if before is not None and seats:
            people = {kept: (before, seats[0].title), **people}
    people.pop(str(draft.raised_by_id), None)
    return people, sought
