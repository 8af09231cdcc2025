"""How does a case come into other hands? One step ends, the next opens, and who is let in and told follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_noop

from cases.blind_index import index_of
from cases.choosing import chooser_again, parties_kept, people_kept_out
from cases.clocks import resume_clocks
from cases.exclusions import Exclusions
from cases.models import Access, Case, Obligation, Step
from cases.outbox.queueing import queue
from cases.oversight import overseer
from cases.recipients import Recipient
from cases.states import RESTRICTIONS, NoticeKind, Relation, State
from people.models import User
from rules.language import vocabulary
from rules.language.plan import DutyOwed, StepPlan, sources_as_json

BECAUSE_STOOD_ASIDE = gettext_noop("said that they have a connection with it, or are not sure")
AT_WORK = (Relation.HANDLER, Relation.TRIAGE)
# What was decided, and for whom it waits, is not undone because nobody who had it has it any more.
STAYS_AS_IT_IS = frozenset({State.CONCLUDED, State.WAITING_FOR_ANOTHER_BODY})


def hand_over(
    case: Case,
    recipients: Sequence[Recipient],
    *,
    name: str,
    why: str,
    at: datetime,
    on: date,
    owing: StepPlan | None = None,
) -> Step:
    """End the open step and open the next in these hands; with `owing`, what that step of the plan owes.

    Whoever had it until now has it no longer. A seat outside that nobody signs in for is handed over by whoever
    chooses. The Monitoring Officer who had it, or never had to do with it, knows of it as before.
    """
    # It lies no longer, so whoever was told that it does knows of it no longer.
    ending = (*AT_WORK, Relation.TOLD_IT_LIES)
    case.access.filter(relation__in=ending, until_at__isnull=True).update(until_at=at)
    step = open_step(case, recipients, name=name, why=why, on=on)
    let_in(case, recipients, at)
    if recipients and not any(one.people for one in recipients):
        chooser = chooser_again(case, on)
        if chooser is not None:
            let_in(case, [chooser], at)
    let_overseer_know(case, at=at, on=on)
    if owing is not None:
        owe(case, step, owing.duties)
    return step


def wait_for_chooser(case: Case, choosers: Sequence[Recipient], *, why: str, at: datetime, on: date) -> None:
    """Let a case wait for somebody to choose who deals with it, in the step it is in; its clocks run on."""
    if case.state in STAYS_AS_IT_IS:
        case.change_hands()
    else:
        resume_clocks(case, on=on, at=at)
        case.wait_for_a_chooser()
    hand_over(case, choosers, name=case.steps.latest("number").name, why=why, at=at, on=on)


def open_step(case: Case, recipients: Sequence[Recipient], *, name: str, why: str, on: date) -> Step:
    """End the open step and open the next, without letting anybody in."""
    last = case.steps.order_by("number").last()
    case.steps.filter(ended_on__isnull=True).update(ended_on=on)
    posts = [recipient.post for recipient in recipients if recipient.post is not None]
    return Step.objects.create(
        case=case,
        number=last.number + 1 if last else 1,
        name=name,
        post=posts[0] if len(posts) == 1 else None,
        held_by=[recipient.as_json() for recipient in recipients],
        why=why,
        opened_on=on,
    )


def let_in(case: Case, recipients: Sequence[Recipient], at: datetime) -> None:
    """Let these people in and tell them; somebody outside who does not sign in is told by their contact line."""
    for recipient in recipients:
        chooses = recipient.capacity == "triage"
        relation = Relation.TRIAGE if chooses else Relation.HANDLER
        kind = NoticeKind.TO_CHOOSE if chooses else NoticeKind.TO_DEAL_WITH
        for person in recipient.people:
            mark = index_of(person)
            # Whoever works on it sees it all and goes with nobody, so that line of theirs ends.
            before = (*AT_WORK, Relation.OVERSIGHT, Relation.TOLD_IT_LIES, Relation.COMPANION)
            case.access.filter(relation__in=before, person=mark, until_at__isnull=True).update(until_at=at)
            Access.objects.create(
                case=case, person=mark, relation=relation, name=_named(person, recipient), from_at=at
            )
            queue(case, mark, kind, at=at)
        if recipient.contact_line:
            queue(case, "", kind, at=at, outside=recipient.contact_line)


def shut_out(case: Case, person: User, at: datetime) -> None:
    """End whatever let somebody in, and write the restriction that beats every role they may come to have."""
    theirs = case.access.filter(person=index_of(person), until_at__isnull=True)
    theirs.exclude(relation__in=RESTRICTIONS).update(until_at=at)
    Access.objects.create(
        case=case,
        person=index_of(person),
        relation=Relation.RECUSAL,
        name=person.display_name,
        because=BECAUSE_STOOD_ASIDE,
        from_at=at,
    )


def owe(case: Case, step: Step, duties: Sequence[DutyOwed]) -> None:
    """Write down what the step owes, as the rulebook has it now.

    What holds all along, may be used or is pointed to is no debt: it is shown, and nothing waits for it.
    """
    Obligation.objects.bulk_create(
        Obligation(
            case=case,
            step=step,
            verb=str(owed.duty.verb),
            whom=list(owed.whom),
            thing="" if owed.duty.thing is None else str(owed.duty.thing),
            on_outcome=owed.duty.on or "",
            judged="" if owed.duty.judged is None else str(owed.duty.judged),
            sources=sources_as_json(owed.duty.sources),
        )
        for owed in duties
        if owed.duty.verb not in vocabulary.STANDING_DUTIES
    )


def known_as(recipients: Sequence[Recipient]) -> str:
    """In whose hands it is, in one line."""
    told = [
        f"{one.user.display_name}, {one.known_as}" if one.user else f"the {one.title}" for one in recipients
    ]
    return " and ".join(told) or gettext_noop("nobody yet: someone is to be chosen")


def _named(person: User, recipient: Recipient) -> str:
    if recipient.capacity == "panel":
        return f"those of the {recipient.title} who may deal with this one"
    return f"{person.display_name}, {recipient.post.title if recipient.post else recipient.title}"


def let_overseer_know(case: Case, *, at: datetime, on: date, there: bool = False) -> User | None:
    """Let the Monitoring Officer of today know that a case exists; None where nobody may, or they know already.

    By existence and dates alone, as from the day it was sent; whoever has any part in the case already gains none.
    `there` asks for somebody who is not away: of a concern about a councillor else whoever stands in (Local Government
    and Housing Act 1989 s.5(7), for a deputy).
    """
    parties = parties_kept(case)
    found = overseer(parties, Exclusions(parties, on, handled_before=people_kept_out(case)), on, there=there)
    if found is None:
        return None
    person, title = found
    theirs = case.access.filter(person=index_of(person), until_at__isnull=True)
    if theirs.exclude(relation=Relation.RECORDED).exists():
        return None
    Access.objects.create(
        case=case,
        person=index_of(person),
        relation=Relation.OVERSIGHT,
        name=f"{person.display_name}, {title}",
        from_at=at,
    )
    return person
