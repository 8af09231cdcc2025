"""How are two spellings of one name told to be the same, on every database alike?

SQLite and PostgreSQL disagree about the case of letters beyond ASCII, so the comparison is made here, once, and stored.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django.db import models

LONGEST_SOUGHT = 200  # characters

if TYPE_CHECKING:
    WordsField = models.CharField[str, str]
else:
    WordsField = models.CharField


def folded(words: str) -> str:
    """The words without accents, case or doubled spaces: ``Élodie  O'Brien`` and ``elodie o'brien`` are the same."""
    apart = unicodedata.normalize("NFKD", words).casefold()
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.replace("’", "'").split())


def sought(words: str) -> list[str]:
    """The words somebody looks for, folded; none where they are longer than any name or hold what no database takes."""
    return folded(words).split() if len(words) <= LONGEST_SOUGHT and "\0" not in words else []


def folded_email(address: str) -> str:
    """The address as it is compared at sign-in. Accents stay: two addresses that differ in one are two mailboxes."""
    return unicodedata.normalize("NFKC", address.strip()).casefold()


class FoldedTextField(WordsField):
    """The folded words of other columns of the same row, kept in step whenever the row is written.

    Not by ``QuerySet.update()``, nor by ``save(update_fields=…)`` that leaves this column out.
    """

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.of = of
        kwargs.setdefault("max_length", 500)
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """What a migration must repeat."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The value about to be written."""
        value = folded(" ".join(str(getattr(model_instance, column)) for column in self.of))
        value = value[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value
