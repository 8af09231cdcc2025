"""What does somebody write who is asked whether an answer may be put off again?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import LONGEST
from cases.forms.cleaning import OneOf, Typed


class AgreementForm(forms.Form):
    """Yes or no, and for a no the reason."""

    use_required_attribute = False
    agrees = OneOf(
        label=_("Do you agree that the answer takes longer?"),
        missing=_("Select whether you agree"),
        choices=[
            ("yes", _("Yes. The holding response is sent at once, in both names")),
            ("no", _("No. The date stays as it is")),
        ],
    )
    reasons = Typed(
        label=_("If you do not agree: why not?"),
        help_text=_("Whoever asked you reads this. Leave it empty if you agree."),
        longest=LONGEST,
        several_lines=True,
        rows=4,
    )

    def clean(self) -> dict[str, Any]:
        """A no says why."""
        typed = super().clean() or {}
        if typed.get("agrees") == "no" and not typed.get("reasons") and "reasons" not in self.errors:
            self.add_error("reasons", _("Say why you do not agree"))
        return typed
