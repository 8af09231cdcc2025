"""What does somebody show beside a password? A code from an app, a passkey or a recovery code; all sealed."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as passkeys
from cryptography.exceptions import InvalidSignature
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.ciphertext import decrypted, encrypted
from people.models import User

# What a damaged or hostile answer makes the library raise.
_CANNOT_BE_READ = (TypeError, ValueError, KeyError, AttributeError, IndexError, InvalidSignature)


class SecondSteps(DefaultMFAAdapter):
    """The library's second steps, under our name, in our words and with our keys."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("That did not work. Try again, or use another way."),
    }

    def encrypt(self, text: str) -> str:
        """A secret as it is kept: under FIELD_ENCRYPTION_KEYS, like what people write."""
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again. Raises Unreadable where the key is gone."""
        return decrypted(encrypted_text)

    def get_totp_issuer(self) -> str:
        """What an app shows above the code."""
        return _("Member and officer concerns")

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """Who a passkey is for, as the person's own device shows it."""
        return {
            "id": user_pk_to_url_str(user).encode("utf8"),
            "display_name": user.display_name,
            "name": user.email,
        }


def code_shown(user: User, code: str) -> Authenticator:
    """What the code belongs to: their app or their recovery codes. Raises ValidationError for a wrong or a used one."""
    forget_tries = check_rate_limit(user)
    for step in Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN):
        if step.wrap().validate_code(code) and _is_new(step, code):
            forget_tries()
            return step
    raise SecondSteps().validation_error("incorrect_code")


def passkey_shown(user: User | None, credential: object) -> Authenticator:
    """The passkey that answered the challenge of this session; of anybody, where no person is named yet.

    Raises ValidationError for whatever else was sent.
    """
    forget_tries = check_rate_limit(user) if user is not None else None
    try:
        passkeys.parse_authentication_response(credential)
        owner = user or passkeys.extract_user_from_response(credential)
        step = passkeys.complete_authentication(owner, credential)
    except _CANNOT_BE_READ as refused:
        raise SecondSteps().validation_error("incorrect_code") from refused
    if forget_tries is not None:
        forget_tries()
    return step


def new_passkey(credential: object) -> None:
    """Check that a passkey was made for the challenge of this session. Raises ValidationError where it was not."""
    try:
        passkeys.parse_registration_response(credential)
        made = passkeys.complete_registration(credential)
        if not made.is_user_verified():
            raise SecondSteps().validation_error("incorrect_code")
    except _CANNOT_BE_READ as refused:
        raise SecondSteps().validation_error("incorrect_code") from refused


def has_second_step(user: User, *kinds: str) -> bool:
    """Whether they have any of these, or any at all that is asked for after a password."""
    asked = kinds or (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=user, type__in=asked).exists())


def _is_new(step: Authenticator, code: str) -> bool:
    """Whether an app's code was not used before, for as long as it is taken."""
    if step.type != Authenticator.Type.TOTP:
        return True
    seconds = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return bool(cache.add(f"code.{step.pk}.{code}", "used", timeout=seconds))
