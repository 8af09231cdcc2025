"""How does the person want to be told? One of three answers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import OneOf
from cases.models import HowTold


class NoticesForm(forms.Form):
    """When mail goes to them."""

    use_required_attribute = False
    how = OneOf(
        label=_("When should we mail you?"),
        help_text=_("A mail only says that there is something to read. It never says what it is about."),
        missing=_("Select when we should mail you"),
        choices=HowTold.choices,
    )
