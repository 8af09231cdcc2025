"""Under which name, mark and colour does a page stand? The council's own, where they are its own to set and readable.

Council settings: `brand colour` is six hexadecimal digits; `logo` is the name of a file in `var/logos/`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.translation import gettext as _

from cases.settled import settled_together
from people.models import Council, CouncilSetting

# White on it: 10.5:1. The style sheet falls back to the same.
SAFE_COLOUR = "#00445a"
# WCAG 2.2, 1.4.3: what words need against what is behind them. The header's are white.
LEAST_CONTRAST = 4.5

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")
_MARK = re.compile(r"[a-z0-9][a-z0-9_-]*\.(svg|png)")


@dataclass(frozen=True, slots=True)
class Branding:
    """What the header shows. `mark` is the address of a picture and `own_colour` a checked colour; empty for none."""

    name: str
    mark: str = ""
    own_colour: str = ""
    is_councils: bool = False

    @property
    def colour(self) -> str:
        """The colour behind the header's white words."""
        return self.own_colour or SAFE_COLOUR

    @property
    def digits(self) -> str:
        """The own colour as its sheet is addressed: six hexadecimal digits."""
        return self.own_colour.removeprefix("#")


def branding_of(
    council: Council | None, *, several: bool, on: date, said: Mapping[str, CouncilSetting] | None = None
) -> Branding:
    """One council's own; the service's for a stranger and for somebody who works for several councils.

    `said` is what the council has settled on the day; it is looked up where it is not known.
    """
    if council is None or several:
        return Branding(_("Member and officer concerns"))
    said = settled_together(council, on) if said is None else said
    colour, mark = said.get("brand colour"), said.get("logo")
    return Branding(
        council.name,
        is_councils=True,
        mark=_address_of(mark.value.strip()) if mark else "",
        own_colour=readable_colour(colour.value.strip()) if colour else "",
    )


def readable_colour(said: str) -> str:
    """The colour as "#rrggbb" where white words can be read on it; empty where they cannot, or it is no colour."""
    found = _COLOUR.fullmatch(said)
    if found is None:
        return ""
    colour = f"#{found[1].lower()}"
    return colour if contrast(colour, "#ffffff") >= LEAST_CONTRAST else ""


def contrast(one: str, other: str) -> float:
    """How far two colours ("#rrggbb") stand apart, from 1 to 21, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _address_of(mark: str) -> str:
    """Where the picture is; empty where it is not among the files, so that a page never breaks for it."""
    if not _MARK.fullmatch(mark):
        return ""
    try:
        return str(staticfiles_storage.url(f"logos/{mark}"))
    except ValueError:
        return ""
