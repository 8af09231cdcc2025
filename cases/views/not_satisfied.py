"""What can somebody do who is not satisfied? Another look exactly as the clause allows it; else what else there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.access import Seer, VisibilityRow, rows_of, who_can_see
from cases.acts.ask_again import ask_until, is_too_late, may_ask_once_more
from cases.forms.acts.ending import in_one_line
from cases.frozen_plan import rulebook_of_case
from cases.guards import nothing_was_decided
from cases.ladder import NextStep, plan_now, reviews
from cases.models import Case
from cases.states import Relation, State
from cases.triage import MONITORING_OFFICER
from cases.views.owing import duties_in_words
from cases.views.presented import Owed, QuotedSource, all_quoted, long_date, sources_in_brief
from people.models import User
from rules.language.rulebook import Source

SIGNPOST = "also signpost"


@dataclass(frozen=True, slots=True)
class NotSatisfied:
    """`address` is where to ask for another look; empty where nobody may ask. `will_see` is who would see it then."""

    address: str
    says: tuple[str, ...]
    sources: tuple[QuotedSource, ...]
    will_see: tuple[VisibilityRow, ...]
    offers: tuple[Owed, ...]
    officer_can_tell: bool
    ombudsman_can_tell: bool


def not_satisfied(case: Case, reader: User, on: date) -> NotSatisfied | None:
    """What the page says once it is over; None before that, and where nothing was decided."""
    if not may_be_asked_about(case):
        return None
    way = review_of(case, on)
    once = way is None and may_ask_once_more(case)
    possible = way is not None or once
    return NotSatisfied(
        address=reverse("act_of_ones_own", args=[case.reference, "ask-again"]) if possible else "",
        says=tuple(who_looks_again(case, way, on)),
        sources=all_quoted(_sources(case, way), rulebook_of_case(case)) if way is not None else (),
        will_see=who_would_see(case, way, reader, on) if possible else (),
        offers=() if possible else _offers(case),
        officer_can_tell=not _is_about_the_officer(case),
        ombudsman_can_tell=case.council.principal_authority_id is None,
    )


def may_be_asked_about(case: Case) -> bool:
    """Whether it is over and something was decided, so that somebody may be unhappy with it."""
    return case.state in (State.REPORTED_BACK, State.CLOSED) and not nothing_was_decided(case)


def review_of(case: Case, on: date) -> NextStep | None:
    """The step of the rulebook in which somebody else looks at it again; None where it sets out none."""
    return next(iter(reviews(case, on)), None)


def who_looks_again(case: Case, way: NextStep | None, on: date) -> Iterator[str]:
    """Who would look at it, by which clause, and until when one can ask."""
    if way is None:
        if may_ask_once_more(case):
            yield _(
                "Somebody who has never had it is chosen to look at it afresh. You can ask for that once."
            )
        return
    source = sources_in_brief(_names_them(case, way))
    late = is_too_late(case, way, on)
    if way.by_fallback and not late:
        yield _(
            "Nobody whom the protocol names can have this one, so it goes to whom the council itself has named."
        )
    if late:
        yield _("The time to ask has passed, so a person decides whether it is looked at again, and by whom.")
    elif len(way.choices) == 1:
        yield _("Somebody who has never had it looks at it afresh: %(who)s %(source)s.") % {
            "who": in_one_line(way.choices[0]),
            "source": source,
        }
    elif way.choices:
        yield _("Somebody who has never had it looks at it afresh. You choose who %(source)s.") % {
            "source": source
        }
    else:
        yield _("Somebody who has never had it is chosen to look at it afresh %(source)s.") % {
            "source": source
        }
    until = ask_until(case, way)
    if until is not None and not late:
        yield _("You can ask until %(day)s.") % {"day": long_date(until)}


def who_would_see(case: Case, way: NextStep | None, reader: User, on: date) -> tuple[VisibilityRow, ...]:
    """The table as it would be once another look was asked for: whoever had it last is let in no longer."""
    from_then = _("once you have asked")
    late = way is not None and is_too_late(case, way, on)
    choices = () if way is None or late else way.choices
    found = [
        (
            Seer(
                Relation.HANDLER,
                f"{one.user.display_name}, {one.known_as}" if one.user else one.title,
            ),
            _several(choices) or from_then,
        )
        for choice in choices
        for one in choice
    ] or [(Seer(Relation.HANDLER, _("whoever is chosen, who never had it")), from_then)]
    # Whoever would deal with it sees everything then, so what they see now is left out.
    certain = {seer.name for seer, when in found if when == from_then}
    now = who_can_see(case, reader=reader)
    stay = [row for row in now if row not in _at_work(case) and row.who not in certain]
    return (*stay, *rows_of(found))


def _names_them(case: Case, way: NextStep) -> tuple[Source, ...]:
    """What names whoever would have it: the rule, or the council's own setting where nobody of the rule can."""
    fallback = rulebook_of_case(case).fallback
    return fallback.sources if way.by_fallback and fallback is not None else way.plan.sources


def _sources(case: Case, way: NextStep) -> tuple[Source, ...]:
    """The rule that lets somebody ask, and what names whoever would have it."""
    return tuple(dict.fromkeys((*way.plan.sources, *_names_them(case, way))))


def _several(choices: tuple[object, ...]) -> str:
    return _("if you choose them") if len(choices) > 1 else ""


def _at_work(case: Case) -> tuple[VisibilityRow, ...]:
    rows = [row for row in case.access.all() if row.until_at is None]
    at_work = [row for row in rows if row.relation in (Relation.HANDLER, Relation.TRIAGE)]
    return rows_of((Seer(Relation(row.relation), row.name), "") for row in at_work)


def _offers(case: Case) -> tuple[Owed, ...]:
    """What the protocol points to besides, each once."""
    duties = [owed for step in plan_now(case).steps for owed in step.duties if owed.duty.verb == SIGNPOST]
    return tuple(dict.fromkeys(duties_in_words(duties, to_the_filer=True)))


def _is_about_the_officer(case: Case) -> bool:
    subject = case.parties.get("subject")
    return bool(subject) and str(subject["kind"]).startswith(MONITORING_OFFICER)
