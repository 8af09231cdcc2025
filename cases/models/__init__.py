"""What is kept of what happened? Drafts, cases and everything that hangs on them; one file each."""

from cases.models.access import Access
from cases.models.account_entry import AccountChange, AccountEntry
from cases.models.alarm import Alarm, AlarmKind
from cases.models.annual_report import AnnualReport, ReportPrepared
from cases.models.arrangement import Arrangement, Keeping
from cases.models.attachment import Attachment, Scan
from cases.models.body_awaited import BodyAwaited
from cases.models.case import Case
from cases.models.clock import Clock
from cases.models.clock_event import ClockEventRow
from cases.models.connection import Connection
from cases.models.consultation import Consultation
from cases.models.declaration import Declaration, DeclarationEntry, EntryKind
from cases.models.digest import Digest
from cases.models.draft import Draft, PersonNamed, PreviewsShown
from cases.models.event import Event, NeverChanged
from cases.models.firing import Firing
from cases.models.hearing import Hearing
from cases.models.holding_asked import HoldingAsked
from cases.models.imported import Import, ImportedRow, ImportState, RowState
from cases.models.incident import Incident, IncidentCase
from cases.models.mailing import UNDELIVERED, Mailed, NotSent
from cases.models.note import Note
from cases.models.notice import Notice
from cases.models.notice_choice import HowTold, NoticeChoice
from cases.models.obligation import Obligation
from cases.models.on_desk import NO_DATE, OnDesk
from cases.models.outside import OutsideHandover
from cases.models.question import Question
from cases.models.saved_view import DeskChoice, SavedView
from cases.models.seen import LookAgain, Seen
from cases.models.step import Handler, Step
from cases.models.time_asked import TimeAsked
from cases.models.work_beside import WorkBeside

__all__ = [
    "NO_DATE",
    "UNDELIVERED",
    "Access",
    "AccountChange",
    "AccountEntry",
    "Alarm",
    "AlarmKind",
    "AnnualReport",
    "Arrangement",
    "Attachment",
    "BodyAwaited",
    "Case",
    "Clock",
    "ClockEventRow",
    "Connection",
    "Consultation",
    "Declaration",
    "DeclarationEntry",
    "DeskChoice",
    "Digest",
    "Draft",
    "EntryKind",
    "Event",
    "Firing",
    "Handler",
    "Hearing",
    "HoldingAsked",
    "HowTold",
    "Import",
    "ImportState",
    "ImportedRow",
    "Incident",
    "IncidentCase",
    "Keeping",
    "LookAgain",
    "Mailed",
    "NeverChanged",
    "NotSent",
    "Note",
    "Notice",
    "NoticeChoice",
    "Obligation",
    "OnDesk",
    "OutsideHandover",
    "PersonNamed",
    "PreviewsShown",
    "Question",
    "ReportPrepared",
    "RowState",
    "SavedView",
    "Scan",
    "Seen",
    "Step",
    "TimeAsked",
    "WorkBeside",
]
