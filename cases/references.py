"""What is a case called? A random reference: it gives away no order and no volume, and a slip of the pen is noticed."""

from __future__ import annotations

import secrets

# No I, L, O or U: none is taken for another letter or a number, and no word comes of it.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM = 5


def new_reference(council_code: str) -> str:
    """A new reference, for example WEN-K7F3-2M: three letters of the council, five random signs and a check sign."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    prefix = "".join(letter for letter in council_code.upper() if letter.isalpha())[:3].ljust(3, "X")
    whole = signs + check_sign(prefix + signs)
    return f"{prefix}-{whole[:4]}-{whole[4:]}"


def check_sign(signs: str) -> str:
    """The sign that makes any one wrong sign, or two neighbours exchanged, visible."""
    total = sum(place * ord(sign) for place, sign in enumerate(signs, start=1))
    return ALPHABET[total % 31]


def is_a_reference(words: str) -> bool:
    """Whether this can be a reference at all: its form and its check sign are right."""
    prefix, _, rest = words.partition("-")
    signs = rest.replace("-", "")
    if len(prefix) != 3 or len(rest) != 7 or rest[4:5] != "-" or len(signs) != _RANDOM + 1:
        return False
    return all(sign in ALPHABET for sign in signs) and check_sign(prefix + signs[:-1]) == signs[-1]
