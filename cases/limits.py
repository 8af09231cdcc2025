"""How much may one person do in a day? Numbers that an installation may set; nobody's draft is lost to them."""

from __future__ import annotations

from django.conf import settings


def filings_a_day() -> int:
    """Concerns one person may send in a day (setting FILINGS_A_DAY)."""
    return int(settings.FILINGS_A_DAY)


def people_named_a_day() -> int:
    """Different people one person may name in drafts in a day, and so preview for (PEOPLE_NAMED_A_DAY)."""
    return int(settings.PEOPLE_NAMED_A_DAY)


def previews_a_day() -> int:
    """How often one person is shown in a day who would receive what they write (PREVIEWS_A_DAY)."""
    return int(settings.PREVIEWS_A_DAY)


def megabytes_attached_a_day() -> int:
    """Megabytes of files one person may add within a day (setting MEGABYTES_ATTACHED_A_DAY)."""
    return int(settings.MEGABYTES_ATTACHED_A_DAY)
