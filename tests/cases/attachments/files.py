"""Files to attach, made here: good ones of every kind that is easily made, and the parts of bad ones."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
GIF = (
    b"GIF89a"
    + struct.pack("<HH", 40, 30)
    + b"\x00\x00\x00,\x00\x00\x00\x00(\x00\x1e\x00\x00\x02\x02D\x01\x00;"
)
MAIL = (
    b"From: rosa.bright@wendlebury.example\r\nTo: judith.amadi@wendlebury.example\r\nSubject: Thursday\r\n"
    b"Date: Thu, 4 Jun 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nAs we said.\r\n"
)
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(100)
TYPES = b'<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="%s"/></Types>'
PLAIN_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_WORD = b"application/vnd.ms-word.document.macroEnabled.main+xml"


def png(width: int = 4, height: int = 3) -> bytes:
    """A picture that says it has so many points."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 20))
        + _chunk(b"IEND", b"")
    )


def jpg(width: int = 40, height: int = 30) -> bytes:
    """A picture with a head and a frame."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\xff\xd9"
    )  # fmt: skip


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP folder of these."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(content_type: bytes = PLAIN_WORD, **more: bytes) -> bytes:
    """A Word document; with parts besides, where they are given (two underscores stand for a slash)."""
    parts = {name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()}
    return zipped(
        {"[Content_Types].xml": TYPES % content_type, "word/document.xml": b"<w:document/>", **parts}
    )


def odt() -> bytes:
    """An OpenDocument text."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")
    return made.getvalue()


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
