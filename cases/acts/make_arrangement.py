"""Record what is arranged for the time being, and ask for something to be kept."""

from __future__ import annotations

from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.doing import Act
from cases.models import Arrangement, Case, Keeping
from cases.refusals import Refused, refuse_where
from cases.states import EventKind
from people.models import User


def make_arrangement(
    case_ref: str,
    *,
    by: User,
    what: str,
    agreed_by: str,
    review_on: date,
    version: int,
    at: datetime,
    on: date,
) -> Case:
    """Record support for the person who raised it: what, who agreed, and when it is looked at again.

    It is no finding, and never a restriction on a councillor. Raises Refused and Stale.
    """
    with doing(case_ref, Act.MAKE_ARRANGEMENT, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, what)
        refuse_where(guards.nobody_agreed, agreed_by)
        refuse_where(guards.review_is_not_ahead, review_on, on)
        Arrangement.objects.create(
            case=act.case, what=what, agreed_by=agreed_by, review_on=review_on, made_at=at
        )
        act.record(EventKind.ARRANGEMENT_MADE, what=what, agreed_by=agreed_by)
    return act.case


def ask_to_keep(
    case_ref: str, *, by: User, what: str, whom: str, keep_by: date, version: int, at: datetime, on: date
) -> Case:
    """Record that somebody was asked to keep something. Raises Refused and Stale."""
    with doing(case_ref, Act.ASK_TO_KEEP, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, what)
        refuse_where(guards.words_are_missing, whom)
        Keeping.objects.create(case=act.case, what=what, whom=whom, keep_by=keep_by, asked_at=at)
        act.record(EventKind.KEEPING_ASKED, what=what, whom=whom)
    return act.case


def confirm_kept(case_ref: str, keeping: int, *, by: User, version: int, at: datetime, on: date) -> Case:
    """Record that they confirmed it. Raises Refused and Stale."""
    with doing(case_ref, Act.ASK_TO_KEEP, by=by, version=version, at=at, on=on) as act:
        asked = act.case.keepings.filter(pk=keeping, confirmed_on__isnull=True).first()
        if asked is None:
            raise Refused("This has been confirmed already. Look at the case again.")
        asked.confirmed_on = on
        asked.save(update_fields=["confirmed_on"])
        act.record(EventKind.KEEPING_CONFIRMED, what=asked.what, whom=asked.whom)
    return act.case
