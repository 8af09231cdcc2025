"""How much may one person do in a day? Numbers that an installation may set; nobody's draft is lost to them."""

from __future__ import annotations

from django.conf import settings


def filings_a_day() -> int:
    """Concerns one person may send in a day (setting FILINGS_A_DAY)."""
    return int(settings.FILINGS_A_DAY)


def people_named_a_day() -> int:
    """Different people whom drafts of one person may be about, or affect, in a day (PEOPLE_NAMED_A_DAY)."""
    return int(settings.PEOPLE_NAMED_A_DAY)


def witnesses_named_a_day() -> int:
    """Different people one person may name as witnesses in a day (WITNESSES_NAMED_A_DAY)."""
    return int(settings.WITNESSES_NAMED_A_DAY)


def people_written_for_a_day() -> int:
    """Different people for whom one person may write in a day, and so preview for (PEOPLE_WRITTEN_FOR_A_DAY)."""
    return int(settings.PEOPLE_WRITTEN_FOR_A_DAY)


def arrivals_a_day() -> int:
    """What arrived otherwise that one person may record in a day (setting ARRIVALS_A_DAY); twice as many people."""
    return int(settings.ARRIVALS_A_DAY)


def previews_a_day() -> int:
    """How often one person is shown in a day who would receive what they write (PREVIEWS_A_DAY)."""
    return int(settings.PREVIEWS_A_DAY)


def megabytes_attached_a_day() -> int:
    """Megabytes of files one person may add within a day (setting MEGABYTES_ATTACHED_A_DAY)."""
    return int(settings.MEGABYTES_ATTACHED_A_DAY)
