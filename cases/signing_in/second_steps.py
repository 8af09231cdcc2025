"""What does somebody show beside a password? A code from an app, a passkey, or a recovery code; their secrets sealed."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.ciphertext import decrypted, encrypted
from people.models import User


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
