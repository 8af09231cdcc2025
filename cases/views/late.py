"""What is said of a date that has passed: how late it is, and to the person who waits that they need not chase it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.clocks import local_date
from cases.deadlines.stages import FIRST_AFTER
from cases.models import Clock
from cases.views.lists import working_days_left
from cases.views.presented import long_date


def late_words(clock: Clock, on: date, *, to_the_filer: bool) -> str:
    """How late it is; empty where it is in time, or done, or has no date. Nothing but what was done is said."""
    if clock.stopped_on is not None or clock.due_on is None or on <= clock.due_on:
        return ""
    days = -working_days_left(clock, on)
    late = ngettext("This is %(n)s working day late.", "This is %(n)s working days late.", days) % {"n": days}
    fired = [
        one.fired_at
        for one in clock.firings.all()
        if one.due_on == clock.due_on and one.stage >= FIRST_AFTER and one.overseer_told
    ]
    if not fired:
        return late
    when = long_date(local_date(min(fired)))
    if to_the_filer:
        return (
            late
            + " "
            + _("The Monitoring Officer was told on %(day)s. You do not need to chase.") % {"day": when}
        )
    return late + " " + _("The Monitoring Officer was told on %(day)s.") % {"day": when}
