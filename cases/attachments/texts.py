"""Is it plain text, or an email as a mail program saves one? Whatever a browser could take for a page is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from django.utils.translation import gettext as _

from cases.attachments.kinds import NotTaken

_PAGE = re.compile(
    r"<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|math|style|title|img|table|form|\?xml)\b",
    re.I,
)
_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+", re.I)
_OF_A_MAIL = frozenset({"from", "to", "date", "subject", "message-id", "received", "mime-version"})
_ENOUGH_OF_A_MAIL = 3
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def is_text(content: bytes) -> bool:
    """Whether it reads as text: UTF-8, UTF-16 with its mark, or Windows-1252, and without control characters."""
    return _text(content) is not None


def refuse_text(content: bytes) -> None:
    """Raise NotTaken for text that a browser could take for a page or a drawing."""
    text = _text(content)
    if text is None or _PAGE.search(text):
        raise NotTaken(
            _(
                "This file is a web page or a drawing, which could run something. Save it as a PDF, or take a "
                "screenshot, and add that."
            )
        )


def is_page(content: bytes) -> bool:
    """Whether a browser that guesses could take it for a page."""
    return bool(_PAGE.search(content.decode("latin-1")))


def is_mail(content: bytes) -> bool:
    """Whether it begins as an email does."""
    head = _HEADER.match(content[:65_536])
    if head is None:
        return False
    names = {
        line.partition(b":")[0].strip().lower().decode("ascii", "replace") for line in head[0].splitlines()
    }
    return len(names & _OF_A_MAIL) >= _ENOUGH_OF_A_MAIL


def attached_to(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is attached to an email, by name; the words of the mail itself, in text or as a page, are no attachment.

    Raises NotTaken where mails lie in mails without end.
    """
    try:
        parts = list(_parts(message_from_bytes(content)))
    except RecursionError:
        raise NotTaken(_("Too many emails lie inside one another here. Add them one by one.")) from None
    for part in parts:
        is_words = part.get_content_type() in ("text/plain", "text/html") and not part.get_filename()
        if not is_words and part.get_content_maintype() != "multipart":
            found = part.get_payload(decode=True)
            yield str(part.get_filename() or ""), found if isinstance(found, bytes) else b""


def _parts(mail: Message) -> Iterator[Message]:
    """Every part that holds something; a mail sent on inside another is looked through as well."""
    return (part for part in mail.walk() if not part.is_multipart())


def _text(content: bytes) -> str | None:
    marked_as_utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for coding in ["utf-16"] if marked_as_utf_16 else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None
