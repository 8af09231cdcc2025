"""Is a virus known in this file? Asked of clamd at CLAMD_URL; whatever goes wrong, the answer is that nobody knows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO
from urllib.parse import urlsplit
from uuid import UUID

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

from cases.attachments.folder import content_of
from cases.ciphertext import Unreadable
from cases.models.attachment import Attachment, Scan

SECONDS_TO_WAIT = 20
_PORT = 3310
# The one answer that says so; anything near to it is none.
_CLEAN = {"stream": ("OK", None)}


class NotScanned(Exception):
    """No verdict: there is no scanner, it did not answer, it refused the file, or the file can't be read."""


def scanner_is_set() -> bool:
    """Whether this installation has a scanner at all."""
    return bool(settings.CLAMD_URL)


def verdict_on(stored_as: str, key: UUID) -> Scan:
    """Whether a stored file is clean. Raises NotScanned."""
    try:
        answer = _scanner().instream(_reading(content_of(stored_as, key)))
    except (ClamdError, OSError, ValueError, Unreadable) as failed:
        raise NotScanned(type(failed).__name__) from failed
    if answer == _CLEAN:
        return Scan.CLEAN
    if any(status == "FOUND" for status, _ in answer.values()):
        return Scan.FOUND
    raise NotScanned("no verdict")


def scan(attachment: Attachment, *, at: datetime) -> bool:
    """Ask about one file that waits, and write down a verdict; False where there is none yet.

    A verdict stands: only a file that still waits is given one.
    """
    try:
        found = verdict_on(attachment.stored_as, attachment.key)
    except NotScanned:
        return False
    Attachment.objects.filter(pk=attachment.pk, scan=Scan.WAITING).update(scan=found, scanned_at=at)
    attachment.refresh_from_db(fields=["scan", "scanned_at"])
    return True


def scan_waiting(*, at: datetime) -> tuple[int, int, int]:
    """Scan everything that waits: how many are clean, how many have a virus, how many wait on."""
    counted = {Scan.CLEAN: 0, Scan.FOUND: 0, Scan.WAITING: 0}
    for attachment in Attachment.objects.filter(scan=Scan.WAITING).order_by("pk"):
        scan(attachment, at=at)
        counted[Scan(attachment.scan)] += 1
    return counted[Scan.CLEAN], counted[Scan.FOUND], counted[Scan.WAITING]


def _scanner() -> ClamdNetworkSocket:
    address = urlsplit(settings.CLAMD_URL)
    if address.scheme == "unix":
        return ClamdUnixSocket(address.path, timeout=SECONDS_TO_WAIT)
    if address.scheme == "tcp" and address.hostname:
        return ClamdNetworkSocket(address.hostname, address.port or _PORT, timeout=SECONDS_TO_WAIT)
    raise NotScanned("no scanner")


def _reading(pieces: Iterator[bytes]) -> BinaryIO:
    """A file's pieces as one stream, so that none of it lies anywhere in clear."""
    return io.BufferedReader(_Reading(pieces))


class _Reading(io.RawIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._held = memoryview(piece)
        given = self._held[: len(buffer)]
        buffer[: len(given)] = given
        self._held = self._held[len(given) :]
        return len(given)
