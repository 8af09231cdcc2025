"""What is kept of what happened? Drafts, cases and everything that hangs on them; one file each."""

from cases.models.access import Access, Restriction
from cases.models.case import Case
from cases.models.clock import Clock
from cases.models.connection import Connection
from cases.models.draft import Draft, PreviewCount
from cases.models.event import Event
from cases.models.notice import Notice
from cases.models.step import CaseStep

__all__ = [
    "Access",
    "Case",
    "CaseStep",
    "Clock",
    "Connection",
    "Draft",
    "Event",
    "Notice",
    "PreviewCount",
    "Restriction",
]
