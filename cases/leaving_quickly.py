"""Where does somebody land who leaves in a hurry, and does the council offer that at all? Two of its own settings.

`exit this page` is "off" where it does not; `exit this page leads to` is the address of a page that says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from cases.settled import settled
from people.models import Council, CouncilSetting

OFFERED = "exit this page"
LEADS_TO = "exit this page leads to"
# What the Design System leads to where nothing else is said: a page anybody may have open.
ANYBODY_S = "https://www.bbc.co.uk/weather"


def is_offered(said: Mapping[str, CouncilSetting]) -> bool:
    """Whether pages of a council that settled this have the button. It is there unless the council turned it off."""
    setting = said.get(OFFERED)
    return setting is None or setting.value.strip().lower() != "off"


def leads_to(council: Council | None, on: date) -> str:
    """The address to land on: the council's own where it is a page of another site by https, else anybody's."""
    setting = settled(council, LEADS_TO, on) if council is not None else None
    chosen = setting.value.strip() if setting is not None else ""
    return chosen if _is_a_page(chosen) else ANYBODY_S


def _is_a_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return (
            parts.scheme == "https"
            and bool(parts.hostname)
            and parts.username is None
            and address.isprintable()
        )
    except ValueError:
        return False
