"""Which question comes next, and which came before? Only the questions the rulebook needs, in one fixed order."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from cases.being_typed import typed_on
from cases.models import Draft
from cases.several import each_of
from cases.views.raising.rulebook import asking_of, concerns_somebody, rulebook_of, slug_of

# Nobody's conduct is in question in these: what is asked for is put in other words, and nothing is put right.
WITHOUT_CONDUCT = frozenset(
    {"relationship disclosure", "advice", "information request", "group meeting", "enquiry", "other meeting"}
    | {"legal proceedings", "media", "site visit", "group advice difficulty"}
)
_AFTER_WHO = ("which-post", "several")
_AFTER_ROUTE = ("check", "somebody-else", "affected", "witnesses", "name")
_AFTER_ALL = ("route", "not-this")
_VIEWS = {
    **{"matter": "matter", "for": "for_whom", "who": "who", "which-post": "which_post", "several": "several"},
    **{
        "not-this": "not_this",
        "what-happened": "what_happened",
        "put-right": "put_right",
        "contact": "contact",
    },
    **{"route": "route", "somebody-else": "somebody_else", "affected": "affected", "witnesses": "witnesses"},
    **{"name": "name_withheld", "check": "check"},
}


@dataclass(frozen=True, slots=True)
class Sequence:
    """The pages of one draft in order, and the first that is not answered ("route" when every one is)."""

    pages: tuple[str, ...]
    unanswered: str

    def before(self, name: str) -> str | None:
        """The page before this one; None for the first."""
        if name in _AFTER_WHO:
            return "who"
        if name == "for":
            return "matter"
        if name in _AFTER_ROUTE:
            return "route"
        if name in _AFTER_ALL or name not in self.pages:
            return self.pages[-1]
        place = self.pages.index(name)
        return self.pages[place - 1] if place else None


def sequence_of(draft: Draft, on: date) -> Sequence:
    """The pages as the answers so far make them; nothing is asked that cannot change anything."""
    rulebook = rulebook_of(draft, on)
    if draft.matter not in rulebook.matter_by_name:
        return Sequence(("matter",), "matter")
    pages = ["matter"]
    if concerns_somebody(draft, rulebook):
        pages.append("who")
        if not draft.concerns_chosen:
            return Sequence(tuple(pages), "who")
    each = [(one, asking_of(one, rulebook, on)) for one in each_of(draft)]
    asked = [slug_of(fact) for _one, asking in each for fact in asking.asked]
    pages += dict.fromkeys(asked)
    for _one, asking in each:
        # What is asked of one of them is asked once, and counts for all.
        if asking.question is not None:
            name = slug_of(asking.question.fact)
            return Sequence((*pages, name), name)
    if any(asking.ends_here and not one.carried_on for one, asking in each):
        return Sequence(tuple(pages), "not-this")
    wanted = ["what-happened", *(["put-right"] if has_conduct(draft) else []), "contact"]
    answered = {"what-happened": "happened", "put-right": "put_right", "contact": "contact"}
    # Words typed in another tab, or before somebody left, are looked at again before anything is sent without them.
    open_pages = [
        name for name in wanted if answered[name] not in draft.words or typed_on(draft.answers, name)
    ]
    return Sequence((*pages, *wanted), next(iter(open_pages), "route"))


def has_conduct(draft: Draft) -> bool:
    """Whether somebody's conduct is in question, or something is only asked for."""
    return draft.matter not in WITHOUT_CONDUCT


def place_of(request: HttpRequest, people: int) -> int:
    """Which of the people a draft is about a page is of, from 0; the first where the address names nobody else."""
    asked = request.GET.get("about", "")
    return int(asked) - 1 if asked in {str(number) for number in range(1, people + 1)} else 0


def address_of(draft: Draft, name: str, *, came_from: str = "", about: int = 1) -> str:
    """The address of one of a draft's pages; `about` counts, from 1, the people it is about."""
    view = _VIEWS.get(name)
    address = reverse(view, args=[draft.key]) if view else reverse("fact", args=[draft.key, name])
    asked = {**({"from": came_from} if came_from else {}), **({"about": str(about)} if about > 1 else {})}
    return f"{address}?{urlencode(asked)}" if asked else address
