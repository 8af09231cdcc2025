"""What is the concern about? One of the matters the council's rulebook takes from this person's side."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.forms import words
from cases.forms.cleaning import OneOf
from cases.forms.question import QuestionForm


class MatterForm(QuestionForm):
    """One matter, each with a line on what belongs under it."""

    matter = OneOf(label=_("What is it about?"), missing=_("Select what it is about"))

    def __init__(
        self, *args: Any, matters: Sequence[str], council_words: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["matter"]
        field.choices = [(matter, words.matter_label(matter, council_words)) for matter in matters]  # type: ignore[attr-defined]
        # Shown under each answer, and read out with it.
        field.hints = {matter: words.matter_hint(matter, council_words) for matter in matters}  # type: ignore[attr-defined]
