"""What is typed about the list of every case? The name of a view, and words to several people at once."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import SomeOf, Typed

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
