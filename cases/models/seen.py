"""What did the watch see at its last look, and when is a case to be looked at again where nothing happens to it?"""

from __future__ import annotations

from django.db import models

from cases.models.case import Case


class Seen(models.Model):
    """One thing that the last look saw, and a mark of how it stood: how far the record had come, a person, a council.

    Where the mark is another one now, the cases that rest on it are looked at again.
    """

    what = models.CharField(max_length=80, primary_key=True)
    mark = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.what


class LookAgain(models.Model):
    """The first day on which an open case could come to lie untouched; `on` is empty where a day brings nothing."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="+")
    on = models.DateField(null=True, blank=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.case_id}"
