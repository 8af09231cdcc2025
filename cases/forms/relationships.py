"""What is typed about a relationship that somebody declared? The last day it held."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import Day


class EndedForm(forms.Form):
    """The last day."""

    use_required_attribute = False
    last_on = Day(
        label=_("Which day was the last?"),
        missing=_("Write the last day"),
        help_text=_("Like 12 June 2026. From the day after, it keeps nobody out of a case."),
    )
