"""In which languages is the site offered? English, and every one whose words lie in a folder of translations.

To add one is to put its words there, `locale/cy/LC_MESSAGES/django.po` for Welsh, and to start the site again. They are
compiled here, by Python: no machine needs gettext.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

ENGLISH = ("en-gb", "English")
# What the words of the code are written in: its file lists them for translators, and translates nothing.
SOURCE = "en"


def languages_offered(folders: Iterable[Path]) -> list[tuple[str, str]]:
    """Each language by its code and its own name for itself, English first; compiles what is new or was changed.

    Raises ImproperlyConfigured for words that cannot be used, with the file, the line and what is wrong.
    """
    found = {ENGLISH[0]: ENGLISH[1]}
    for folder in folders:
        for words in sorted(folder.glob("*/LC_MESSAGES/django.po")):
            code = words.parent.parent.name.replace("_", "-").lower()
            if code == SOURCE or code in found:
                continue
            if compiled(words):
                found[code] = str(LANG_INFO.get(code, {}).get("name_local", code))
    return list(found.items())


def compiled(words: Path) -> bool:
    """Whether the compiled form of these words is there, made now where it is missing or older than they are.

    Raises ImproperlyConfigured.
    """
    ready = words.with_suffix(".mo")
    if ready.is_file() and ready.stat().st_mtime >= words.stat().st_mtime:
        return True
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with words.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as fault:
        raise ImproperlyConfigured(f"{words} cannot be read: {fault}.") from None
    wrong = list(_faults(catalogue))
    if wrong:
        raise ImproperlyConfigured(f"{words} cannot be used. " + " ".join(wrong[:5]))
    # Several processes may start at once: each writes its own file, and the last takes the place.
    beside = ready.with_name(f".{os.getpid()}.mo")
    try:
        with beside.open("wb") as file:
            write_mo(file, catalogue)
        beside.replace(ready)
    except OSError:
        return ready.is_file()  # Nothing may be written here: what was compiled before is used, or nothing.
    return True


def _faults(catalogue: object) -> Iterator[str]:
    """What a page would break on: a placeholder that is missing, or another than in English."""
    from babel.messages.catalog import Catalog

    assert isinstance(catalogue, Catalog)  # noqa: S101  (read_po gives one)
    for message, errors in catalogue.check():
        # A sentence that is a template has no placeholders of Python, though it looks as if it had.
        if "{%" not in str(message.id):
            for error in errors:
                yield f"Line {message.lineno}: {error}."
