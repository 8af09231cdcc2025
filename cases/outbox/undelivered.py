"""Who could not be told? Only of cases that exist for whoever looks, and by name only where they may read who it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from cases.access import not_opened_by, overseen_by, work_of
from cases.blind_index import index_of
from cases.models import UNDELIVERED, Access, Case, Notice, NotSent
from cases.outbox.by_phone import lines_to_phone, phoned
from cases.refusals import Refused
from cases.safe_contact import WITH_CONTACT, contact_for
from cases.states import NoticeKind, Relation
from people.models import User

_GONE = gettext_noop("This has been done already, or it is not yours to do. Look at the list again.")
# Whoever oversees a case by existence alone knows in whose hands it is, and not who raised it or is asked about it.
_TO_A_BODY = (NoticeKind.TO_DEAL_WITH, NoticeKind.TO_CHOOSE)
_KNOWN_BY_OFFICE = (
    Relation.HANDLER,
    Relation.TRIAGE,
    Relation.OVERSIGHT,
    Relation.TOLD_IT_LIES,
    Relation.RECORDED,
)


@dataclass(frozen=True, slots=True)
class NotTold:
    """One person who could not be told. `who` is empty where whoever looks may not know who it is.

    `chose_how` is true of somebody who chose how they may be reached, for whoever may open the case and read it there.
    """

    key: UUID
    reference: str
    who: str
    because: NotSent
    since_at: datetime
    opens: bool
    chose_how: bool


def not_told(user: User, *, on: date) -> tuple[NotTold, ...]:
    """Whom mail did not reach, the longest ago first."""
    found = list(_undelivered(user, on).prefetch_related(*WITH_CONTACT))
    if not found:
        return ()
    opens = set(work_of(user, on=on).values_list("pk", flat=True))
    names = {index_of(each): each.display_name for each in User.objects.all()}
    return tuple(
        NotTold(
            key=notice.message_id,
            reference=notice.case.reference,
            who=names.get(notice.person, "") if notice.case_id in opens or _by_office(notice) else "",
            because=NotSent(notice.not_sent_because),
            since_at=notice.queued_at,
            opens=notice.case_id in opens,
            chose_how=notice.case_id in opens and contact_for(notice) is not None,
        )
        for notice in found
    )


def to_tell_by_hand(user: User, *, on: date) -> QuerySet[Notice]:
    """Those outside who do not sign in and whom nobody has told yet, the longest ago first."""
    return _outside(user, on).filter(told_at__isnull=True)


def told_by_hand(user: User, *, on: date) -> QuerySet[Notice]:
    """Those outside whom somebody has told, the last first."""
    return _outside(user, on).filter(told_at__isnull=False).order_by("-told_at")


def may_read_whom(user: User, notices: Iterable[Notice], *, on: date) -> frozenset[int]:
    """Those of the notices, by number, of which the person may read whom outside to tell, and how.

    A body outside has a line that is no secret. Whoever raised a case from outside is named to those alone who work on
    it and have said that they have no connection.
    """
    found = list(notices)
    cases = {each.case_id: each.case for each in found}
    work = set(work_of(user, on=on).filter(pk__in=cases).values_list("pk", flat=True))
    new = not_opened_by(user, [cases[number] for number in work])
    return frozenset(each.pk for each in found if each.kind in _TO_A_BODY or each.case_id in work - new)


def how_many(cases: QuerySet[Case]) -> int:
    """How many of them wait for somebody, those to be rung up among them, of the cases on a desk.

    `cases` are what `access.on_the_desk_of` answers; whoever watches over a case rings nobody up. One look-up, and two
    more where somebody may wish to be rung up.
    """
    by_mail = Q(case__in=cases.values("pk"), not_sent_because__in=UNDELIVERED) & ~Q(person="")
    outside = Q(case__in=cases.values("pk"), person="", told_at__isnull=True)
    at_work = cases.filter(Q(is_work=True)).values("pk")
    by_phone = Q(case__in=at_work, not_sent_because=NotSent.BY_PHONE, told_at__isnull=True)
    waiting = Notice.objects.filter(by_mail | outside | by_phone).select_related("case")
    found = list(waiting.only("person", "not_sent_because", "case__contact", "case__account"))
    rung_up = [one for one in found if one.not_sent_because == NotSent.BY_PHONE and one.person]
    return len(found) - len(rung_up) + len(lines_to_phone(rung_up))


def send_again(key: UUID, *, by: User, on: date, at: datetime) -> None:
    """Let it go out once more, as the same mail, with seven days of its own. Raises Refused."""
    again = Notice.objects.filter(pk__in=_undelivered(by, on).filter(message_id=key).values("pk"))
    if not again.filter(not_sent_because__in=UNDELIVERED).update(
        not_sent_because="", queued_at=at, attempts=0, next_attempt_at=None, leased_until_at=None, digest=None
    ):
        raise Refused(_GONE)


def told(key: UUID, *, by: User, on: date, at: datetime) -> None:
    """Keep that somebody told them by telephone or letter, who it was and when.

    Raises Refused, also for whoever may not read whom: they can have told nobody.
    """
    if phoned(key, by=by, on=on, at=at):
        return
    found = to_tell_by_hand(by, on=on).filter(message_id=key)
    waiting = Notice.objects.filter(pk__in=may_read_whom(by, found, on=on))
    if not waiting.filter(told_at__isnull=True).update(told_at=at, told_by=index_of(by)):
        raise Refused(_GONE)


def names_of(marks: Iterable[str]) -> dict[str, str]:
    """The names behind these marks."""
    wanted = set(marks)
    return {mark: user.display_name for user in User.objects.all() if (mark := index_of(user)) in wanted}


def _looked_after(user: User, on: date) -> QuerySet[Notice]:
    """Of cases they deal with, choose for or oversee; never of those they raised or go along with."""
    theirs = Q(case__in=work_of(user, on=on).values("pk")) | Q(case__in=overseen_by(user, on=on).values("pk"))
    return Notice.objects.filter(theirs).select_related("case").order_by("queued_at", "pk")


def _undelivered(user: User, on: date) -> QuerySet[Notice]:
    return _looked_after(user, on).filter(not_sent_because__in=UNDELIVERED).exclude(person="")


def _outside(user: User, on: date) -> QuerySet[Notice]:
    return _looked_after(user, on).filter(person="")


def _by_office(notice: Notice) -> bool:
    """Whether the person has, had or watches over the case by their post, and is no party to it."""
    of_theirs = Access.objects.filter(case=notice.case_id, person=notice.person)
    relations = set(of_theirs.values_list("relation", flat=True))
    return bool(relations) and relations <= set(_KNOWN_BY_OFFICE)
