"""Can what was typed be kept, on either database? If not, say what to do about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise as _StrPromise

_LINE_BREAKS_AND_TABS = frozenset("\n\t")
# Control characters, and lone halves of a surrogate pair.
_NEVER_KEPT = frozenset({"Cc", "Cs"})
# Embeddings, overrides and isolates: what follows them would be read in another order than it was typed.
_TURNS_THE_ORDER = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def characters_that_cannot_be_kept(text: str, *, several_lines: bool) -> list[str]:
    """The places, as "4", of what no database keeps alike or what turns the order of the words; at most three."""
    kept = _LINE_BREAKS_AND_TABS if several_lines else frozenset()
    places = [
        str(place)
        for place, character in enumerate(text, start=1)
        if character not in kept
        and (
            character in _TURNS_THE_ORDER
            or unicodedata.category(character) in _NEVER_KEPT
            or ord(character) & 0xFFFE == 0xFFFE  # no character in any plane: XML, and so Word, refuses it
        )
    ]
    return places[:3]


class Typed(forms.CharField):
    """Words a person typed, in one Unicode form (NFC) and with one kind of line break.

    Refuses, with what to do, characters that cannot be kept and text past `longest` characters.
    """

    default_validators = []

    def __init__(
        self,
        *,
        longest: int,
        missing: str | _StrPromise = "",
        several_lines: bool = False,
        rows: int = 8,
        half: bool = False,
        described_by: str = "",
        **kwargs: Any,
    ) -> None:
        self.longest = longest
        self.several_lines = several_lines
        attributes: dict[str, Any] = {"class": "half"} if half else {}
        if several_lines:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        elif "widget" not in kwargs:
            kwargs["widget"] = forms.TextInput(attrs=attributes)
        kwargs.setdefault("required", bool(missing))
        messages = {"required": missing, **kwargs.pop("error_messages", {})}
        super().__init__(error_messages=messages, **kwargs)
        # Django adds its own check for NUL here; ours says more, and what to do.
        self.validators = []

    def to_python(self, value: Any) -> str:
        """The text as it will be kept."""
        text = "" if value is None else str(value)
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        return text.strip() if self.strip else text

    def validate(self, value: str) -> None:
        """Refuse what is missing, cannot be kept, or is too long."""
        super().validate(value)
        places = characters_that_cannot_be_kept(value, several_lines=self.several_lines)
        if places:
            raise forms.ValidationError(
                _("Remove the hidden character at position %(places)s. It often comes with pasted text."),
                code="hidden",
                params={"places": ", ".join(places)},
            )
        if len(value) > self.longest:
            raise forms.ValidationError(
                _("Shorten this to %(longest)s characters or fewer. It now has %(length)s."),
                code="long",
                params={"longest": f"{self.longest:,}", "length": f"{len(value):,}"},
            )


class RadiosWithHeadings(forms.RadioSelect):
    """Radios in groups: `headings` stand before the first answer of each, by that answer's value."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings: dict[str, str] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The answer with the heading before it, if there is one."""
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "heading": self.headings.get(str(value), "")}


class SomeOf(forms.MultipleChoiceField):
    """Any of the answers offered, as boxes to tick; none is an answer too."""

    def __init__(self, **kwargs: Any) -> None:
        not_offered = _("Select only from the list below")
        super().__init__(
            widget=forms.CheckboxSelectMultiple,
            required=False,
            error_messages={"invalid_choice": not_offered, "invalid_list": not_offered},
            **kwargs,
        )


class OneOf(forms.ChoiceField):
    """One of the answers offered, as radios."""

    def __init__(self, *, missing: str | _StrPromise, choices: Any = (), **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(
            choices=choices,
            error_messages={"required": missing, "invalid_choice": missing},
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        """The answer, without what no answer holds; anything else is met by the sentence for none chosen."""
        return "" if value is None else str(value)


def reveal(form: forms.Form, asked: str, by_answer: Mapping[str, str]) -> None:
    """Let each of these answers of a question show another field under it. Without the script all of them are shown."""
    form.fields[asked].reveals = by_answer  # type: ignore[attr-defined]
    for name in by_answer.values():
        form.fields[name].is_revealed = True  # type: ignore[attr-defined]
