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
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from cases.arrivals.kept import arrived_in
from cases.clocks import local_date
from cases.frozen_plan import rulebook_of_case, sources_of
from cases.models import Case, Hearing
from cases.safe_contact import SafeContact, Way, contact_of, contact_of_theirs
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
    yield gettext("Reference"), case.reference
    yield gettext("Kind of concern"), str(case.plan["matter"])
    yield gettext("Raised by somebody who is"), str(case.parties["complainant"]["kind"])
    if case.parties.get("subject"):
        yield gettext("About somebody who is"), str(case.parties["subject"]["kind"])


def _dates(case: Case) -> Iterable[Line]:
    yield gettext("Received"), _day(case.filed_on)
    if case.acknowledged_on:
        yield gettext("Acknowledged"), _day(case.acknowledged_on)


def _account(case: Case) -> Iterable[Line]:
    words = case.account.get("words", {})
    yield gettext("In their own words"), str(words.get("happened", ""))
    if words.get("when"):
        yield gettext("When"), str(words["when"])
    for event in case.events.filter(kind__in=(EventKind.WORDS_ADDED, EventKind.WORDS_CORRECTED)):
        added = gettext("Added later") if event.kind == EventKind.WORDS_ADDED else gettext("Corrected later")
        yield f"{added}, {_day(local_date(event.at))}", str(event.detail["words"])


def _raised_by(case: Case) -> Iterable[Line]:
    """Never their name without how they may be reached: whoever has the one would otherwise use what they find."""
    yield from _person(case.parties["complainant"])
    arrived = arrived_in(case.account)
    if arrived is not None and arrived.is_from_outside:
        yield gettext("How to reach them"), arrived.reach or gettext("They left no way to reach them.")
        return
    yield _reached(contact_of(case))


def _about(case: Case) -> Iterable[Line]:
    if case.parties.get("subject"):
        yield from _person(case.parties["subject"])
        for put in case.hearings.all()[:1]:
            yield from _reached_by_them(case, put)


def _their_account(case: Case) -> Iterable[Line]:
    for put in case.hearings.all():
        yield (
            gettext("Put to %(name)s on %(put_at)s")
            % {"name": put.name, "put_at": _day(local_date(put.put_at))},
            put.summary,
        )
        yield from _reached_by_them(case, put)
        yield gettext("Their account"), put.answer or gettext("They have not answered.")
        for event in case.events.filter(kind=EventKind.ACCOUNT_ADDED):
            if event.detail.get("hearing") == str(put.key):
                yield (
                    gettext("Added by them, %(at)s") % {"at": _day(local_date(event.at))},
                    str(event.detail["words"]),
                )


def _support(case: Case) -> Iterable[Line]:
    for made in case.arrangements.all():
        yield gettext("Agreed by %(agreed_by)s") % {"agreed_by": made.agreed_by}, made.what


def _rule(case: Case) -> Iterable[Line]:
    rulebook = rulebook_of_case(case)
    yield gettext("Rulebook in force from"), str(rulebook.in_force_from)
    for source in sources_of(case):
        yield _of(source), str(source.words)


def _of(source: Source) -> str:
    return gettext("The council’s own setting") if source.kind == "local" else str(source.ref)


def _reached(contact: SafeContact) -> Line:
    return gettext("Contact them safely"), gettext(_CONTACT[contact.way]).format(words=contact.words)


def _reached_by_them(case: Case, put: Hearing) -> Iterable[Line]:
    """As the person it is about said that they may be reached, wherever their name stands."""
    contact = contact_of_theirs(case.hearings.all(), put.person)
    if contact is not None:
        yield _reached(contact)


def _person(party: dict[str, Any]) -> Iterable[Line]:
    yield gettext("Name"), str(party["name"] or gettext("nobody sits in this seat"))
    yield gettext("Post"), str(party["title"])


_CONTACT = {
    Way.COUNCIL_EMAIL: gettext_noop("By their council email."),
    Way.OTHER_EMAIL: gettext_noop("By this email address and by no other: {words}"),
    Way.PHONE: gettext_noop("By phone, at these times alone: {words}"),
    Way.ONLY_HERE: gettext_noop(
        "Only through the council that sent this document. Do not phone, email or speak to them yourself."
    ),
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
