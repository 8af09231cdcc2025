"""How does each person want to be told? Asked when a mail is to go out, so that a choice counts from then on."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from cases.blind_index import index_of
from cases.models import HowTold, Notice, NoticeChoice
from cases.outbox.letters import ALWAYS_TOLD
from people.models import User
from people.prepared import WORDS, Prepared


def how_told(user: User) -> HowTold:
    """What the person chose; each thing at once, where they never did."""
    return _chosen(index_of(user))


def choose(user: User, how: HowTold, *, at: datetime) -> None:
    """Keep what the person chose. It counts for every mail that has not gone out yet."""
    NoticeChoice.objects.update_or_create(person=index_of(user), defaults={"how": how, "chosen_at": at})


def wants(notice: Notice) -> bool:
    """Whether the person wants mail of this: whoever chose dates gets nothing else."""
    return notice.kind in ALWAYS_TOLD or _chosen(notice.person) != HowTold.DATES


def of_those_who_wait_for_the_day() -> QuerySet[NoticeChoice, str]:
    """The marks of those who are told once a day."""
    return NoticeChoice.objects.filter(how=HowTold.DAILY).values_list("person", flat=True)


def _chosen(mark: str) -> HowTold:
    return next((HowTold(how) for how in _CHOSEN(person=mark)), HowTold.EACH)


_CHOSEN: Prepared[str] = Prepared(
    lambda person: NoticeChoice.objects.filter(person=person).values_list("how", flat=True), person=WORDS
)
