"""What does the council say where somebody asks about a concern? The same words whether there is one or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.settled import settled
from people.models import Council

SETTING = "neither confirm nor deny"


@dataclass(frozen=True, slots=True)
class WhatIsSaid:
    """The council's own line, and the decision it comes from."""

    line: str
    source: str


def what_is_said(council: Council, on: date) -> WhatIsSaid:
    """The line of the council's setting on the day, in one line; without a setting this service's own."""
    setting = settled(council, SETTING, on)
    line = " ".join(setting.value.split()) if setting is not None else ""
    if setting is None or not line:
        return WhatIsSaid(
            _("The council neither confirms nor denies that anybody has raised a concern, or about whom."),
            _("this service’s own words; the council may set others"),
        )
    return WhatIsSaid(line, setting.source)
