"""May one more password be tried? Ten in five minutes for an account, and ten from an address, and no more."""

from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from people.folding import folded_email
from people.models.guess import Guess

MOST_GUESSES = 10
MINUTES_TO_WAIT = 5


def one_more_guess(email: str, address: str, *, at: datetime) -> bool:
    """Note one try, then say whether it may be looked at.

    The try is noted before it is counted, each in its own transaction, so that many at once cannot slip past together.
    """
    since = at - timedelta(minutes=MINUTES_TO_WAIT)
    Guess.objects.filter(at__lte=since).delete()
    marks = [_mark("account", folded_email(email)), _mark("address", address)]
    Guess.objects.bulk_create([Guess(mark=mark, at=at) for mark in marks])
    return all(Guess.objects.filter(mark=mark, at__gt=since).count() <= MOST_GUESSES for mark in marks)


def forget_guesses(email: str) -> None:
    """Begin again for an account, once its owner is in."""
    Guess.objects.filter(mark=_mark("account", folded_email(email))).delete()


def _mark(kind: str, words: str) -> str:
    return salted_hmac(f"people.guesses.{kind}", words, algorithm="sha256").hexdigest()
