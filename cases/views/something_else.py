"""What if it is something else? Where to take a complaint about a service, a wrongdoing, one's own job, a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases import signposts
from cases.triage import MONITORING_OFFICER
from cases.views.clock import today
from cases.views.council import council_of, signed_in
from cases.views.presented import QuotedSource, all_quoted
from cases.views.shell import page
from people.directory import holder_of, line_above, posts_of, posts_of_kind
from people.models import Council, Side, User
from rules.shelf import version_in_force


@dataclass(frozen=True, slots=True)
class Place:
    """One place to go: for what, what to do, and the contacts the council has set."""

    heading: str
    paragraphs: tuple[str, ...]
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the protocol itself sends to another procedure, quoted."""

    text: str
    sources: tuple[QuotedSource, ...]


@require_safe
def something_else(request: HttpRequest) -> HttpResponse:
    """Each with what to do, and nobody sent away: all of them may still be raised here."""
    council, on = council_of(request), today()
    context = {
        "places": tuple(_places(signed_in(request), council, on)),
        "elsewhere": _elsewhere(council, on),
        "safety": signposts.contacts(council, signposts.SAFETY, on),
        "support": signposts.contacts(council, signposts.SUPPORT, on),
    }
    return page(request, "something_else.html", context)


def _places(user: User, council: Council | None, on: date) -> Iterator[Place]:
    yield Place(
        _("A service you use as a resident"),
        (_("Use the council’s complaints procedure."),),
        signposts.contacts(council, signposts.SERVICE_COMPLAINTS, on),
    )
    yield Place(
        _("You think something unlawful is happening"),
        (
            _("You can start here or use the whistleblowing policy. You lose nothing by starting here."),
            _("If you work for the council, what you tell it here can be protected by law in the same way as under the "
              "whistleblowing policy."),
            _("The policy also gives you people outside your line of managers. It names people outside the council, "
              "such as the external auditor and those the law prescribes."),
            _("Councillors: the Monitoring Officer can tell you where you stand."),
        ),
        signposts.contacts(council, signposts.WHISTLEBLOWING, on),
    )  # fmt: skip
    yield Place(
        _("Your own job or pay, or a colleague"),
        (
            _(
                "Use the grievance procedure, or the bullying and harassment policy. Your union can help you with both."
            ),
        ),
        signposts.contacts(council, signposts.EMPLOYMENT, on),
    )
    yield Place(
        _("Advice about the protocol"),
        (
            _(
                "Ask the Monitoring Officer, or your line manager if you are an officer. Asking starts nothing."
            ),
            *(_whom_to_ask(user, council, on) if council is not None else ()),
        ),
        signposts.contacts(council, signposts.ADVICE, on),
    )


def _whom_to_ask(user: User, council: Council, on: date) -> Iterator[str]:
    """The Monitoring Officer and, for an officer, whoever they answer to, by name."""
    seats = posts_of(user, council, on)
    above = line_above(seats[0])[:1] if seats and seats[0].side == Side.OFFICER else []
    advises = posts_of_kind(council.principal_authority or council, MONITORING_OFFICER, on)
    for seat in (*advises[:1], *above):
        holder = holder_of(seat, on)
        if holder is not None and holder != user:
            yield _("%(name)s is %(post)s.") % {"name": holder, "post": seat.title}


def _elsewhere(council: Council | None, on: date) -> tuple[Elsewhere, ...]:
    version = version_in_force(council.code, on) if council is not None else None
    if version is None:
        return ()
    rulebook = version.rulebook()
    return tuple(
        Elsewhere(
            _("The protocol points to %(text)s.") % {"text": one.text}, all_quoted(one.sources, rulebook)
        )
        for one in signposts.sent_elsewhere(rulebook)
    )
