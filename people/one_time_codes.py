"""How does a code let somebody in once? The newest by mail and by post, until its time is up or it was used."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.utils.crypto import constant_time_compare, salted_hmac

from people.folding import folded_email
from people.models import OneTimeCode, User

# No letter or figure that could be read as another: it may come by post.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 12  # of 30 signs: about 59 bits
# Whoever knows an address can ask for mails to it.
MAILED_A_DAY = 3


def posted_code(user: User, *, on: date, until: datetime) -> str:
    """A code for this person, in three groups of four. One by post made before counts no more."""
    return _new(user, OneTimeCode.Way.POST, on, until, times=1)


def code_to_mail(user: User, *, on: date, at: datetime, until: datetime) -> str:
    """A code to be mailed. Empty while the last one counts, and once as many were made as are mailed in a day.

    So nobody who asks for it in somebody's place ends the code that lies in their mail, or fills it.
    """
    last = OneTimeCode.objects.filter(user=user, way=OneTimeCode.Way.MAIL).first()
    if last is not None and last.until_at >= at:
        return ""
    before = last.times if last is not None and last.made_on == on else 0
    return _new(user, OneTimeCode.Way.MAIL, on, until, times=before + 1) if before < MAILED_A_DAY else ""


def whose_code(email: str, code: str, *, at: datetime) -> User | None:
    """The person with this address and this code, which counts no more from now on; None where one is not right."""
    signs = "".join(sign for sign in code.upper() if sign in _SIGNS)
    counting = OneTimeCode.objects.filter(user__email_key=folded_email(email), until_at__gte=at)
    for kept in counting.select_related("user"):
        if constant_time_compare(kept.mark, _mark(kept.user, signs)):
            used, _ = OneTimeCode.objects.filter(
                pk=kept.pk, mark=kept.mark
            ).delete()  # Of two at once, one comes in.
            return kept.user if used and kept.user.is_active else None
    return None


def _new(user: User, way: OneTimeCode.Way, on: date, until: datetime, *, times: int) -> str:
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    OneTimeCode.objects.update_or_create(
        user=user,
        way=way,
        defaults={"mark": _mark(user, signs), "until_at": until, "made_on": on, "times": times},
    )
    return "-".join(signs[place : place + 4] for place in range(0, _LENGTH, 4))


def _mark(user: User, signs: str) -> str:
    return salted_hmac("people.one_time_codes", f"{user.pk}:{signs}", algorithm="sha256").hexdigest()
