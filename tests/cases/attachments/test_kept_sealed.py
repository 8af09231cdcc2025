"""Does a file lie on the disk so that nobody can read, change or swap it, and only as a whole?"""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from pytest_django.fixtures import Settings

from cases.attachments.folder import content_of, keep, throw_away
from cases.attachments.sealing import PIECE
from cases.ciphertext import Unreadable

CANARY = b"the canary sings in Wendlebury " * 9


def _only(folder: Path) -> Path:
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    return path


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_it_reads_as_it_was_written_whatever_its_length(size: int) -> None:
    content, key = os.urandom(size), uuid4()
    name = keep([content[:5], content[5:]], key)
    assert b"".join(content_of(name, key)) == content


def test_nothing_of_it_is_on_the_disk_in_clear(folder: Path) -> None:
    name = keep([CANARY], uuid4())
    on_the_disk = _only(folder).read_bytes()
    assert CANARY[:16] not in on_the_disk
    assert _only(folder).name == name
    assert _only(folder).stat().st_mode & 0o777 == 0o600


def test_the_same_file_twice_is_different_on_the_disk(folder: Path) -> None:
    keep([CANARY], uuid4())
    keep([CANARY], uuid4())
    one, other = (path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert one[20:] != other[20:]


@pytest.mark.parametrize("place", [0, 3, 4, 19, 20, 500, -1])
def test_one_changed_byte_is_noticed(folder: Path, place: int) -> None:
    key = uuid4()
    name = keep([CANARY * 5_000], key)
    content = bytearray(_only(folder).read_bytes())
    content[place] ^= 1
    _only(folder).write_bytes(content)
    with pytest.raises(Unreadable):
        list(content_of(name, key))


@pytest.mark.parametrize("left", [0, 10, 20, 40, 20 + PIECE + 16, -1])
def test_a_file_cut_short_is_noticed(folder: Path, left: int) -> None:
    key = uuid4()
    name = keep([CANARY * 5_000], key)
    _only(folder).write_bytes(_only(folder).read_bytes()[:left])
    with pytest.raises(Unreadable):
        list(content_of(name, key))


def test_pieces_that_changed_places_are_noticed(folder: Path) -> None:
    key = uuid4()
    name = keep([os.urandom(3 * PIECE)], key)
    content, long = _only(folder).read_bytes(), PIECE + 16
    swapped = (
        content[:20] + content[20 + long : 20 + 2 * long] + content[20 : 20 + long] + content[20 + 2 * long :]
    )
    _only(folder).write_bytes(swapped)
    with pytest.raises(Unreadable):
        list(content_of(name, key))


def test_a_file_put_in_another_s_place_does_not_open() -> None:
    one, other = uuid4(), uuid4()
    name = keep([CANARY], one)
    with pytest.raises(Unreadable):
        list(content_of(name, other))


def test_a_new_key_in_front_opens_what_an_older_one_sealed(settings: Settings) -> None:
    key = uuid4()
    name = keep([CANARY], key)
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_ENCRYPTION_KEYS]
    assert b"".join(content_of(name, key)) == CANARY
    settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS[:1]
    with pytest.raises(Unreadable):
        list(content_of(name, key))


def test_nothing_is_left_where_the_disk_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        keep([CANARY], uuid4())
    assert [path for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "0" * 31, "g" * 32, "/" + "0" * 31])
def test_only_a_name_of_its_own_making_is_looked_for(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a stored file"):
        throw_away([name])
