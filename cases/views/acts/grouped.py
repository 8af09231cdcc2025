"""In which of three groups does an act stand on the page of a case, and what does it do, in one sentence?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.views.presented import Link


class Group(StrEnum):
    """The groups, in the order in which they stand."""

    FIND_OUT = "find out"
    MEANWHILE = "meanwhile"
    BRING_ON = "bring on"


HEADINGS: dict[Group, Promise] = {
    Group.FIND_OUT: _("Find out, and hear both sides"),
    Group.MEANWHILE: _("Keep and look after"),
    Group.BRING_ON: _("Decide it, or give it to others"),
}

# By the last part of the address of the act's page.
WHAT_IT_DOES: dict[str, tuple[Group, Promise]] = {
    "question": (Group.FIND_OUT, _("They answer here, and nobody else reads it but whoever works on the case.")),
    "put-to-them": (Group.FIND_OUT, _("They read your fair summary, and are heard before anything is decided.")),
    "not-heard": (Group.FIND_OUT, _("Keeps your reasons, so that it can be decided without their account.")),
    "consult": (Group.FIND_OUT, _("They see only what you write for them, and you read their view before you decide.")),
    "code-question": (Group.FIND_OUT, _("Nobody can decide it before this is answered.")),
    "talks": (Group.FIND_OUT, _("Where both want to, instead of looking into it.")),
    "talks-over": (Group.FIND_OUT, _("Keeps what was agreed, or that nothing came of it.")),
    "note": (Group.MEANWHILE, _("For whoever works on it, or shared with the person who raised it.")),
    "link": (Group.MEANWHILE, _("Nobody learns of another case through it.")),
    "unlink": (Group.MEANWHILE, _("Each goes on by itself.")),
    "arrangement": (Group.MEANWHILE, _("What was agreed so that people can go on working. It is no finding.")),
    "keep": (Group.MEANWHILE, _("So that messages and files are there when they are needed.")),
    "name": (Group.MEANWHILE, _("The person who raised it asked for it, and is told what you decide.")),
    "hold": (Group.MEANWHILE, _("Tells them why it takes longer, and by when you write again.")),
    "hold-again": (Group.MEANWHILE, _("A second one is sent only if somebody else agrees.")),
    "pause": (Group.MEANWHILE, _("Its dates stand still until it is taken up again.")),
    "wait": (Group.MEANWHILE, _("For the police, a court or another body that goes first. Its dates stand still.")),
    "resume": (Group.MEANWHILE, _("Its dates count on.")),
    "another-version": (Group.MEANWHILE, _("Its dates and duties are then those of that version.")),
    "somebody-asked": (Group.MEANWHILE, _("Shows what may be said, and keeps who asked.")),
    "choose": (Group.BRING_ON, _("Whoever you choose has it at once, and the person who raised it is told who.")),
    "reassign": (Group.BRING_ON, _("Whoever had it has it no longer, and the person who raised it is told who has.")),
    "pass-on": (Group.BRING_ON, _("The rules name who has it next.")),
    "hand-outside": (Group.BRING_ON, _("They get a document with what you choose.")),
    "conclude": (Group.BRING_ON, _("Keeps the outcome and your findings. Nothing is sent to anybody yet.")),
    "already-decided": (Group.BRING_ON, _("Ends it with your answer. They can ask once for another look.")),
    "report-back": (Group.BRING_ON, _("Tells the person who raised it the outcome, in your words.")),
    "take-decision-back": (Group.BRING_ON, _("Nobody was told of it yet, so you can go on.")),
    "close": (Group.BRING_ON, _("Once nothing is owed any more.")),
    "reopen": (Group.BRING_ON, _("Keeps your reasons, and it goes on with whoever may have it.")),
    "stand-aside": (Group.BRING_ON, _("It leaves you for good, and goes to the next person whom the rules allow.")),
    "cannot-watch-over": (Group.BRING_ON, _("Whoever stands in for you is asked instead.")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offered:
    """One act that can be done now: its page, and what it does."""

    link: Link
    does: str


@dataclass(frozen=True, slots=True)
class Offers:
    """The acts of one group."""

    heading: str
    acts: tuple[Offered, ...]


def in_groups(acts: Iterable[tuple[str, Link]]) -> tuple[Offers, ...]:
    """Acts by the last part of their address, each under the heading of its group; no group that is empty."""
    found: dict[Group, list[Offered]] = {group: [] for group in Group}
    for slug, link in acts:
        group, does = WHAT_IT_DOES[slug]
        found[group].append(Offered(link, str(does)))
    return tuple(Offers(str(HEADINGS[group]), tuple(each)) for group, each in found.items() if each)
