"""What may a body outside read of a case? A document built from the fields that are chosen, never a case with gaps.

Notes, legal advice, views, witnesses, why others may not deal with it and any connection are no field, so they cannot
be in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from cases.clocks import local_date
from cases.frozen_plan import rulebook_of_case, sources_of
from cases.models import Case
from cases.safe_contact import Way, contact_of
from cases.states import EventKind
from rules.language.rulebook import Source

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """The document as it is kept and sent, and the SHA-256 of its bytes in UTF-8."""

    text: str
    sha256: str


def document_of(case: Case, fields: Sequence[str], *, body: str, by: str, on: date) -> Document:
    """The document for a body outside, with these fields in the order of `ALLOWED`. Raises KeyError for any other."""
    unknown = [name for name in fields if name not in ALLOWED]
    if unknown:
        raise KeyError(unknown[0])
    sections = [
        {"heading": str(ALLOWED[name]), "lines": list(_BUILT[name](case))}
        for name in ALLOWED
        if name in fields
    ]
    known = {
        "reference": case.reference,
        "council": case.council.name,
        "body": body,
        "by": by,
        "on": f"{on:%-d %B %Y}",
        "sections": sections,
    }
    text = render_to_string("outside/document.html", known)
    return Document(text, sha256(text.encode()).hexdigest())


def _what(case: Case) -> Iterable[Line]:
    yield "Reference", case.reference
    yield "Kind of concern", str(case.plan["matter"])
    yield "Raised by somebody who is", str(case.parties["complainant"]["kind"])
    if case.parties.get("subject"):
        yield "About somebody who is", str(case.parties["subject"]["kind"])


def _dates(case: Case) -> Iterable[Line]:
    yield "Received", _day(case.filed_on)
    if case.acknowledged_on:
        yield "Acknowledged", _day(case.acknowledged_on)


def _account(case: Case) -> Iterable[Line]:
    words = case.account.get("words", {})
    yield "In their own words", str(words.get("happened", ""))
    if words.get("when"):
        yield "When", str(words["when"])
    for event in case.events.filter(kind__in=(EventKind.WORDS_ADDED, EventKind.WORDS_CORRECTED)):
        added = "Added later" if event.kind == EventKind.WORDS_ADDED else "Corrected later"
        yield f"{added}, {_day(local_date(event.at))}", str(event.detail["words"])


def _raised_by(case: Case) -> Iterable[Line]:
    """Never their name without how they may be reached: whoever has the one would otherwise use what they find."""
    yield from _person(case.parties["complainant"])
    contact = contact_of(case)
    yield "Contact them safely", _CONTACT[contact.way].format(words=contact.words)


def _about(case: Case) -> Iterable[Line]:
    if case.parties.get("subject"):
        yield from _person(case.parties["subject"])


def _their_account(case: Case) -> Iterable[Line]:
    for put in case.hearings.all():
        yield f"Put to {put.name} on {_day(local_date(put.put_at))}", put.summary
        yield "Their account", put.answer or "They have not answered."
        for event in case.events.filter(kind=EventKind.ACCOUNT_ADDED):
            if event.detail.get("hearing") == str(put.key):
                yield f"Added by them, {_day(local_date(event.at))}", str(event.detail["words"])


def _support(case: Case) -> Iterable[Line]:
    for made in case.arrangements.all():
        yield f"Agreed by {made.agreed_by}", made.what


def _rule(case: Case) -> Iterable[Line]:
    rulebook = rulebook_of_case(case)
    yield "Rulebook in force from", str(rulebook.in_force_from)
    for source in sources_of(case):
        yield _of(source), str(source.words)


def _of(source: Source) -> str:
    return "The council’s own setting" if source.kind == "local" else str(source.ref)


def _person(party: dict[str, Any]) -> Iterable[Line]:
    yield "Name", str(party["name"] or "nobody sits in this seat")
    yield "Post", str(party["title"])


_CONTACT = {
    Way.COUNCIL_EMAIL: "By their council email.",
    Way.OTHER_EMAIL: "By this email address and by no other: {words}",
    Way.PHONE: "By phone, at these times alone: {words}",
    Way.ONLY_HERE: "Only through the council that sent this document. Do not phone, email or speak to them yourself.",
}


def _day(on: date) -> str:
    return f"{on:%-d %B %Y}"


# The only fields there are, in the order in which they stand.
ALLOWED = {
    "what": _("What kind of concern it is"),
    "dates": _("When it was received and acknowledged"),
    "account": _("What the person who raised it wrote"),
    "raised_by": _("The name and post of the person who raised it, and how they may be contacted"),
    "about": _("The name and post of the person it is about"),
    "their_account": _("What was put to the person it is about, and their account"),
    "support": _("Support for the time being"),
    "rule": _("The rule it came here by"),
}
# These name the person who raised it.
NAMING = frozenset({"raised_by"})
_BUILT: dict[str, Callable[[Case], Iterable[Line]]] = {
    "what": _what,
    "dates": _dates,
    "account": _account,
    "raised_by": _raised_by,
    "about": _about,
    "their_account": _their_account,
    "support": _support,
    "rule": _rule,
}
