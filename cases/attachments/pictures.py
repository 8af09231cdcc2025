"""How many pixels would a picture fill memory with? Read from its head; the picture itself is never unpacked here."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cases.attachments.kinds import MOST_PIXELS, NotTaken

# What a browser that guesses would take for a page, hidden in a picture.
_PAGES = (b"<script", b"<html", b"<!doctype", b"<?php", b"<iframe")


def refuse_picture(content: bytes, code: str) -> None:
    """Raise NotTaken for a picture that is too large once it is unpacked, that has no size, or that hides a page."""
    lowered = content.lower()
    if any(mark in lowered for mark in _PAGES):
        raise NotTaken(
            _("This picture also holds a web page. Take a screenshot of it, and add that instead.")
        )
    try:
        size = _SIZES[code](content)
    except (struct.error, ValueError, IndexError):
        size = None
    if size is None or not all(size):
        raise NotTaken(
            _(
                "This picture is damaged: its width and height can’t be read. Open it, save it again as JPEG or PNG, "
                "and add that."
            )
        )
    if size[0] * size[1] > MOST_PIXELS:
        raise NotTaken(
            _(
                "This picture has %(width)s by %(height)s points, and this service takes 100 million. Save a smaller "
                "copy and add that."
            )
            % {"width": f"{size[0]:,}", "height": f"{size[1]:,}"}
        )


Size = tuple[int, int]


def _png(content: bytes) -> Size | None:
    return _pair(">II", content, 16) if content[12:16] == b"IHDR" else None


def _gif(content: bytes) -> Size:
    return _pair("<HH", content, 6)


def _jpg(content: bytes) -> Size | None:
    """The largest frame, because a second one in the same file may be what is shown."""
    frames = list(_frames(content))
    return max(frames, key=lambda size: size[0] * size[1]) if frames else None


def _frames(content: bytes) -> Iterator[Size]:
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return
        marker = content[at + 1]
        if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in (0xD9, 0xDA):
            return
        # Start of frame, of whichever coding; C4, C8 and CC are tables.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = _pair(">HH", content, at + 5)
            yield width, height
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]


def _webp(content: bytes) -> Size | None:
    form = content[12:16]
    if form == b"VP8X":
        wide, high = content[24:27], content[27:30]
        return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if form == b"VP8 ":
        width, height = _pair("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _heic(content: bytes) -> Size | None:
    """The largest of the sizes it names; a picture made of tiles names that of the whole as well."""
    sizes: list[Size] = []
    at = content.find(b"ispe")
    while at != -1 and len(sizes) < 1_000:
        sizes.append(_pair(">II", content, at + 8))
        at = content.find(b"ispe", at + 4)
    return max(sizes, key=lambda size: size[0] * size[1]) if sizes else None


def _pair(form: str, content: bytes, at: int) -> Size:
    first, second = struct.unpack_from(form, content, at)
    return int(first), int(second)


_SIZES = {"png": _png, "gif": _gif, "jpg": _jpg, "webp": _webp, "heic": _heic}
