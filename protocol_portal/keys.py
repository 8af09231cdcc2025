"""Which keys does an installation need? `python -m protocol_portal.keys FILE` writes those the file lacks, once."""

import os
import secrets
import sys
from pathlib import Path

from cryptography.fernet import Fernet


def new_keys() -> dict[str, str]:
    """Fresh keys, as the settings read them. What a lost key encrypted stays closed for ever."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode("ascii"),
        "BLIND_INDEX_KEY": secrets.token_urlsafe(64),
        "RECORD_KEY": secrets.token_urlsafe(64),
    }


def write_keys(path: Path) -> None:
    """Write fresh keys, for this user's eyes alone. Raises FileExistsError where a file stands already."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # the database will lie there too
    lines = [f"{name}={value}\n" for name, value in new_keys().items()]
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.writelines(lines)


def add_missing_keys(path: Path) -> list[str]:
    """Write fresh keys behind those that stand, for a file that is older than a key; the names of what was added."""
    before = path.read_text("ascii")
    there = {line.partition("=")[0].removeprefix("export ").strip() for line in before.splitlines()}
    missing = {name: value for name, value in new_keys().items() if name not in there}
    with path.open("a", encoding="ascii") as file:
        file.write("\n" if before and not before.endswith("\n") else "")
        file.writelines(f"{name}={value}\n" for name, value in missing.items())
    return list(missing)


if __name__ == "__main__":
    chosen = Path(sys.argv[1])
    if chosen.exists():
        add_missing_keys(chosen)
    else:
        write_keys(chosen)
