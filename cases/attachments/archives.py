"""What is inside a ZIP file, and inside the Office documents that are made as one? Unpacked nowhere."""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from cases.attachments.kinds import NotTaken

MOST_TIMES_LARGER = 100  # unpacked against packed
MOST_BYTES_UNPACKED = 200_000_000
MOST_BYTES_OF_ONE = 50_000_000  # of one file in it, because it is in memory while it is looked at
MOST_ENTRIES = 2_000
_SMALL = 1_000_000  # bytes up to which one entry may be packed as tightly as it likes
_MACROS = re.compile(r"vbaproject|vbadata|macrosheets/|activex/|(^|/)(basic|scripts)/", re.I)
_UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\\|[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_MADE_OF = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked, of everything in one file together."""

    left: int = MOST_BYTES_UNPACKED

    def spend(self, size: int) -> None:
        """Count bytes. Raises NotTaken past the last."""
        self.left -= size
        if self.left < 0:
            raise NotTaken(_too_much())


def entries_of(content: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    """Every file in a ZIP file, by name, with its content. Raises NotTaken for whatever should not be unpacked.

    That is: anything that grows a hundredfold, points outside its folder, is a link, is locked with a password, stands
    twice, or does not unpack to what the list says.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
            _refuse_list(listed, len(content))
            for entry in listed:
                _refuse_entry(entry)
            for entry in listed:
                if not entry.is_dir():
                    budget.spend(entry.file_size)
                    yield entry.filename, archive.read(entry)
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        raise NotTaken(
            _(
                "This ZIP file is damaged, or holds something that can’t be looked at. Add the files in it one by one."
            )
        ) from None


def office_kind(content: bytes) -> str:
    """Which Office document a ZIP file is: "docx", "odt" …; empty where it is none."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if names[:1] == ["mimetype"] and archive.getinfo("mimetype").file_size < 100:
                return _OPEN_DOCUMENT.get(archive.read("mimetype").strip(), "")
            if "[Content_Types].xml" in names:
                return next((code for at, code in _MADE_OF if any(one.startswith(at) for one in names)), "")
    except (
        BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        KeyError,
    ):
        return ""
    return ""


def refuse_office(content: bytes, budget: Budget) -> Iterator[bytes]:
    """Raise NotTaken for a document that can run something; else give the whole documents that lie within it.

    A document with macros calls itself one in its list of parts, whatever its name ends with.
    """
    for name, part in entries_of(content, budget):
        says_so = name == "[Content_Types].xml" and b"macroenabled" in part.lower()
        if says_so or _MACROS.search(name):
            raise NotTaken(
                _("This document holds macros, which could run something. Save it without them, as .docx, .xlsx or "
                  ".pptx, or as a PDF, and add that.")
            )  # fmt: skip
        if part.startswith(b"PK\x03\x04"):
            yield part


def _refuse_list(listed: list[ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in listed)
    grows = unpacked > _SMALL and unpacked > packed * MOST_TIMES_LARGER
    if grows or unpacked > MOST_BYTES_UNPACKED or len(listed) > MOST_ENTRIES:
        raise NotTaken(_too_much())
    names = [entry.filename.casefold() for entry in listed]
    if len(set(names)) < len(names):
        raise NotTaken(_("Two files in this ZIP file have one name. Add the files in it one by one."))
    if not listed:
        raise NotTaken(_("This ZIP file is empty. Look at it on your device, and choose another."))


def _refuse_entry(entry: ZipInfo) -> None:
    mode = stat.S_IFMT(entry.external_attr >> 16)
    if mode not in (0, stat.S_IFREG, stat.S_IFDIR) or _UNSAFE.search(entry.filename):
        raise NotTaken(
            _("A file in this ZIP file would unpack to somewhere else. Add the files in it one by one.")
        )
    if entry.flag_bits & 0x1:
        raise NotTaken(
            _("This ZIP file is locked with a password. Unlock it, or add the files in it one by one.")
        )
    grows = entry.file_size > _SMALL and entry.file_size > entry.compress_size * MOST_TIMES_LARGER
    if grows or entry.file_size > MOST_BYTES_OF_ONE:
        raise NotTaken(_too_much())


def _too_much() -> str:
    return _("This file grows too large when it is unpacked. Add what is in it one by one.")
