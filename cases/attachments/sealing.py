"""How is a file kept so that a stolen disk cannot be read? In sealed pieces, each good only in its place in its file.

The STREAM construction over AES-256-GCM. A file's key comes by HKDF-SHA256 from one of FIELD_ENCRYPTION_KEYS (the first
seals, every one opens) and a salt of the file's own, so a piece's number can be its nonce. The attachment's key in the
database is sealed in with each piece, so that a file put in another's place does not open.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from cases.ciphertext import Unreadable

PIECE = 65_536  # bytes before sealing
_MARK = b"PPF1"
_SALT, _TAG = 16, 16
_PURPOSE = b"member and officer protocol portal: attachments"


def sealed(content: Iterable[bytes], key: UUID) -> Iterator[bytes]:
    """What is written to the disk for this content (in pieces of any length), of the attachment with this key."""
    salt = os.urandom(_SALT)
    yield _MARK + salt
    cipher = _cipher(_secrets()[0], salt)
    number, held = 0, bytearray()
    for piece in content:
        held += piece
        while len(held) > PIECE:
            yield cipher.encrypt(_nonce(number, last=False), bytes(held[:PIECE]), key.bytes)
            del held[:PIECE]
            number += 1
    yield cipher.encrypt(_nonce(number, last=True), bytes(held), key.bytes)


def opened(file: BinaryIO, key: UUID) -> Iterator[bytes]:
    """The content, piece by piece. Raises Unreadable, for a file cut short at its last piece."""
    mark = file.read(len(_MARK) + _SALT)
    if len(mark) != len(_MARK) + _SALT or not mark.startswith(_MARK):
        raise Unreadable("A stored file is not one that this service wrote.")
    ciphers = [_cipher(secret, mark[len(_MARK) :]) for secret in _secrets()]
    number, piece = 0, file.read(PIECE + _TAG)
    while True:
        following = file.read(PIECE + _TAG)
        nonce = _nonce(number, last=not following)
        opens, content = _opened(ciphers, nonce, piece, key)
        ciphers = [opens]
        yield content
        if not following:
            return
        number, piece = number + 1, following


def _opened(ciphers: list[AESGCM], nonce: bytes, piece: bytes, key: UUID) -> tuple[AESGCM, bytes]:
    for cipher in ciphers:
        try:
            return cipher, cipher.decrypt(nonce, piece, key.bytes)
        except InvalidTag:
            continue
    raise Unreadable("A stored file was damaged, or was sealed under a key that is not here.")


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _secrets() -> list[bytes]:
    return [base64.urlsafe_b64decode(key) for key in settings.FIELD_ENCRYPTION_KEYS]


def _cipher(secret: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(hashes.SHA256(), 32, salt, _PURPOSE).derive(secret))
