"""What is kept of what happened? Drafts, cases and everything that hangs on them; one file each."""

from cases.models.access import Access
from cases.models.case import Case
from cases.models.clock import Clock
from cases.models.connection import Connection
from cases.models.draft import Draft, PersonNamed
from cases.models.event import Event, NeverChanged
from cases.models.notice import Notice
from cases.models.step import Handler, Step

__all__ = [
    "Access",
    "Case",
    "Clock",
    "Connection",
    "Draft",
    "Event",
    "Handler",
    "NeverChanged",
    "Notice",
    "PersonNamed",
    "Step",
]
