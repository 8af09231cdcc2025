"""Stand aside from a case: for good, and it goes to the next lawful person, or to somebody who chooses one."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from cases.access import CONFIRM_NO_CONNECTION, may
from cases.acts.handing_over import hand_over, known_as, let_in, shut_out
from cases.acts.open_case import locked_case
from cases.acts.recording import record, save_moved
from cases.blind_index import index_of
from cases.choosing import chooser_again
from cases.clocks import resume_clocks
from cases.ladder import who_has_it_next
from cases.models import Access, Case, Step
from cases.recipients import Recipient
from cases.refusals import Refused
from cases.states import OVER, EventKind, Relation, State
from people.models import Side, User

WHY = gettext_noop("whoever had it cannot deal with this one")


def stand_aside(case_ref: str, *, by: User, at: datetime, on: date) -> Case:
    """Take a case out of the hands of somebody who has a connection with it, or is not sure.

    They never see it again, nor where it went. It goes to the next the rule names, or the fallback, or waits for a
    chooser, who is told; where there is none it waits all the same, and the event says so. The rest of a panel keeps
    it. A seat outside to which the person only hands it over keeps it too, and somebody else is asked to hand it over.
    A case that is over stays as it is. Raises Refused.
    """
    with transaction.atomic(durable=True):
        case = locked_case(case_ref)
        allowed = may(by, CONFIRM_NO_CONNECTION, case, on=on)
        if not allowed:
            raise Refused(allowed.reason)
        handled = _open(case).filter(person=index_of(by), relation=Relation.HANDLER).exists()
        shut_out(case, by, at)
        if case.state in OVER:
            # Nobody needs it now; whoever opens it again finds somebody who may have it.
            save_moved(case, seen_version=case.version)
            record(case, EventKind.STOOD_ASIDE, by=by, at=at, is_over=True)
            return case
        panel = _rest_of_panel(case)
        only_handed_over = case.state != State.TRIAGE and not handled
        stays_with = panel or (_outside(case) if only_handed_over else "")
        recipients = () if panel else _next(case, on, only_handed_over=only_handed_over)
        chooses = all(one.capacity == "triage" for one in recipients)
        if only_handed_over:
            let_in(case, recipients, at)
        elif not panel:
            _move(case, chooses=chooses, at=at, on=on)
            # Those who had it together had it only together, so none of them keeps it.
            hand_over(case, recipients, name=_step(case).name, why=WHY, at=at, on=on)
        save_moved(case, seen_version=case.version)
        told = known_as(recipients) if recipients else ""
        record(case, EventKind.STOOD_ASIDE, by=by, at=at, to=told, chooses=chooses, stays_with=stays_with)
        return case


def _next(case: Case, on: date, *, only_handed_over: bool) -> tuple[Recipient, ...]:
    """Who has it now, or who hands it over, or who chooses; nobody where nobody lawful is left."""
    if only_handed_over or case.state == State.TRIAGE:
        chooser = chooser_again(case, on)
        return (chooser,) if chooser is not None else ()
    return who_has_it_next(case, _step(case), on)


def _move(case: Case, *, chooses: bool, at: datetime, on: date) -> None:
    """What was decided, and for whom it waits, is not undone because somebody stood aside."""
    if case.state == State.TRIAGE:
        return
    if chooses and case.state not in (State.CONCLUDED, State.WAITING_FOR_ANOTHER_BODY):
        resume_clocks(case, on=on, at=at)
        case.wait_for_a_chooser()
    else:
        case.change_hands()


def _step(case: Case) -> Step:
    return case.steps.filter(ended_on__isnull=True).latest("number")


def _open(case: Case) -> QuerySet[Access]:
    return case.access.filter(until_at__isnull=True)


def _rest_of_panel(case: Case) -> str:
    """The panel whose other members go on without this one; empty where there is no panel, or nobody is left of it."""
    step = case.steps.filter(ended_on__isnull=True, post__side=Side.PANEL).select_related("post").last()
    goes_on = _open(case).filter(relation=Relation.HANDLER).exists()
    return f"the {step.post.title}" if step is not None and step.post is not None and goes_on else ""


def _outside(case: Case) -> str:
    """The seats outside that have it."""
    step = case.steps.filter(ended_on__isnull=True).last()
    return " and ".join(f"the {held.title}" for held in step.handlers) if step is not None else ""
