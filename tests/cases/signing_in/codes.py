"""Which code does an app show now?"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.test import Client

from people.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_an_app(user: User) -> User:
    """The person, once they have set up an app and have recovery codes."""
    auth.TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def code_now(secret: str = SECRET) -> str:
    """What the app shows."""
    now = list(auth.yield_hotp_counters_from_time())[1]
    return str(auth.format_hotp_value(auth.hotp_value(secret, now)))


def recovery_codes_of(user: User) -> list[str]:
    """Those that are left."""
    codes: list[str] = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    return codes


def is_in(browser: Client) -> bool:
    """Whether somebody is signed in there."""
    return "_auth_user_id" in browser.session
