"""Are keys made once, for one pair of eyes, and never taken from the code?"""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from protocol_portal.keys import add_missing_keys, new_keys, write_keys
from tests.house.command_line import manage


def test_a_file_of_keys_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    write_keys(tmp_path / "var" / "secrets.env")

    assert stat.S_IMODE((tmp_path / "var" / "secrets.env").stat().st_mode) == 0o600


def test_the_folder_of_keys_and_data_is_closed_to_others(tmp_path: Path) -> None:
    write_keys(tmp_path / "var" / "secrets.env")

    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700


def test_a_file_of_keys_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    write_keys(path)
    first = path.read_text()

    with pytest.raises(FileExistsError):
        write_keys(path)

    assert path.read_text() == first


def test_a_file_that_is_older_than_a_key_gets_it_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    path.write_text("SECRET_KEY=one\nFIELD_ENCRYPTION_KEYS=two,three\nBLIND_INDEX_KEY=four")

    assert add_missing_keys(path) == ["RECORD_KEY"]

    lines = path.read_text().splitlines()
    assert lines[:3] == ["SECRET_KEY=one", "FIELD_ENCRYPTION_KEYS=two,three", "BLIND_INDEX_KEY=four"]
    assert len(lines) == 4
    assert len(lines[3].removeprefix("RECORD_KEY=")) > 64


def test_a_file_that_lacks_no_key_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    write_keys(path)
    first = path.read_bytes()

    assert add_missing_keys(path) == []
    assert path.read_bytes() == first


def test_no_two_installations_share_a_key() -> None:
    assert not set(new_keys().values()) & set(new_keys().values())


def test_the_new_encryption_key_encrypts() -> None:
    box = Fernet(new_keys()["FIELD_ENCRYPTION_KEYS"])

    assert box.decrypt(box.encrypt(b"what happened")) == b"what happened"


@pytest.mark.parametrize("key", ["SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "BLIND_INDEX_KEY", "RECORD_KEY"])
def test_the_site_does_not_start_without_the_key(key: str) -> None:
    keys = {name: value for name, value in new_keys().items() if name != key}

    outcome = manage("check", **keys)

    assert outcome.returncode != 0
    assert f"Set the {key} environment variable" in outcome.stderr


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("FIELD_ENCRYPTION_KEYS", "", "FIELD_ENCRYPTION_KEYS holds no key."),
        ("FIELD_ENCRYPTION_KEYS", "short", "Key 1 in FIELD_ENCRYPTION_KEYS is not a Fernet key."),
        ("BLIND_INDEX_KEY", "short", "BLIND_INDEX_KEY is shorter than 32 characters."),
        ("RECORD_KEY", "short", "RECORD_KEY is shorter than 32 characters."),
    ],
    ids=["no key", "no Fernet key", "a short index key", "a short key of the record"],
)
def test_a_key_that_cannot_do_its_work_is_found_at_once(key: str, value: str, said: str) -> None:
    outcome = manage("check", **(new_keys() | {key: value}))

    assert outcome.returncode != 0
    assert said in outcome.stderr
