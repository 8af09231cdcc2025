"""What does every page of an act carry? The version of the case it was opened at, and the words it needs."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import Typed
from cases.models import Case, Event
from cases.seen_version import is_on_the_side_of_who_raised_it, version_among, version_told
from people.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise as _StrPromise

LONGEST = 5_000
_NOT_AS_GIVEN = _(
    "This page did not come back as it was given. Copy your words, open the case again, and send it from there."
)
_DAY_WANTED = _("Write the day like 12 June 2026 or 12/6/2026")


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom, and on which day, a page of an act is shown; `thing` is what it is about besides the case.

    `is_own` says that they raised it or go with whoever did; it is looked up where it is not known.
    """

    case: Case
    by: User
    on: date
    thing: models.Model | None = None
    is_own: bool | None = None
    # What whoever raised it may know of, oldest first, where the page has read it already.
    told: tuple[Event, ...] | None = None

    @property
    def version(self) -> int:
        """What the form of the page carries, to tell whether the case was changed meanwhile (cases/seen_version.py)."""
        own = self.is_own if self.is_own is not None else is_on_the_side_of_who_raised_it(self.case, self.by)
        if not own:
            return self.case.version
        return version_told(self.case) if self.told is None else version_among(self.told)


def _months_in_english(typed: Any) -> Any:
    """A day as it was typed, with the name of its month as Python knows it, in whatever language that was written."""
    if not isinstance(typed, str):
        return typed
    for number, month in MONTHS.items():
        typed = re.sub(rf"\b{re.escape(str(month))}\b", month_name[number], typed, flags=re.IGNORECASE)
    return typed


class Day(forms.DateField):
    """A day, typed in words or figures: no calendar to click through, nothing a phone or a screen reader trips over."""

    def __init__(self, *, missing: str | _StrPromise, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%A %d %B %Y"],
            widget=forms.TextInput(attrs={"class": "half", "autocomplete": "off"}),
            error_messages={"required": missing, "invalid": _DAY_WANTED},
            **kwargs,
        )

    def to_python(self, value: Any) -> date | None:
        """The day; anything that is no day of this calendar is met with how to write one."""
        try:
            found = super().to_python(_months_in_english(value))
        except (ValueError, OverflowError):
            raise forms.ValidationError(_DAY_WANTED, code="invalid") from None
        return found.date() if isinstance(found, datetime) else found


class ActForm(forms.Form):
    """The words of one act, and the version of the case they were written against."""

    use_required_attribute = False
    version = forms.IntegerField(
        min_value=0,
        widget=forms.HiddenInput,
        error_messages={"required": _NOT_AS_GIVEN, "invalid": _NOT_AS_GIVEN, "min_value": _NOT_AS_GIVEN},
    )

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        self.asked = asked
        kwargs["initial"] = {"version": asked.version, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.offer()

    def offer(self) -> None:
        """Fill in what can be chosen, where that depends on the case."""

    def given(self) -> dict[str, Any]:
        """What the act is called with, besides who does it and when."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ReasonsForm(ActForm):
    """Why."""

    reasons = Typed(label=_("Why?"), longest=LONGEST, missing=_("Say why"), several_lines=True, rows=4)


class ButtonForm(ActForm):
    """A page with a button alone."""


def several_lines(
    label: str | _StrPromise, missing: str | _StrPromise, *, hint: str | _StrPromise = "", rows: int = 5
) -> Typed:
    """Words of more than one line."""
    return Typed(label=label, help_text=hint, longest=LONGEST, missing=missing, several_lines=True, rows=rows)


def one_line(label: str | _StrPromise, missing: str | _StrPromise, *, hint: str | _StrPromise = "") -> Typed:
    """Words of one line."""
    return Typed(label=label, help_text=hint, longest=300, missing=missing, half=True)
