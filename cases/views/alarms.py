"""Which open cases need somebody to look after them? Only of cases that exist for whoever looks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.access import work_of
from cases.models.alarm import Alarm, AlarmKind
from cases.views.acts.item import Item
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.presented import Link, long_date
from cases.views.shell import page
from cases.watch.known import alarms_known_to

_WHAT_MENDS_IT = gettext_lazy(
    "Until somebody says so nobody may decide it (Localism Act 2011 s.28(9)). Ask the council to name who stands in "
    "for its Monitoring Officer, or to seat a Monitoring Officer of another council."
)


@require_safe
def alarms(request: HttpRequest) -> HttpResponse:
    """What stands, the oldest first: which case, what is wrong and since when, and where to do something about it."""
    user, on = signed_in(request), today()
    worked_on = set(work_of(user, on=on).values_list("pk", flat=True))
    items = [_item(alarm, theirs=alarm.case_id in worked_on) for alarm in alarms_known_to(user, on)]
    return page(request, "desk/alarms.html", {"items": items})


def _item(alarm: Alarm, *, theirs: bool) -> Item:
    lines: list[str] = [
        _("%(words)s.") % {"words": alarm.words},
        _("Since %(day)s.") % {"day": long_date(alarm.since_on)},
        *([str(_WHAT_MENDS_IT)] if alarm.kind == AlarmKind.NOBODY_FOR_CODE else []),
        *(
            [_("Where the limit comes from: %(source)s") % {"source": _(alarm.source)}]
            if alarm.source
            else []
        ),
    ]
    address = reverse("desk_case", args=[alarm.case.reference]) if theirs else reverse("overseen")
    link = Link(_("Open the case") if theirs else _("See what you can do about it"), address)
    return Item(_("Case %(reference)s") % {"reference": alarm.case.reference}, tuple(lines), links=(link,))
