"""When can it not be noted that somebody asked about a case? Each docstring is the sentence the person reads."""

from __future__ import annotations

from datetime import date

__all__ = ["asked_on_a_day_to_come", "nobody_is_said_to_have_asked"]


def nobody_is_said_to_have_asked(who: str) -> bool:
    """Write who asked, as far as you know: a newspaper, a resident, another council."""
    return not who.strip()


def asked_on_a_day_to_come(asked_on: date, on: date) -> bool:
    """The day on which they asked is still to come. Change the day."""
    return asked_on > on
