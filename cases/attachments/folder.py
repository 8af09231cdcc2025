"""Where do files lie, and when is one really there? Under random names in one folder, written whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

from cases.attachments.sealing import opened, sealed

_UNFINISHED = ".part"


def keep(content: Iterable[bytes], key: UUID) -> str:
    """Write a file, sealed, and return the random name under which it lies.

    Once this returns it outlives a loss of power: its bytes are on the disk before it has its name, and the name is
    before anybody is told of it. Raises OSError where the disk is full; nothing stays then.
    """
    name = secrets.token_hex(16)
    path = _path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(_UNFINISHED)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in sealed(content, key):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        for folder in (path.parent, path.parent.parent):
            _settle(folder)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        raise
    return name


def content_of(name: str, key: UUID) -> Iterator[bytes]:
    """The content of a file, piece by piece. Raises FileNotFoundError, and Unreadable where it does not open."""
    with _path(name).open("rb") as file:
        yield from opened(file, key)


def throw_away(names: Iterable[str]) -> None:
    """Take files away for good; one that is not there is no fault."""
    for name in names:
        _path(name).unlink(missing_ok=True)


def is_there(name: str) -> bool:
    """Whether the file lies in its place."""
    return _path(name).is_file()


def lying() -> Iterator[tuple[Path, str, float]]:
    """Every file in the folder, unfinished ones too: where it is, its name, and when it was written (Unix seconds)."""
    for path in sorted(_folder().glob("??/*")):
        # Somebody may throw it away while we look.
        with suppress(FileNotFoundError):
            yield path, path.name, path.stat().st_mtime


def _folder() -> Path:
    return Path(settings.ATTACHMENTS_DIR)


def _path(name: str) -> Path:
    if len(name) != 32 or not set(name) <= set("0123456789abcdef"):
        raise ValueError("This is not the name of a stored file.")
    return _folder() / name[:2] / name


def _settle(folder: Path) -> None:
    """Have the folder's own entries written to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
