"""What day and instant is it? The one place that asks; everything behind a page is told."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """The day it is in London, where the councils are."""
    return timezone.localdate()


def now() -> datetime:
    """This instant, with its time zone."""
    return timezone.now()
