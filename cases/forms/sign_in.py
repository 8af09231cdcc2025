"""Which email address and password did the person give?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import Typed


class SignInForm(forms.Form):
    """An email address and a password. Neither is kept when they are wrong, except the address on the page."""

    email = Typed(
        label=_("Email address"),
        longest=254,
        missing=_("Enter your email address"),
        widget=forms.EmailInput(attrs={"class": "half", "autocomplete": "username", "spellcheck": "false"}),
    )
    password = Typed(
        label=_("Password"),
        longest=200,
        missing=_("Enter your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "half", "autocomplete": "current-password"}),
    )
    use_required_attribute = False
