"""Which question comes next, and which came before? Only the questions the rulebook needs, in one fixed order."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from cases.models import Draft
from cases.preview import Preview, preview_of
from rules.language import vocabulary

# Nobody's conduct is in question in these: what is asked for is put in other words, and nothing is put right.
WITHOUT_CONDUCT = frozenset(
    {"relationship disclosure", "advice", "information request", "group meeting", "enquiry", "other meeting"}
    | {"legal proceedings", "media", "site visit", "group advice difficulty"}
)
WHO_PAGES = ("who", "which-person", "which-post")


@dataclass(frozen=True, slots=True)
class Sequence:
    """The pages of one draft in order, and the first that is not answered ("route" when every one is)."""

    pages: tuple[str, ...]
    unanswered: str

    def before(self, name: str) -> str | None:
        """The page before this one; None for the first."""
        if name in WHO_PAGES[1:]:
            return WHO_PAGES[0]
        if name in ("route", "check", "not-this"):
            return self.pages[-1]
        place = self.pages.index(name) if name in self.pages else 0
        return self.pages[place - 1] if place else None


def sequence_of(draft: Draft, on: date) -> Sequence:
    """The pages as the answers so far make them; nothing is asked that cannot change anything."""
    if not draft.matter:
        return Sequence(("matter",), "matter")
    pages = ["matter"]
    if concerns_somebody(draft):
        pages.append("who")
        if not draft.concerns_chosen:
            return Sequence(tuple(pages), "who")
    preview = preview_of(draft, on=on)
    pages += [slug_of(fact) for fact in preview.asked]
    if preview.question is not None:
        name = slug_of(preview.question.fact)
        return Sequence((*pages, name), name)
    if ends_here(preview) and not draft.carried_on:
        return Sequence(tuple(pages), "not-this")
    words = ["what-happened", "contact"]
    if draft.matter not in WITHOUT_CONDUCT:
        words.insert(1, "put-right")
    answered = {
        "what-happened": bool(draft.words.get("happened")),
        "put-right": "put_right" in draft.words,
        "contact": bool(draft.words.get("contact")),
    }
    return Sequence((*pages, *words), next((name for name in words if not answered[name]), "route"))
