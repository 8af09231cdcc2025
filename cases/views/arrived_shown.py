"""What does whoever deals with a case read of how it arrived, and of how somebody outside may be reached?"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cases.arrivals.kept import BY, arrived_in
from cases.models import Case
from cases.views.presented import Line, Row, long_date, row


def arrived_rows(case: Case) -> Iterator[Row]:
    """The day it reached the council and the way; nothing of what was raised here."""
    arrived = arrived_in(case.account)
    if arrived is not None:
        day = long_date(arrived.received_on)
        yield row(_("Arrived"), _("On %(day)s, %(how)s.") % {"day": day, "how": _(BY[arrived.channel])})


def reached_outside(case: Case) -> Row | None:
    """How somebody outside may be reached; None for whoever signs in here."""
    arrived = arrived_in(case.account)
    if arrived is None or not arrived.is_from_outside:
        return None
    if not arrived.reach:
        nothing = _("They left no way to reach them, so nothing can be told to them.")
        return Row(_("Contact safely"), (Line(nothing, strong=True),))
    told = _("They do not sign in here. Tell them by telephone or letter what you write to them here.")
    return Row(_("Contact safely"), (Line(arrived.reach, strong=True), Line(told)), typed=True)
