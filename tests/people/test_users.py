"""Is a person known by one address, however it is typed?"""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from people.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    ["Priya.Shah@Wendlebury.Example", "PRIYA.SHAH@WENDLEBURY.EXAMPLE", " priya.shah@wendlebury.example "],
)
def test_a_person_signs_in_however_the_address_is_typed(typed: str) -> None:
    user = User.objects.create_user("Priya.Shah@wendlebury.example", "Priya Shah", "a password for tests")
    assert authenticate(username=typed, password="a password for tests") == user
    assert authenticate(username=typed, password="A password for tests") is None


def test_one_address_is_one_person_whatever_its_capitals() -> None:
    User.objects.create_user("élodie@wendlebury.example", "Élodie Martin")
    with pytest.raises(IntegrityError):
        User.objects.create_user("ÉLODIE@wendlebury.example", "Another Élodie")


def test_two_addresses_that_differ_by_an_accent_are_two_people() -> None:
    User.objects.create_user("élodie@wendlebury.example", "Élodie Martin")
    assert User.objects.create_user("elodie@wendlebury.example", "Elodie Martin").pk


def test_nobody_signs_in_without_a_password_or_once_inactive() -> None:
    user = User.objects.create_user("priya.shah@wendlebury.example", "Priya Shah")
    assert authenticate(username=user.email, password="") is None
    user.set_password("a password for tests")
    user.is_active = False
    user.save()
    assert authenticate(username=user.email, password="a password for tests") is None


@pytest.mark.parametrize(("email", "name"), [("", "Priya Shah"), ("   ", "Priya Shah"), ("p@w.example", " ")])
def test_a_person_needs_an_address_and_a_name(email: str, name: str) -> None:
    with pytest.raises(ValueError, match="A person needs"):
        User.objects.create_user(email, name)


def test_a_changed_name_or_address_is_found_at_once() -> None:
    user = User.objects.create_user("priya.shah@wendlebury.example", "Priya Shah")
    user.display_name = "Priya Ångström"
    user.save(update_fields=["display_name"])
    user.email = "Priya.Angstrom@wendlebury.example"
    user.save(update_fields=["email"])
    user.refresh_from_db()
    assert user.search_name == "priya angstrom"
    assert User.objects.get_by_natural_key("priya.angstrom@wendlebury.example") == user
