"""How is one thing of a case laid out on the desk's page? What it is, quiet lines, somebody's words, and its links."""

from __future__ import annotations

from dataclasses import dataclass

from cases.views.presented import Link


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: what it is, quiet lines about it, somebody's own words, and what can be done with it."""

    words: str
    about: tuple[str, ...] = ()
    typed: str = ""
    links: tuple[Link, ...] = ()
