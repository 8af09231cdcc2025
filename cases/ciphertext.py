"""How are words kept so that a stolen database cannot be read? Encrypted columns that fail loudly, never quietly.

The keys are FIELD_ENCRYPTION_KEYS, newest first: the first encrypts, every one decrypts. An empty text stays empty.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute

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


@dataclass(frozen=True, slots=True)
class Unopened:
    """A stored value that nobody has read yet. Opened twice it is two values, so that each may be changed alone."""

    field: Any
    token: str

    def opened(self) -> Any:
        """The value as it was written. Raises Unreadable."""
        return self.field.from_db_value(self.token, None, None)


class OpenedWhenRead(DeferredAttribute):
    """The value of an encrypted column: what came shut from the database is opened where it is first asked for.

    An act reads of its case only what it needs, and opening costs more than reading does.
    """

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        """The value as it was written. Raises Unreadable."""
        value = super().__get__(instance, cls)
        if type(value) is Unopened and instance is not None:
            value = instance.__dict__[self.field.attname] = value.opened()
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(WordsField):
    """Words that only this service can read."""

    descriptor_class = OpenedWhenRead

    def get_prep_value(self, value: Any) -> Any:
        """Words as they are stored."""
        return None if value is None else encrypted(str(value))

    def from_db_value(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """Words as they were written. Raises Unreadable."""
        return None if value is None else decrypted(value)

    def unopened(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """The stored value, shut: see people/prepared.py."""
        return None if value is None else Unopened(self, value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is a value at all can be asked. Raises NotSearchable."""
        return _only_presence(super().get_lookup(lookup_name), lookup_name)


class EncryptedJSONField(AnythingField):
    """A record of plain values (texts, numbers, lists, dictionaries) that only this service can read."""

    descriptor_class = OpenedWhenRead

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> Any:
        """The record as it is stored."""
        return None if value is None else encrypted(json.dumps(value, ensure_ascii=False, sort_keys=True))

    def from_db_value(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """The record as it was written. Raises Unreadable."""
        return None if value is None else json.loads(decrypted(value))

    def unopened(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """The stored value, shut: see people/prepared.py."""
        return None if value is None else Unopened(self, value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is a value at all can be asked. Raises NotSearchable."""
        return _only_presence(super().get_lookup(lookup_name), lookup_name)


def _only_presence(lookup: Any, name: str) -> Any:
    if name not in _SEARCHABLE:
        raise NotSearchable(
            f"An encrypted column can't be searched ({name}). Search what visible_to() allows."
        )
    return lookup
