"""Who is told of an alarm? Whom the council named, or its Monitoring Officer; once, and never anybody kept out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from cases.access import known_to, work_of
from cases.acts.call_for_chooser import call_for_chooser
from cases.acts.tell_that_it_lies import tell_that_it_lies
from cases.blind_index import index_of, keyed_hash
from cases.models import Case
from cases.models.alarm import Alarm, AlarmKind
from cases.outbox.queueing import queue
from cases.refusals import Refused
from cases.states import NoticeKind
from cases.triage import MONITORING_OFFICER
from cases.watch.changed import Changed, Standing
from cases.watch.known import may_be_told
from cases.watch.limits import limits_of
from cases.watch.overseeing import overseer_found
from cases.watch.owners import Everybody, in_hand
from people.absences import is_away
from people.directory import deputy_of, posts_of_kind, users_holding_posts
from people.models import Council, User

_log = logging.getLogger(__name__)
# What a case says in words and of whom: an alarm is told without reading it.
_WRITTEN = ("plan", "account", "parties", "reasons", "outcome", "code_question", "waiting")


def tell(people: Everybody, now: Standing, changed: Changed, *, on: date, at: datetime) -> tuple[int, int]:
    """Tell somebody of each alarm of which nobody knows: how many were told, and how many could not be.

    Whoever was told and has left the seat since counts as nobody. One alarm that cannot be told stops no other. Where
    nobody could be told, nobody is looked for again until the case, or somebody of its council, stands otherwise.
    """
    told = not_told = 0
    standing = _to_be_told(changed)
    heard = _still_heard(people, standing, on)
    for alarm in standing:
        is_heard = (alarm.told, alarm.case_id) in heard
        if is_heard and alarm.kind != AlarmKind.NOBODY_FOR_CODE:
            continue
        under = keyed_hash(f"{now.councils[alarm.case.council_id]} {alarm.case.version}")
        if alarm.tried_under == under and not changed.whole:
            not_told += not is_heard
            continue
        try:
            found = _somebody_may_say_now(alarm, on, at)
            if is_heard and not found:
                Alarm.objects.filter(pk=alarm.pk).update(tried_under=under)
                continue
            found = found or _tell_of(alarm, people, on, at)
        except Exception:
            _log.exception("Nobody could be told of an alarm of case %s.", alarm.case.reference)
            found = False
        told, not_told = told + found, not_told + (not found)
        if not found:
            Alarm.objects.filter(pk=alarm.pk).update(tried_under=under)
    return told, not_told


def _to_be_told(changed: Changed) -> list[Alarm]:
    """The standing alarms of which nobody was told, or whoever was may know of the case no longer."""
    standing = Alarm.objects.filter(closed_at__isnull=True).select_related("case__council").order_by("pk")
    standing = standing.defer(*(f"case__{name}" for name in _WRITTEN))
    if changed.whole:
        return list(standing)
    return [
        alarm
        for alarm in standing
        if not alarm.told
        or alarm.tried_under
        or alarm.told in changed.people
        or alarm.case_id in changed.touched
        or alarm.kind == AlarmKind.NOBODY_FOR_CODE
    ]


def _somebody_may_say_now(alarm: Alarm, on: date, at: datetime) -> bool:
    """Whether somebody came who may say whether it is a Code matter: they know of the case from now on, and are told.

    Whoever was told of the alarm cannot say it themselves, so somebody who can is looked for until there is one.
    """
    if alarm.kind != AlarmKind.NOBODY_FOR_CODE:
        return False
    with transaction.atomic():
        person = overseer_found(alarm.case.reference, on=on, at=at)
        return person is not None and _told(alarm, person, at, NoticeKind.TO_ANSWER)


def _still_heard(people: Everybody, standing: list[Alarm], on: date) -> set[tuple[str, int]]:
    """Which people still know of the cases of whose alarms they were told."""
    marks = {alarm.told for alarm in standing if alarm.told}
    users = User.objects.in_bulk([people.numbers[mark] for mark in marks if mark in people.numbers])
    return {
        (index_of(user), case)
        for user in users.values()
        if user.pk not in people.away
        for case in known_to(user, on=on).filter(alarms__closed_at__isnull=True).values_list("pk", flat=True)
    }


def _tell_of(alarm: Alarm, people: Everybody, on: date, at: datetime) -> bool:
    """Tell the first who may know of it and is there; where there is nobody, find somebody who may choose.

    That a day to look again has passed is for whoever has the case, and for nobody else.
    """
    case = alarm.case
    if alarm.kind == AlarmKind.REVIEW_PASSED:
        having = next(iter(_those_who_have(case, people, on)), None)
        return having is not None and _told(alarm, having, at)
    for user in _those_to_tell(case.council, on):
        if _may_be_told(user, case, on):
            return _told(alarm, user, at)
    if alarm.kind == AlarmKind.NOBODY_FOR_CODE:
        # Whoever has it cannot decide it: they ask the council to name somebody who stands in.
        having = next(iter(_those_who_have(case, people, on)), None)
        return having is not None and _told(alarm, having, at)
    overseer = overseer_found(case.reference, on=on, at=at)
    if overseer is not None and _may_be_told(overseer, case, on):
        return _told(alarm, overseer, at)
    if alarm.kind != AlarmKind.NO_LAWFUL_OWNER:
        watching = tell_that_it_lies(case.reference, on=on, at=at)
        return watching is not None and _told(alarm, watching, at)
    try:
        chooser = call_for_chooser(case.reference, on=on, at=at)
    except Refused:
        return False
    # The act has told them that somebody is to be chosen, so the alarm itself sends nothing more.
    return Alarm.objects.filter(pk=alarm.pk).update(told=index_of(chooser), told_at=at, tried_under="") == 1


def _those_to_tell(council: Council, on: date) -> Iterator[User]:
    """The people in the seats the council named, then in the Monitoring Officer's; of each seat the deputy last."""
    named = limits_of([council], on)[council.pk].told_kind
    for kind in dict.fromkeys([named, MONITORING_OFFICER] if named else [MONITORING_OFFICER]):
        for post, seated in users_holding_posts(posts_of_kind(council, kind, on), on).items():
            yield from seated
            deputy = deputy_of(post, on)
            if deputy is not None:
                yield deputy


def _those_who_have(case: Case, people: Everybody, on: date) -> Iterator[User]:
    owners = {people.numbers[mark] for each in in_hand([case], people) for mark in each.owners}
    for user in User.objects.filter(pk__in=owners).order_by("pk"):
        if work_of(user, on=on).filter(pk=case.pk).exists():
            yield user


def _may_be_told(user: User, case: Case, on: date) -> bool:
    return not is_away(user, on) and may_be_told(user, case, on)


def _told(alarm: Alarm, user: User, at: datetime, kind: NoticeKind = NoticeKind.UPDATE) -> bool:
    """Claim the alarm and queue its notice together, so that two watchers tell one person once."""
    with transaction.atomic():
        claimed = Alarm.objects.filter(pk=alarm.pk, told=alarm.told, told_at=alarm.told_at).update(
            told=index_of(user), told_at=at, tried_under=""
        )
        if claimed:
            queue(alarm.case, index_of(user), kind, at=at)
    return True
