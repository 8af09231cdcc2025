"""How much may one person do in a day? Numbers that an installation may set; nobody's draft is lost to them."""

from __future__ import annotations

from django.conf import settings


def filings_a_day() -> int:
    """Concerns one person may send in a day (setting FILINGS_A_DAY)."""
    return int(getattr(settings, "FILINGS_A_DAY", 10))


def people_named_a_day() -> int:
    """Different people one person may name in drafts in a day, and so preview for (PEOPLE_NAMED_A_DAY)."""
    return int(getattr(settings, "PEOPLE_NAMED_A_DAY", 20))
