"""Which kinds of file are taken? A closed list, told by what is in a file and never by its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.refusals import Refused

LARGEST_BYTES = 25_000_000
MOST_IN_A_CASE = 20  # files from each side: whoever raised it, and those who work on it
MOST_PIXELS = 100_000_000


class NotTaken(Refused):
    """A file that is not taken; its sentence says how to mend that."""


class Group(StrEnum):
    """How the inside of a file is looked at."""

    PICTURE = "picture"
    OFFICE = "office"
    ARCHIVE = "archive"
    TEXT = "text"
    MAIL = "mail"
    OPAQUE = "opaque"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its name in the database, what a person calls it, and how its name ends when given out."""

    code: str
    words: Promise
    ending: str
    group: Group


KINDS = (
    Kind("pdf", _("PDF"), "pdf", Group.OPAQUE),
    Kind("docx", _("Word document"), "docx", Group.OFFICE),
    Kind("xlsx", _("Excel workbook"), "xlsx", Group.OFFICE),
    Kind("pptx", _("PowerPoint slides"), "pptx", Group.OFFICE),
    Kind("odt", _("OpenDocument text"), "odt", Group.OFFICE),
    Kind("ods", _("OpenDocument sheet"), "ods", Group.OFFICE),
    Kind("odp", _("OpenDocument slides"), "odp", Group.OFFICE),
    Kind("txt", _("plain text"), "txt", Group.TEXT),
    Kind("eml", _("email"), "eml", Group.MAIL),
    Kind("jpg", _("JPEG picture"), "jpg", Group.PICTURE),
    Kind("png", _("PNG picture"), "png", Group.PICTURE),
    Kind("gif", _("GIF picture"), "gif", Group.PICTURE),
    Kind("webp", _("WebP picture"), "webp", Group.PICTURE),
    Kind("heic", _("HEIC picture"), "heic", Group.PICTURE),
    Kind("mp3", _("sound recording"), "mp3", Group.OPAQUE),
    Kind("m4a", _("sound recording"), "m4a", Group.OPAQUE),
    Kind("wav", _("sound recording"), "wav", Group.OPAQUE),
    Kind("mp4", _("video"), "mp4", Group.OPAQUE),
    Kind("mov", _("video"), "mov", Group.OPAQUE),
    Kind("zip", _("ZIP folder"), "zip", Group.ARCHIVE),
)
_BY_CODE = {kind.code: kind for kind in KINDS}
CODES = tuple(_BY_CODE)


def kind_named(code: str) -> Kind:
    """The kind of that name in the database. Raises KeyError."""
    return _BY_CODE[code]


TAKEN_IN_WORDS = _(
    "PDF, Word, Excel, PowerPoint, OpenDocument, plain text, emails saved as .eml and ZIP folders of these. You can "
    "add pictures too (JPEG, PNG, GIF, WebP, HEIC), and recordings (MP3, M4A, WAV, MP4, MOV)"
)
