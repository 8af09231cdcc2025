"""What is a case called? A random reference: it gives away no order and no volume, and a slip of the pen is noticed."""

from __future__ import annotations

import secrets

# No I, L, O or U: none is taken for another sign, and no word comes of it. Without the nought they are 31, a prime
# number, so that the check sign notices every single wrong sign and every two that changed places.
ALPHABET = "123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM = 5


def new_reference(council_code: str) -> str:
    """A new reference, for example WEN-K7F3-2M: three letters of the council, five random signs and a check sign."""
    prefix = prefix_of(council_code)
    signs = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    whole = signs + check_sign(prefix + signs)
    return f"{prefix}-{whole[:4]}-{whole[4:]}"


def prefix_of(council_code: str) -> str:
    """The first three letters of the council's code that a reference may hold."""
    return "".join(letter for letter in council_code.upper() if letter in ALPHABET)[:3].ljust(3, "X")


def check_sign(signs: str) -> str:
    """The sign that stands last: each sign's place in the alphabet, weighted by where it stands."""
    return ALPHABET[
        sum(place * ALPHABET.index(sign) for place, sign in enumerate(signs, start=1)) % len(ALPHABET)
    ]


def is_a_reference(words: str) -> bool:
    """Whether this can be a reference at all: its form and its check sign are right."""
    parts = words.split("-")
    if [len(part) for part in parts] != [3, 4, 2]:
        return False
    signs = "".join(parts)
    return all(sign in ALPHABET for sign in signs) and check_sign(signs[:-1]) == signs[-1]
