"""Which lists of cases does somebody come back to, and with which do they begin?"""

from __future__ import annotations

import uuid

from django.db import models

from cases.ciphertext import EncryptedTextField
from people.models import Post


class SavedView(models.Model):
    """A list as somebody narrowed and sorted it. It names nobody and holds no case: who looks sees their own.

    `asked` is the part of an address behind the question mark. Whoever sits in `shared_with` has it too.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=64, db_index=True)
    name = EncryptedTextField()
    asked = models.CharField(max_length=300, blank=True)
    shared_with = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"view {self.key}"


class DeskChoice(models.Model):
    """How one person, by keyed mark, has their list: with which view it begins, and whether single keys do anything."""

    person = models.CharField(max_length=64, unique=True)
    start = models.ForeignKey(SavedView, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    shortcuts = models.BooleanField(default=False)

    def __str__(self) -> str:
        return "somebody’s choice"
