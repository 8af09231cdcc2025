"""When is something due? The door to the calendars, the due dates and the ledger; none of them knows today's date."""

from rules.language.calendars import CALENDARS, Calendar, NoSuchCalendar, calendar, working_day_after
from rules.language.due_dates import DueDate, OutsideTheYears, due_on
from rules.language.ledger import LedgerDay, ledger

__all__ = [
    "CALENDARS",
    "Calendar",
    "DueDate",
    "LedgerDay",
    "NoSuchCalendar",
    "OutsideTheYears",
    "calendar",
    "due_on",
    "ledger",
    "working_day_after",
]
