"""Say that the answer takes longer, with reasons and a new date; a second time somebody else has to agree first."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext, gettext_noop
from django_fsm import can_proceed

from cases import guards
from cases.access import agreements_asked_of
from cases.acts.acting import Doing, answering, doing
from cases.agreeing import responses_sent, who_agrees
from cases.blind_index import index_of
from cases.clocks import clock_event, last_holding_date, pinned_calendar, time_of
from cases.doing import Act
from cases.models import Case, Clock, HoldingAsked
from cases.refusals import Refused, refuse_where
from cases.sentences import sources_in_words
from cases.states import EventKind, NoticeKind
from people.models import User
from rules.language import vocabulary
from rules.language.clock_events import ClockEventKind


def hold(case_ref: str, *, by: User, reasons: str, until: date, version: int, at: datetime, on: date) -> Case:
    """Send a holding response: what is due next moves to `until`, within the rulebook's limit for the whole step.

    Without reasons nothing moves. Only the first of a step goes at once. Raises Refused and Stale.
    """
    with doing(case_ref, Act.HOLD, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        clock = _clock_to_hold(act.case, until, on)
        refuse_where(guards.another_was_sent, responses_sent(clock))
        _send(act, clock, until, reasons)
        act.record(EventKind.HELD, reasons=reasons, until=f"{until:%-d %B %Y}", source=_source_of(clock))
        act.tell_complainant()
    return act.case


def ask_for_holding(
    case_ref: str, *, by: User, reasons: str, until: date, version: int, at: datetime, on: date
) -> Case:
    """Ask somebody other than the handler to agree to a second or later holding response. Until then nothing moves.

    Asking again replaces what was asked before. Raises Refused, also where nobody lawful could agree, and Stale.
    """
    with doing(case_ref, Act.HOLD, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        clock = _clock_to_hold(act.case, until, on)
        sent = responses_sent(clock)
        refuse_where(guards.none_was_sent_yet, sent)
        if not can_proceed(act.case.hold):
            raise Refused("This can’t be done where the case stands now. Look at it again.")
        who = who_agrees(act.case, on)
        if who is None:
            raise Refused(
                "Nobody at the council may agree to another holding response in this case, so none can be sent. "
                "Answer by the date, or tell the person who raised it why you cannot."
            )
        act.case.holdings_asked.filter(answered_at__isnull=True, replaced_at__isnull=True).update(
            replaced_at=at
        )
        HoldingAsked.objects.create(
            case=act.case,
            clock=clock,
            post=who.post,
            person=index_of(who.user),
            known_as=who.known_as,
            source=who.source,
            by=index_of(by),
            asked_by=by.display_name,
            asked_at=at,
            number=sent + 1,
            until=until,
            reasons=reasons,
        )
        act.record(
            EventKind.HOLDING_ASKED,
            whom=who.known_as,
            until=f"{until:%-d %B %Y}",
            reasons=reasons,
            source=who.source,
        )
        act.tell_person(index_of(who.user), NoticeKind.TO_ANSWER)
    return act.case


def agree_to_holding(asked: UUID, *, by: User, at: datetime, on: date) -> Case:
    """Agree to it: the holding response is sent, in both names. Raises Refused for anybody else, and too late."""
    question = _asked_of(by, asked, on)
    with answering(question, by=by, at=at, on=on) as act:
        _still_theirs(question, by, on)
        clock = _clock_to_hold(act.case, question.until, on)
        if clock.pk != question.clock_id:
            raise Refused("Another date comes first now. Whoever asked has to ask again.")
        _send(act, clock, question.until, question.reasons)
        _answered(question, by, at, agreed=True, words="")
        act.record(
            EventKind.HELD,
            asked_by=question.asked_by,
            reasons=question.reasons,
            until=f"{question.until:%-d %B %Y}",
            source=_source_of(clock),
        )
        act.tell_complainant()
        act.tell_handlers()
    return act.case


def do_not_agree_to_holding(asked: UUID, *, by: User, reasons: str, at: datetime, on: date) -> Case:
    """Say why not; the date stays as it is. Raises Refused for anybody else, and once it was answered."""
    question = _asked_of(by, asked, on)
    with answering(question, by=by, at=at, on=on) as act:
        refuse_where(guards.reasons_are_missing, reasons)
        _still_theirs(question, by, on)
        _answered(question, by, at, agreed=False, words=reasons)
        act.record(EventKind.HOLDING_NOT_AGREED, reasons=reasons, source=question.source)
        act.tell_handlers()
    return act.case


def clock_that_may_be_held(case: Case) -> Clock | None:
    """The clock that is due first of those whose rule lets a holding response displace them."""
    running = [
        (one.due_on, one.pk, one)
        for one in case.clocks.all()
        if one.stopped_on is None and one.due_on is not None and one.excuse == vocabulary.HOLDING_RESPONSE
    ]
    return min(running)[2] if running else None


def _clock_to_hold(case: Case, until: date, on: date) -> Clock:
    """The clock that may be put off until then, within the limit of the whole step. Raises Refused."""
    clock = clock_that_may_be_held(case)
    if clock is None:
        raise Refused(
            "The rules let no date of this case be put off. Answer by the date, or say why you could not."
        )
    refuse_where(guards.date_is_not_later, until, clock.due_on)
    refuse_where(guards.date_is_not_ahead, until, on)
    refuse_where(guards.day_is_not_worked, until, pinned_calendar(clock))
    latest = last_holding_date(clock)
    if latest is not None and until > latest:
        raise Refused(
            gettext("The rules allow %(latest)s at the latest. Choose that day or an earlier one.")
            % {"latest": f"{latest:%-d %B %Y}"}
        )
    return clock


def _send(act: Doing, clock: Clock, until: date, reasons: str) -> None:
    act.move(act.case.hold)
    clock_event(clock, ClockEventKind.HELD, on=act.on, at=act.at, until=until, reasons=reasons)


def _source_of(clock: Clock) -> str:
    return sources_in_words(time_of(clock).sources) or gettext_noop("the rules allow it")


def _asked_of(by: User, asked: UUID, on: date) -> HoldingAsked:
    found = agreements_asked_of(by, on=on).filter(key=asked).first()
    if found is None:
        raise Refused("There is nothing here for you to agree to.")
    return found


def _still_theirs(question: HoldingAsked, by: User, on: date) -> None:
    """Raise Refused where, under the lock, it is no longer theirs to say or waits no longer."""
    _asked_of(by, question.key, on)
    question.clock.refresh_from_db()
    if not question.is_open:
        raise Refused("This has been answered, or is asked no longer. Nothing more is needed from you.")


def _answered(question: HoldingAsked, by: User, at: datetime, *, agreed: bool, words: str) -> None:
    question.agreed, question.answer = agreed, words
    question.answered_by, question.answered_at = by.display_name, at
    question.save(update_fields=["agreed", "answer", "answered_by", "answered_at"])
