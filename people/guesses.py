"""May one more password be tried? Ten wrong ones in a quarter of an hour for an account, and no more."""

from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from people.folding import folded_email
from people.models import Guess

MOST_GUESSES = 10
MOST_FROM_ONE_ADDRESS = 30  # A whole council may come from one: some of its people mistype on any morning.
# So often an account is tried whatever came from the address: else one person could hold up everybody behind it.
SPARED_GUESSES = 3
MINUTES_TO_WAIT = 15


def noted_guess(email: str, address: str = "", *, at: datetime) -> list[Guess] | None:
    """Note one try, and return its marks when the password may be looked at; None when there were too many.

    Without an address, for somebody who is signed in already, it counts for the account alone.

    The try is noted before it is counted, each in its own transaction, so that many at once cannot slip past together.
    A try that is not looked at does not make the wait longer.
    """
    since = at - timedelta(minutes=MINUTES_TO_WAIT)
    Guess.objects.filter(at__lte=since).delete()
    account, origin = _mark("account", folded_email(email)), _mark("address", address)
    tried = [
        Guess.objects.create(mark=mark, at=at) for mark in ((account, origin) if address else (account,))
    ]
    of_account = Guess.objects.filter(mark=account, at__gt=since).count()
    from_there = Guess.objects.filter(mark=origin, at__gt=since).count()
    if of_account <= (MOST_GUESSES if from_there <= MOST_FROM_ONE_ADDRESS else SPARED_GUESSES):
        return tried
    forget_guess(tried)
    return None


def forget_guess(tried: list[Guess]) -> None:
    """Take a try back: the password was right, or was not looked at."""
    Guess.objects.filter(pk__in=[guess.pk for guess in tried]).delete()


def _mark(kind: str, words: str) -> str:
    return salted_hmac(f"people.guesses.{kind}", words, algorithm="sha256").hexdigest()
