"""What does somebody write who is asked for a view, or for their account? Neither sees the case, nor its version."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import several_lines
from cases.forms.acts.picking import PersonPickForm


class ViewForm(forms.Form):
    """A view, in their own words."""

    use_required_attribute = False
    words = several_lines(
        _("Your view"), _("Write your view"), hint=_("Whoever asked you reads this, with your name.")
    )


class AccountGivenForm(forms.Form):
    """Their account of what is said."""

    use_required_attribute = False
    words = several_lines(
        _("Your account"),
        _("Write your account"),
        hint=_("Whoever deals with this reads it. You can send it once, so say everything you want to say."),
        rows=10,
    )


class CompanionToAccountForm(PersonPickForm):
    """Somebody to go with the person it is about."""

    act_calls_them = "companion"

    def offer(self) -> None:
        """The people found; how often the case changed is nothing to them."""
        super().offer()
        del self.fields["version"]
