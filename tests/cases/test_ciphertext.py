"""Is what is stored readable only with the keys, and does damage make itself heard?"""

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from cases.ciphertext import NotSearchable, Unreadable, decrypted, encrypted
from cases.models import Draft
from tests.cases.sending import drafted
from tests.world import World


def test_words_come_back_as_they_were_and_are_stored_differently_each_time() -> None:
    assert decrypted(encrypted("Élodie said “no”")) == "Élodie said “no”"
    assert encrypted("the same") != encrypted("the same")


def test_an_empty_text_stays_empty() -> None:
    assert (encrypted(""), decrypted("")) == ("", "")


def test_a_damaged_value_is_never_quietly_empty(wendlebury: World) -> None:
    draft = drafted(wendlebury.member, wendlebury.council, "advice", facts={})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_draft SET answers = 'not a token' WHERE id = %s", [draft.pk])
    with pytest.raises(Unreadable):
        Draft.objects.get(pk=draft.pk)


def test_an_old_key_still_reads_and_a_lost_one_does_not(settings: object) -> None:
    old = settings.FIELD_ENCRYPTION_KEYS  # type: ignore[attr-defined]
    token = encrypted("kept")
    new = Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [new, *old]  # type: ignore[attr-defined]
    assert decrypted(token) == "kept"
    settings.FIELD_ENCRYPTION_KEYS = [new]  # type: ignore[attr-defined]
    with pytest.raises(Unreadable):
        decrypted(token)


def test_an_encrypted_column_cannot_be_searched() -> None:
    with pytest.raises(NotSearchable):
        Draft.objects.filter(answers="anything").exists()
