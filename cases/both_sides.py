"""Which rights and warnings does each side read? One list of pairs: what one side is told, the other is told as well.

A pair has two sentences, one for each side, and neither may be empty. The pages show the list and nothing beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise as _StrPromise


class Reader(StrEnum):
    """Who reads it."""

    WHO_RAISED_IT = "the person who raised it"
    WHO_IT_IS_ABOUT = "the person it is about"


@dataclass(frozen=True, slots=True)
class Pair:
    """A right or a warning in the words of each side. `of_councillors`: only where it is about a councillor."""

    name: str
    to_who_raised_it: str | _StrPromise
    to_who_it_is_about: str | _StrPromise
    of_councillors: bool = False

    def __post_init__(self) -> None:
        if not self.to_who_raised_it or not self.to_who_it_is_about:
            raise ValueError(f"“{self.name}” is told to one side alone.")

    def to(self, reader: Reader) -> str:
        """The sentence of that side."""
        raised = reader == Reader.WHO_RAISED_IT
        return str(self.to_who_raised_it if raised else self.to_who_it_is_about)


def _same(name: str, words: str | _StrPromise) -> Pair:
    return Pair(name, words, words)


RIGHTS = (
    _same(
        "a companion",
        _(
            "Somebody may go with you: a trade union representative, a colleague, or somebody of your group or party."
        ),
    ),
    Pair(
        "to be heard",
        _("You can add to what you sent, and correct it, until it is over."),
        _("You can give your account, and add to it, until it is over."),
    ),
    Pair(
        "time",
        _("No day is set by which you must answer a question, and you can say that you need more time."),
        _("You can ask for more time to answer."),
    ),
    Pair(
        "files",
        _("You can add files that show what you mean."),
        _("You can add files that show what you mean, with your account."),
    ),
    Pair(
        "who sees it",
        _("You can see on this page who can see what you sent, and since when."),
        _("You can see on this page who can see your account, and since when."),
    ),
    Pair(
        "dates",
        _("You can see on this page each date, and where it comes from."),
        _("You can see on this page each date that concerns you, and where it comes from."),
    ),
    Pair(
        "an independent person",
        _(
            "In a Code of Conduct matter the person it is about may ask an Independent Person for their views "
            "(Localism Act 2011 s.28(7)(b)). You may ask the Monitoring Officer how that procedure works."
        ),
        _(
            "In a Code of Conduct matter you may ask an Independent Person for their views (Localism Act 2011 "
            "s.28(7)(b)). You may ask the Monitoring Officer how that procedure works."
        ),
        of_councillors=True,
    ),
    _same(
        "safe contact",
        _("You can say how we can contact you safely, and change it on this page at any time."),
    ),
    _same("told when it is over", _("You are told when it is over.")),
    _same("told the outcome", _("You are told what was decided, as far as it can be told.")),
    Pair(
        "a way in after you leave",
        _(
            "If you leave the council you can still come in, with a code if need be. That lasts until 90 days after "
            "the answer, or for as long as you can ask for another look."
        ),
        _("If you leave the council you can still come to this page, with a code by post if need be."),
    ),
    _same(
        "what is held about you",
        _("You can ask the council for a copy of what it holds about you (UK GDPR article 15)."),
    ),
    _same(
        "to talk to others",
        _(
            "This does not stop you talking to your union, doctor, solicitor, the police, a regulator or anyone the "
            "law lets you tell."
        ),
    ),
    _same(
        "support",
        _(
            "Your union, your group or party, your council’s employee assistance service and Victim Support can all "
            "talk to you about this. None of them is told by this service."
        ),
    ),
)
WARNINGS = (
    Pair(
        "no finding",
        _("That you raised it says nothing against you, even if you turn out to be mistaken."),
        _("That you are asked says nothing against you. It is no finding."),
    ),
    Pair(
        "contact",
        _(
            "Do not get in touch with the person it is about because of this. Work you share goes on as usual."
        ),
        _(
            "Do not get in touch with the person who raised it because of this. Work you share goes on as usual."
        ),
    ),
    _same("private", _("Please keep it private while it is looked at.")),
    _same("keep papers", _("Keep emails, messages and notes that have to do with it.")),
    _same("bad treatment", _("Nobody may treat you badly for your part in this.")),
)
# Stands last on the page of either side.
LAST = _("Nobody may try to intimidate anyone who raises a concern, is asked about one, or helps with one.")


def rights_of(reader: Reader, *, about_a_councillor: bool) -> tuple[str, ...]:
    """What that side may do, in order."""
    return tuple(pair.to(reader) for pair in RIGHTS if about_a_councillor or not pair.of_councillors)


def warnings_to(reader: Reader) -> tuple[str, ...]:
    """What that side is asked to do, or not to do, in order."""
    return tuple(pair.to(reader) for pair in WARNINGS)
