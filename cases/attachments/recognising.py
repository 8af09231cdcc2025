"""What is this file really, and is it taken? Told by its content; whatever it calls itself is not asked."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import is_zipfile

import filetype
from django.utils.translation import gettext as _

from cases.attachments import archives, texts
from cases.attachments.archives import Budget
from cases.attachments.kinds import LARGEST_BYTES, TAKEN_IN_WORDS, Group, Kind, NotTaken, kind_named
from cases.attachments.pictures import refuse_picture

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
# What a Mac adds to every ZIP file it makes; it is no file of anybody's.
_FOLDER_NOTES = {"__MACOSX/": b"\x00\x05\x16\x07", ".DS_Store": b"\x00\x00\x00\x01Bud1"}
_SAME_AS = {"m4v": "mp4", "heif": "heic"}
_DEEPEST = 3  # a document in a document in a ZIP file


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that may be kept: what it is, its bytes, and what whoever adds it calls it."""

    kind: Kind
    content: bytes
    typed_name: str


def taken(content: bytes, typed_name: str) -> Taken:
    """The file, once it has been looked at from outside and from inside. Raises NotTaken with how to mend it."""
    if not content:
        raise NotTaken(_("This file is empty. Look at it on your device, and choose it again."))
    if len(content) > LARGEST_BYTES:
        raise NotTaken(too_large())
    return Taken(_looked_at(content, Budget(), depth=0), content, typed_name)


def too_large() -> str:
    """What somebody reads whose file is too large."""
    return _("This file is larger than 25 MB. Add a smaller copy, or split it into parts of 25 MB or less.")


def _looked_at(content: bytes, budget: Budget, *, depth: int) -> Kind:
    kind = _recognised(content)
    if depth >= _DEEPEST:
        raise NotTaken(_("Too many files lie inside one another here. Add them one by one."))
    if kind.group is Group.PICTURE:
        refuse_picture(content, kind.code)
    elif kind.group is Group.TEXT:
        texts.refuse_text(content)
    elif kind.group is Group.OFFICE:
        for inner in archives.refuse_office(content, budget):
            _looked_at(inner, budget, depth=depth + 1)
    elif kind.group is Group.ARCHIVE:
        _look_into_archive(content, budget, depth)
    elif kind.group is Group.MAIL:
        _look_into_mail(content, budget, depth)
    elif kind.code == "pdf" and texts.is_page(content[:1_024]):
        raise NotTaken(_("This PDF is also a web page. Print it to a PDF again, and add that."))
    if kind.group in (Group.PICTURE, Group.OPAQUE) and _is_zip_as_well(content):
        raise NotTaken(
            _("Another file is hidden in this one. Save a copy of it from the program you see it in.")
        )
    return kind


def _recognised(content: bytes) -> Kind:
    reads_as_text = texts.is_text(content)
    if content.startswith(b"#!") or (content.startswith(_PROGRAMS) and not reads_as_text):
        raise NotTaken(
            _("This file is a program. Programs are not taken, whatever they are called. ") + _taken()
        )
    if content.startswith(_ZIP):
        return kind_named(archives.office_kind(content) or "zip")
    if content.startswith(_OLE):
        raise NotTaken(
            _("This file is in an older Office format, is an Outlook message, or is locked with a password. Save it as "
              "a PDF, or without the password as .docx, .xlsx, .pptx or .eml, and add that.")
        )  # fmt: skip
    if texts.is_mail(content):
        return kind_named("eml")
    # Text is asked first: some of it begins with letters that a sound recording could begin with too.
    if reads_as_text and not content.startswith((b"%PDF-", b"{\\rtf")):
        return kind_named("txt")
    guessed: Any = filetype.guess(content)
    code = "" if guessed is None else _SAME_AS.get(guessed.extension, guessed.extension)
    try:
        found = kind_named(code)
    except KeyError:
        raise NotTaken(_("Files of this kind are not taken. ") + _taken()) from None
    if found.group in (Group.OFFICE, Group.ARCHIVE):
        raise NotTaken(_("Files of this kind are not taken. ") + _taken())
    return found


def _look_into_archive(content: bytes, budget: Budget, depth: int) -> None:
    if depth:
        raise NotTaken(_("There is a ZIP file inside this one. Add the files in it one by one."))
    for name, inner in archives.entries_of(content, budget):
        if _is_folder_note(name, inner) or not inner:
            continue
        _look_into(name, inner, budget, depth)


def _look_into_mail(content: bytes, budget: Budget, depth: int) -> None:
    for name, inner in texts.attached_to(content):
        budget.spend(len(inner))
        if inner:
            _look_into(name, inner, budget, depth)


def _look_into(name: str, inner: bytes, budget: Budget, depth: int) -> None:
    try:
        _looked_at(inner, budget, depth=depth + 1)
    except NotTaken as refused:
        shown = name.rsplit("/", 1)[-1][:60] or _("one without a name")
        said = _("Inside it, “%(name)s” is not taken. %(why)s") % {"name": shown, "why": refused.sentence}
        raise NotTaken(said) from None


def _is_folder_note(name: str, inner: bytes) -> bool:
    return any(mark in name and inner.startswith(begins) for mark, begins in _FOLDER_NOTES.items())


def _is_zip_as_well(content: bytes) -> bool:
    return is_zipfile(BytesIO(content))


def _taken() -> str:
    return _("You can add %(kinds)s.") % {"kinds": TAKEN_IN_WORDS}
