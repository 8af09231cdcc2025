"""What does a reader of the register see? Who may not decide about whom; one side only, and that they read it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.register.readers import readers_of, reads_the_registers_of, restrictions
from cases.views.acts.item import Item
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.presented import long_date
from cases.views.shell import page


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The registers of the councils they may read, each entry a sentence. 404 for whoever reads none."""
    reader, on = signed_in(request), today()
    councils = reads_the_registers_of(reader, on)
    if not councils:
        raise Http404
    registers = []
    for council in councils:
        items = []
        for one in restrictions(reader, council, at=now(), on=on):
            lines = [_("Since %(day)s.") % {"day": long_date(one.since_on)}]
            if one.ended_on is not None:
                lines.append(_("This ended on %(day)s.") % {"day": long_date(one.ended_on)})
            items.append(Item(one.sentence, tuple(lines)))
        readers = readers_of(council, on)
        who = _(" and ").join(f"the {kind}" for kind in readers.kinds)
        registers.append({"council": council.name, "items": items, "readers": who, "source": readers.source})
    return page(request, "desk/register.html", {"registers": registers})
