"""What does somebody show to prove that it is them, and how do they change it?"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import Typed
from cases.signing_in.second_steps import code_shown, new_passkey, passkey_shown
from people.models import User


def _password(label: Any, missing: Any, autocomplete: str) -> Typed:
    return Typed(
        label=label,
        longest=200,
        missing=missing,
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "half", "autocomplete": autocomplete}),
    )


def _code(help_text: Any, *, figures: bool = True) -> Typed:
    attributes = {"class": "half", "autocomplete": "one-time-code", "spellcheck": "false"}
    if figures:
        attributes["inputmode"] = "numeric"
    return Typed(
        label=_("Code"),
        help_text=help_text,
        longest=40,
        missing=_("Enter the code"),
        widget=forms.TextInput(attrs=attributes),
    )


class FromBrowser(forms.JSONField):
    """What a browser's script says of a passkey; `missing` is for anything that it could not have said."""

    _LONGEST = 20_000  # characters; a real one has about 1,000

    def __init__(self, missing: Any) -> None:
        said = {"required": missing, "invalid": missing}
        super().__init__(widget=forms.HiddenInput, error_messages=said)

    def to_python(self, value: Any) -> Any:
        """The answer as the library reads it: an object, and not one nested to exhaust the reader."""
        refused = forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if isinstance(value, str) and len(value) > self._LONGEST:
            raise refused
        try:
            said = super().to_python(value)
        except RecursionError:
            raise refused from None
        if said is not None and not isinstance(said, dict):
            raise refused
        return said


class CodeForm(forms.Form):
    """A code from their app, or one of their recovery codes. `step` is what it belonged to."""

    use_required_attribute = False
    code = _code(_("6 figures from your app, or one of your recovery codes."))

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.step: Authenticator | None = None

    def clean_code(self) -> str:
        """Whatever blanks and hyphens people put between the figures."""
        code = "".join(self.cleaned_data["code"].replace("-", " ").split())
        self.step = code_shown(self.user, code)
        return code


class LeftForm(forms.Form):
    """The address under which the council knew somebody who has left."""

    use_required_attribute = False
    email = Typed(
        label=_("The email address you had at the council"),
        longest=254,
        missing=_("Enter the email address you had at the council"),
        widget=forms.EmailInput(attrs={"class": "half", "autocomplete": "username", "spellcheck": "false"}),
    )


class OneTimeCodeForm(LeftForm):
    """That address, and the code that came by mail or by post."""

    code = _code(
        _("12 letters and figures, from our mail or letter. Capitals and hyphens do not matter."),
        figures=False,
    )


class FirstCodeForm(forms.Form):
    """The first code of an app that has just been told the secret."""

    use_required_attribute = False
    code = _code(_("6 figures, as the app shows them now."))

    def __init__(self, secret: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secret = secret

    def clean_code(self) -> str:
        """Right only where the app was told this secret."""
        code = "".join(self.cleaned_data["code"].split())
        if not validate_totp_code(self.secret, code):
            raise forms.ValidationError(_("That code is not right. Wait for the next one, and enter it."))
        return code


class PasskeyForm(forms.Form):
    """What the browser says of a passkey; of anybody's, where no person is known yet. `step` is whose it was."""

    credential = FromBrowser(_("Your browser sent no passkey. Try again, or use another way."))

    def __init__(self, user: User | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.step: Authenticator | None = None

    def clean_credential(self) -> object:
        """Only an answer to the challenge of this session."""
        self.step = passkey_shown(self.user, self.cleaned_data["credential"])
        return self.cleaned_data["credential"]


class NewPasskeyForm(forms.Form):
    """A new passkey, and what they call it."""

    use_required_attribute = False
    name = Typed(
        label=_("What do you call this device?"),
        help_text=_("For example “work laptop”, so that you know it again."),
        longest=60,
        missing=_("Enter what you call this device"),
        half=True,
    )
    credential = FromBrowser(_("Your browser made no passkey. Try again."))

    def clean_credential(self) -> object:
        """Only one that was made for the challenge of this session."""
        new_passkey(self.cleaned_data["credential"])
        return self.cleaned_data["credential"]


class PasswordAgainForm(forms.Form):
    """Their password, once more. Whether it is right, and how often it may be tried, is for the page to say."""

    use_required_attribute = False
    password = _password(_("Password"), _("Enter your password"), "current-password")


class NewPasswordForm(forms.Form):
    """A new password."""

    use_required_attribute = False
    password = _password(_("New password"), _("Enter a new password"), "new-password")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].help_text = _(
            "At least 12 characters. Three words that have nothing to do with each other are good."
        )

    def clean_password(self) -> str:
        """Long enough, not common, not their own name or address."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password
