"""How is a person linked to a case without naming them? By a keyed mark that means nothing without the key."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings

from people.models import User


def index_of(user: User) -> str:
    """The person's mark: HMAC-SHA256 of their number under BLIND_INDEX_KEY, 64 hexadecimal digits."""
    return index_of_number(user.pk)


def index_of_number(number: int) -> str:
    """The mark of the person with this number, who may have left since."""
    return keyed_hash(f"person:{number}")


def keyed_hash(words: str) -> str:
    """HMAC-SHA256 of any words under the same key, for what must not be guessed from its hash."""
    return hmac.new(settings.BLIND_INDEX_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()
