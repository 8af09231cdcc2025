"""Is a reference random, free of letters that are mistaken, and does it notice a slip?"""

from hypothesis import given
from hypothesis import strategies as st

from cases.references import ALPHABET, check_sign, is_a_reference, new_reference

SIGNS = st.text(ALPHABET, min_size=8, max_size=8)


def _reference(signs: str) -> str:
    whole = signs + check_sign(signs)
    return f"{whole[:3]}-{whole[3:7]}-{whole[7:]}"


def test_it_looks_like_the_council_and_holds_no_letter_that_is_mistaken() -> None:
    reference = new_reference("wendlebury")
    assert reference.startswith("WEN-")
    assert not set("ILOU") & set(reference)
    assert is_a_reference(reference)
    assert new_reference("wolderidge").startswith("WDE-")


@given(SIGNS, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(signs: str, place: int, wrong: str) -> None:
    bare = _reference(signs).replace("-", "")
    other = bare[:place] + wrong + bare[place + 1 :]
    assert is_a_reference(f"{other[:3]}-{other[3:7]}-{other[7:]}") == (other == bare)


@given(SIGNS, st.integers(0, 6))
def test_two_neighbours_exchanged_are_noticed(signs: str, place: int) -> None:
    bare = _reference(signs).replace("-", "")
    other = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    assert is_a_reference(f"{other[:3]}-{other[3:7]}-{other[7:]}") == (other == bare)


def test_other_words_are_no_reference() -> None:
    assert not any(
        is_a_reference(words) for words in ("", "WEN", "WEN-K7F3", "WEN-K7F3-2", "wen-k7f3-2m", "--")
    )
