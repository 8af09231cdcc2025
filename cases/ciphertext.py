"""How are words kept so that a stolen database cannot be read? Encrypted columns that fail loudly, never quietly.

The keys are FIELD_ENCRYPTION_KEYS, newest first: the first encrypts, every one decrypts. An empty text stays empty.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    WordsField = models.TextField[str, str]
    AnythingField = models.TextField[Any, Any]
else:
    WordsField = models.TextField
    AnythingField = models.TextField

_SEARCHABLE = frozenset({"isnull"})


class Unreadable(ValueError):
    """A stored value that none of the keys can read: it was damaged, or was written under a key that is not here."""


class NotSearchable(TypeError):
    """A look-up by an encrypted column, which could never find anything."""


def encrypted(words: str) -> str:
    """The words as they are stored; the same words are stored differently each time."""
    return _keys(tuple(settings.FIELD_ENCRYPTION_KEYS)).encrypt(words.encode()).decode() if words else ""


def decrypted(token: str) -> str:
    """The words that were stored. Raises Unreadable."""
    if not token:
        return ""
    try:
        return _keys(tuple(settings.FIELD_ENCRYPTION_KEYS)).decrypt(token.encode()).decode()
    except InvalidToken:
        raise Unreadable("A stored text can't be read with the keys of this installation.") from None


@lru_cache(maxsize=4)
def _keys(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


class EncryptedTextField(WordsField):
    """Words that only this service can read."""

    def get_prep_value(self, value: Any) -> Any:
        """Words as they are stored."""
        return None if value is None else encrypted(str(value))

    def from_db_value(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """Words as they were written. Raises Unreadable."""
        return None if value is None else decrypted(value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is a value at all can be asked. Raises NotSearchable."""
        return _only_presence(super().get_lookup(lookup_name), lookup_name)


class EncryptedJSONField(AnythingField):
    """A record of plain values (texts, numbers, lists, dictionaries) that only this service can read."""

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> Any:
        """The record as it is stored."""
        return None if value is None else encrypted(json.dumps(value, ensure_ascii=False, sort_keys=True))

    def from_db_value(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """The record as it was written. Raises Unreadable."""
        return None if value is None else json.loads(decrypted(value))

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is a value at all can be asked. Raises NotSearchable."""
        return _only_presence(super().get_lookup(lookup_name), lookup_name)


def _only_presence(lookup: Any, name: str) -> Any:
    if name not in _SEARCHABLE:
        raise NotSearchable(
            f"An encrypted column can't be searched ({name}). Search what visible_to() allows."
        )
    return lookup
