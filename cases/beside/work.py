"""What is done beside the site, and how often? A closed list; each is one of the commands, or one call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.management import call_command
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.acts.delete_expired_drafts import delete_expired_drafts
from cases.acts.import_cases import bring_in_waiting
from cases.attachments.scanning import scan_waiting, scanner_is_set
from cases.deadlines.sweeping import sweep_deadlines
from cases.outbox.digests import FROM, gather
from cases.outbox.sending import send_due
from cases.signing_in.forgetting import forget_ended


class NotDone(Exception):
    """A command ended and said that something is wrong; what, it wrote to its own output."""


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work. It is done every so many minutes, or once a day at a time as the clocks of London show it.

    Undone for longer than `late_after`, somebody is told. It is given the day and the instant at which it begins.
    """

    name: str
    words: Promise
    does: Callable[[date, datetime], object]
    late_after: timedelta
    every_minutes: int = 0
    daily_at: time | None = None


def _command(name: str) -> Callable[[date, datetime], object]:
    """A command, as somebody would run it. Raises NotDone where it ends with anything but 0."""

    def run(_on: date, _at: datetime) -> None:
        try:
            call_command(name)
        except SystemExit as ended:
            if ended.code:
                raise NotDone(name) from None

    return run


_TEN_MINUTES, _THREE_HOURS, _TWO_DAYS = timedelta(minutes=10), timedelta(hours=3), timedelta(days=2)

WORK = (
    Work(
        "send_notices",
        _("Mail"),
        lambda on, at: send_due(on=on, at=at),
        _TEN_MINUTES,
        every_minutes=1,
    ),
    Work(
        "sweep_deadlines",
        _("Telling of dates that are near or have passed"),
        lambda on, at: sweep_deadlines(on=on, at=at),
        timedelta(hours=1),
        every_minutes=10,
    ),
    Work(
        "watch_cases",
        _("Looking for cases that nobody has or that lie untouched"),
        _command("watch_cases"),
        _THREE_HOURS,
        every_minutes=60,
    ),
    Work(
        "bring_in_cases",
        _("Bringing in past cases from a spreadsheet"),
        lambda on, at: bring_in_waiting(on=on, at=at),
        timedelta(hours=1),
        every_minutes=1,
    ),
    Work(
        "anchor_record",
        _("Writing down where the record ends"),
        _command("anchor_record"),
        _THREE_HOURS,
        every_minutes=60,
    ),
    Work(
        "verify_record",
        _("Looking whether the record stands as it was written"),
        _command("verify_record"),
        _TWO_DAYS,
        daily_at=time(2, 0),
    ),
    Work(
        "gather_digests",
        _("The one mail a day"),
        lambda on, at: gather(on=on, at=at),
        _TWO_DAYS,
        daily_at=FROM,
    ),
    Work(
        "delete_expired_drafts",
        _("Deleting drafts whose time is over"),
        lambda on, _at: delete_expired_drafts(on=on),
        _TWO_DAYS,
        daily_at=time(3, 0),
    ),
    Work(
        "forget_sign_ins",
        _("Forgetting where people were signed in"),
        lambda _on, at: forget_ended(at=at),
        _TWO_DAYS,
        daily_at=time(3, 30),
    ),
    Work(
        "recompute_dates",
        _("Working dates out again where closures or bank holidays changed"),
        _command("recompute_dates"),
        _TWO_DAYS,
        daily_at=time(4, 0),
    ),
    Work(
        "scan_attachments",
        _("Asking the scanner about files that wait for it"),
        lambda _on, at: scan_waiting(at=at) if scanner_is_set() else None,
        timedelta(hours=1),
        every_minutes=5,
    ),
    Work(
        "reconcile_attachments",
        _("Looking for files without a case, and for cases without their file"),
        _command("reconcile_attachments"),
        _TWO_DAYS,
        daily_at=time(2, 30),
    ),
)
BY_NAME = {each.name: each for each in WORK}
