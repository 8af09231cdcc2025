"""What does somebody write who is asked for a view, or for their account? Neither sees the case, nor its version."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import Day, several_lines
from cases.forms.acts.picking import PersonPickForm


class ViewForm(forms.Form):
    """A view, in their own words."""

    use_required_attribute = False
    words = several_lines(
        _("Your view"), _("Write your view"), hint=_("Whoever asked you reads this, with your name.")
    )


class AccountForm(forms.Form):
    """Words of the person it is about."""

    use_required_attribute = False
    words = several_lines(_("Your account"), _("Write your account"))


class AccountGivenForm(AccountForm):
    """Their account of what is said."""

    words = several_lines(
        _("Your account"),
        _("Write your account"),
        hint=_("Whoever deals with this reads it. You can add to it afterwards, and not change it."),
        rows=10,
    )


class AccountAddedForm(AccountForm):
    """Something more, after the account was sent."""

    words = several_lines(
        _("Add to your account"),
        _("Write what you want to add"),
        hint=_("Whoever deals with this reads it. What you sent before stays as it is."),
    )


class MoreTimeAskedForm(forms.Form):
    """Until when, and why."""

    use_required_attribute = False
    until = Day(
        label=_("By when can you answer?"),
        missing=_("Write by when you can answer"),
        help_text=_("For example 12 June 2026."),
    )
    reasons = several_lines(
        _("Why do you need more time?"),
        _("Say why you need more time"),
        hint=_("Whoever deals with this reads it."),
        rows=4,
    )


class CompanionToAccountForm(PersonPickForm):
    """Somebody to go with the person it is about."""

    act_calls_them = "companion"

    def offer(self) -> None:
        """The people found; how often the case changed is nothing to them."""
        super().offer()
        del self.fields["version"]
