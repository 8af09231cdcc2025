"""Which rulebook files are meant by a path, and what lies beside them? Files only; no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rules.language.quotations import Lock, lock_read
from rules.language.reading import ReadResult, read

LOCK_NAME = "quotations.lock"


class NotAPath(OSError):
    """A path that cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class RulebookFile:
    """A rulebook file that was read, with the lock that lies beside it."""

    path: Path
    data: bytes
    read: ReadResult
    lock: Lock | None

    @property
    def lines(self) -> list[str]:
        """Its text by lines, as far as it is text."""
        return self.data.decode("utf-8", "replace").split("\n")


def rulebook_paths(paths: list[str]) -> Iterator[Path]:
    """Every rulebook file under these paths, a folder's in order of name. Raises NotAPath."""
    for given in paths:
        path = Path(given)
        if not given:
            raise NotAPath("A path is empty.")
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*.yaml") if not each.is_dir())
        elif path.exists():
            yield path
        else:
            raise NotAPath(f"{given}: there is no such file or folder")


def rulebook_file(path: Path) -> RulebookFile:
    """Read one rulebook file. Raises NotAPath where the file cannot be opened."""
    try:
        data = path.read_bytes()
        lock_path = path.parent / LOCK_NAME
        lock = lock_read(lock_path.read_text("utf-8")) if lock_path.is_file() else None
    except OSError as fault:
        raise NotAPath(f"{path}: {fault.strerror or 'cannot be read'}") from None
    except UnicodeDecodeError:
        raise NotAPath(
            f"{path.parent / LOCK_NAME}: it is not a text; write it again with lock_quotations"
        ) from None
    return RulebookFile(path, data, read(data, str(path)), lock)
