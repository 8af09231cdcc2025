"""Who gets which relation to a case when it is sent? One list, for the table shown before and for the rows written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_noop

from cases.access import NOT_TOLD, Seer, VisibilityRow, rows_of
from cases.exclusions import BECAUSE_ALSO_ABOUT, BECAUSE_HELPED, BECAUSE_WITNESS, Exclusions
from cases.oversight import overseer
from cases.parties import Parties
from cases.recipients import Recipient
from cases.states import Relation
from people.models import User
from rules.language import vocabulary
from rules.language.plan import DutyOwed


@dataclass(frozen=True, slots=True)
class Grant:
    """One relation of one person. `because` is the true reason of a restriction, for the record only."""

    user: User
    relation: Relation
    name: str
    because: str = ""


def grants_on_filing(
    parties: Parties, recipients: Sequence[Recipient], exclusions: Exclusions, on: date
) -> tuple[Grant, ...]:
    """Everybody's relation to the case at the moment it is sent."""
    raised_by = parties.complainant.user
    grants = [Grant(raised_by, Relation.COMPLAINANT, raised_by.display_name)] if raised_by else []
    if parties.written_by is not None:
        helper = parties.written_by
        grants.append(Grant(helper, Relation.HELPED, helper.display_name, BECAUSE_HELPED))
        if parties.goes_along:
            grants.append(Grant(helper, Relation.COMPANION, helper.display_name))
    for recipient in recipients:
        relation = Relation.TRIAGE if recipient.capacity == "triage" else Relation.HANDLER
        grants += [Grant(person, relation, _named(person, recipient)) for person in recipient.people]
    # Whoever is away is passed over as whoever is connected is: otherwise the table would tell one from the other.
    overseen_by = overseer(parties, exclusions, on, there=True)
    if overseen_by is not None and all(grant.user != overseen_by[0] for grant in grants):
        grants.append(
            Grant(overseen_by[0], Relation.OVERSIGHT, f"{overseen_by[0].display_name}, {overseen_by[1]}")
        )
    if parties.subject is not None and parties.subject.user is not None:
        subject = parties.subject.user
        grants.append(Grant(subject, Relation.SUBJECT, subject.display_name, vocabulary.BECAUSE_SUBJECT))
    grants += [
        Grant(party.user, Relation.ALSO_ABOUT, party.user.display_name, BECAUSE_ALSO_ABOUT)
        for party in parties.also_about
        if party.user is not None
    ]
    grants += [Grant(user, Relation.AFFECTED, user.display_name) for user in parties.affected]
    grants += [Grant(user, Relation.FILED_FOR, user.display_name) for user in parties.filed_for]
    grants += [
        Grant(user, Relation.WITNESS, user.display_name, BECAUSE_WITNESS) for user in parties.witnesses
    ]
    if parties.recorded_by is not None:
        recorder = parties.recorded_by
        grants.append(Grant(recorder, Relation.RECORDED, recorder.display_name))
    return tuple({(grant.user.pk, grant.relation): grant for grant in grants}.values())


def _named(person: User, recipient: Recipient) -> str:
    """How somebody stands in the table: by name and seat; of a panel only as its members, so that nobody is missed."""
    if recipient.capacity == "panel":
        return gettext("those of the %(title)s who may deal with this one") % {"title": recipient.title}
    return f"{person.display_name}, {recipient.known_as}"


def table_before_sending(
    grants: Iterable[Grant], duties: Iterable[DutyOwed], *, reader: User | None
) -> tuple[VisibilityRow, ...]:
    """ "Who will be able to see it": the same relations, and whoever the rulebook has told later, on its condition.

    Whoever sends it reads it, and stands in it as "you".
    """
    from_then = gettext("from when you send it")
    rows = rows_of(
        (
            Seer(grant.relation, grant.name, is_you=reader is not None and grant.user == reader),
            from_then,
        )
        for grant in grants
    )
    return rows + tuple(row for duty in duties for row in _told_later(duty))


def cannot_see(parties: Parties, everybody: Iterable[str]) -> tuple[str, ...]:
    """Who cannot see it, in words."""
    return ((gettext(NOT_TOLD),) if parties.subject is not None else ()) + tuple(everybody)


def _told_later(owed: DutyOwed) -> list[VisibilityRow]:
    duty = owed.duty
    if str(duty.verb) not in vocabulary.DUTIES_TO_PEOPLE:
        return []
    conditions = [gettext(_ON[duty.on]) if duty.on in _ON else "", str(duty.judged or "")]
    when = ", ".join(words for words in conditions if words) or gettext("when the rulebook says so")
    parties = (vocabulary.THE_COMPLAINANT, vocabulary.THE_SUBJECT)
    return [
        VisibilityRow(
            gettext("the %(post)s") % {"post": whom},
            gettext("what the person dealing with it has to tell them"),
            when,
        )
        for whom in owed.whom
        if whom not in parties
    ]


_ON = {
    "any outcome": gettext_noop("at the end"),
    "no action": gettext_noop("only if no action is proposed"),
    "agreed": gettext_noop("only if it is agreed"),
    "refused": gettext_noop("only if it is refused"),
    "breach found": gettext_noop("only if a breach is found"),
}
