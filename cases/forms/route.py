"""Who should have it, where the rulebook leaves a choice, or where the person does not want the one it names?"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import OneOf, Typed
from cases.models.draft import CHOOSE_FOR_ME


class ChoiceForm(forms.Form):
    """One of the people the rulebook allows; each may be a pair who act together."""

    use_required_attribute = False
    choice = OneOf(label=_("Who should it go to?"), missing=_("Select who it should go to"))

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, str]], means: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["choice"]
        field.choices = list(choices)  # type: ignore[attr-defined]
        # What comes of each, shown under it and read out with it.
        field.hints = dict(means)  # type: ignore[attr-defined]


class SomebodyElseForm(forms.Form):
    """Another choice of the rule, or that somebody be chosen, and why."""

    use_required_attribute = False
    instead = OneOf(label=_("What should happen?"), missing=_("Select what should happen"))
    why = Typed(
        label=_("Why you do not want it to go to this person"),
        help_text=_(
            "Only if somebody is asked to choose. They will read this. The person you name here will not."
        ),
        longest=1_000,
        several_lines=True,
        rows=4,
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instead"].choices = list(choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The reason is needed where somebody is asked to choose."""
        answers = super().clean() or {}
        if answers.get("instead") == CHOOSE_FOR_ME and "why" in answers and not answers["why"]:
            self.add_error("why", _("Tell us in a few words why"))
        return answers
