"""How does a code let somebody in once? Only the newest counts, until its time is up or it was used."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

from people.folding import folded_email
from people.models import OneTimeCode, User

# No letter or figure that could be read as another: it may come by post.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 12  # of 30 signs: about 59 bits


def new_code(user: User, *, until: datetime) -> str:
    """A code for this person, in three groups of four. One made before counts no more."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    OneTimeCode.objects.update_or_create(user=user, defaults={"mark": _mark(user, signs), "until_at": until})
    return "-".join(signs[place : place + 4] for place in range(0, _LENGTH, 4))


def whose_code(email: str, code: str, *, at: datetime) -> User | None:
    """The person with this address and this code, which counts no more from now on; None where one is not right."""
    signs = "".join(sign for sign in code.upper() if sign in _SIGNS)
    kept = OneTimeCode.objects.select_related("user").filter(user__email_key=folded_email(email)).first()
    if kept is None or kept.until_at < at or not constant_time_compare(kept.mark, _mark(kept.user, signs)):
        return None
    used, _ = OneTimeCode.objects.filter(pk=kept.pk, mark=kept.mark).delete()  # Of two at once, one comes in.
    return kept.user if used and kept.user.is_active else None


def _mark(user: User, signs: str) -> str:
    return salted_hmac("people.one_time_codes", f"{user.pk}:{signs}", algorithm="sha256").hexdigest()
