"""How is somebody to be told? One row, written in the transaction of what they are told of; nothing is sent here.

What an act tells by `Doing.tell` is written at its end, in one message with what happened: see acts/recording.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from cases.models import Case, Notice
from cases.states import NoticeKind
from people.prepared_writes import add


def queue(
    case: Case,
    mark: str,
    kind: NoticeKind,
    *,
    at: datetime,
    working_days: int | None = None,
    late: bool = False,
    outside: str = "",
) -> Notice:
    """Queue a notice for one person, by keyed mark, or for somebody outside, by the contact line in `outside`.

    Of a date that is near, `working_days` is how many are left, 0 on the day itself; of any other notice it is None.
    `late` is true where the person is told later than they should be, because nothing ran when they were to be told.
    Whether they may still know of the case is asked when it is sent, and not here.
    """
    notice = Notice(
        case=case,
        person=mark,
        outside=outside,
        kind=kind,
        queued_at=at,
        working_days=working_days,
        late=late,
    )
    add(notice)
    return notice


def queue_all(notices: Iterable[Notice]) -> None:
    """Queue many at once, each as `queue` would write it, in one statement for as many as the database takes."""
    Notice.objects.bulk_create(notices)
