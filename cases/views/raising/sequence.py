"""Which question comes next, and which came before? Only the questions the rulebook needs, in one fixed order."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cases.being_typed import typed_on
from cases.models import Draft
from cases.views.raising.rulebook import asking_of, concerns_somebody, rulebook_of, slug_of

# Nobody's conduct is in question in these: what is asked for is put in other words, and nothing is put right.
WITHOUT_CONDUCT = frozenset(
    {"relationship disclosure", "advice", "information request", "group meeting", "enquiry", "other meeting"}
    | {"legal proceedings", "media", "site visit", "group advice difficulty"}
)
_AFTER_WHO = ("which-person", "which-post")
_AFTER_ALL = ("route", "check", "not-this", "somebody-else")


@dataclass(frozen=True, slots=True)
class Sequence:
    """The pages of one draft in order, and the first that is not answered ("route" when every one is)."""

    pages: tuple[str, ...]
    unanswered: str

    def before(self, name: str) -> str | None:
        """The page before this one; None for the first."""
        if name in _AFTER_WHO:
            return "who"
        if name in ("check", "somebody-else"):
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
    asking = asking_of(draft, rulebook, on)
    pages += [slug_of(fact) for fact in asking.asked]
    if asking.question is not None:
        name = slug_of(asking.question.fact)
        return Sequence((*pages, name), name)
    if asking.ends_here and not draft.carried_on:
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


def address_of(draft: Draft, name: str, *, came_from: str = "") -> str:
    """The address of one of a draft's pages."""
    named = {"route": "route", "check": "check", "not-this": "not_this", "somebody-else": "somebody_else"}
    known = {"matter": "matter", "who": "who", "which-person": "which_person", "which-post": "which_post"}
    words = {"what-happened": "what_happened", "put-right": "put_right", "contact": "contact"}
    view = {**named, **known, **words}.get(name)
    address = reverse(view, args=[draft.key]) if view else reverse("fact", args=[draft.key, name])
    return f"{address}?from={came_from}" if came_from else address
