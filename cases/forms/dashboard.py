"""What is typed about the list of every case? The name of a view, and words to several people at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import OneOf, SomeOf, Typed
from cases.forms.desk import LONGEST_MESSAGE
from people.folding import LONGEST_SOUGHT

LONGEST_NAME = 60


class SaveViewForm(forms.Form):
    """The name of a view, and what else is done with it. `asked` is what its address asks for."""

    use_required_attribute = False
    name = Typed(
        label=_("Name of this view"),
        help_text=_("Say what stands on it, like “Late, about councillors”. Name nobody."),
        longest=LONGEST_NAME,
        missing=_("Write a name for this view"),
    )
    also = SomeOf(
        label=_("What else?"),
        choices=[
            ("start", _("Begin with it when I open the list")),
            ("share", _("Share it with whoever holds my post or stands in for me")),
        ],
    )
    asked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)


class AcknowledgeAllForm(forms.Form):
    """One message to each of the people who raised them."""

    use_required_attribute = False
    words = Typed(
        label=_("Message to each person"),
        help_text=_("Each of them sees this and your name, and nothing of the others."),
        longest=LONGEST_MESSAGE,
        missing=_("Write what you want to tell them"),
        several_lines=True,
        rows=4,
        initial=_("I have read what you sent."),
    )


class LinkForm(forms.Form):
    """Which of them leads, and why they are one incident."""

    use_required_attribute = False
    lead = OneOf(label=_("Which case leads?"), missing=_("Select the case that leads"))
    reasons = Typed(
        label=_("Why are they one incident?"),
        help_text=_("It is kept with each of them. Those who raised them are not told of each other."),
        longest=LONGEST_MESSAGE,
        missing=_("Write why they are one incident"),
        several_lines=True,
        rows=3,
    )

    def __init__(self, *args: Any, leads: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = leads  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    """What is sought."""

    use_required_attribute = False
    words = Typed(
        label=_("What are you looking for?"),
        help_text=_("A reference, a post, a person or words. A case is found where every word stands in it."),
        longest=LONGEST_SOUGHT,
        missing=_("Write what you are looking for"),
    )
