"""Can somebody under strain read the pages of signing in? Grade 8 at most, and no sentence over 25 words."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from people.models import User
from tests.cases.pages.reading import HIGHEST_GRADE, LONGEST_SENTENCE, grade_of, sentences_of, words_in
from tests.cases.signing_in.codes import code_now, with_an_app
from tests.cases.signing_in.conftest import PASSWORD

pytestmark = pytest.mark.django_db

STRANGERS = [
    "/sign-in",
    "/sign-in?after=time",
    "/sign-in/left",
    "/sign-in/code",
    "/accessibility",
    "/privacy",
    "/cookies",
]
THEIRS = [
    "/your-sign-in",
    "/your-sign-in/password",
    "/your-sign-in/passkey",
    "/your-sign-in/codes",
    "/show-again",
]


@pytest.fixture
def signed_in(client: Client, robin: User) -> Client:
    cache.clear()
    with_an_app(robin)
    client.post("/sign-in", {"email": robin.email, "password": PASSWORD})
    client.post("/sign-in/second-step", {"code": code_now()})
    return client


def _judge(client: Client, address: str) -> None:
    said = sentences_of(client.get(address).content.decode())
    assert said
    assert [one for one in said if words_in(one) > LONGEST_SENTENCE] == []
    assert grade_of(said) <= HIGHEST_GRADE, (address, grade_of(said))


@pytest.mark.parametrize("address", STRANGERS)
def test_a_stranger_can_read_it(client: Client, address: str) -> None:
    _judge(client, address)


@pytest.mark.parametrize("address", THEIRS)
def test_whoever_is_signed_in_can_read_it(signed_in: Client, address: str) -> None:
    _judge(signed_in, address)
