"""The shelf keeps each text once, byte for byte, never changed, and says which one governs a council on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rules.models import NotPublished, RulebookVersion
from rules.shelf import adopt, latest_of_each, put_on_shelf, version, version_in_force, versions_of
from tests.rules import books
from tests.rules.command_line import said

pytestmark = pytest.mark.django_db

NEXT = ("in force from: 2026-05-21", "in force from: 2027-05-20")


def shelved(tmp_path: Path | None = None, *changes: tuple[str, str]) -> RulebookVersion:
    path = books.WENDLEBURY
    if tmp_path is not None:
        path = tmp_path / f"{len(changes)}.yaml"
        path.write_text(books.changed(*changes).text, "utf-8")
    return put_on_shelf("wendlebury", path)[0]


def test_the_same_bytes_are_one_version_and_any_other_byte_is_another(tmp_path: Path) -> None:
    first, is_new = put_on_shelf("wendlebury", books.WENDLEBURY)
    again, is_new_again = put_on_shelf("wendlebury", books.WENDLEBURY)
    assert (is_new, is_new_again, again.pk) == (True, False, first.pk)
    other = shelved(tmp_path, NEXT)
    assert other.pk != first.pk
    assert versions_of("wendlebury") == [first, other]
    assert latest_of_each() == [other]
    assert version(first.sha256) == first
    assert version("0" * 64) is None


def test_the_text_comes_back_byte_for_byte_and_reads_as_the_same_rulebook() -> None:
    stored = RulebookVersion.objects.get(pk=shelved().pk)
    assert stored.text.encode() == books.WENDLEBURY.read_bytes()
    assert stored.rulebook().sha256 == stored.sha256 == books.book("wendlebury").sha256
    assert stored.rulebook() is stored.rulebook()


def test_a_published_version_is_never_changed() -> None:
    stored = shelved()
    stored.status = "something else"
    with pytest.raises(NotPublished, match="publish a new one"):
        stored.save()


def test_a_text_that_was_tampered_with_is_not_read() -> None:
    stored = shelved()
    RulebookVersion.objects.filter(pk=stored.pk).update(text=stored.text.replace("Director", "Directrix"))
    with pytest.raises(NotPublished):
        RulebookVersion.objects.get(pk=stored.pk).rulebook()


def test_a_file_that_is_no_rulebook_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("council: [\n")
    with pytest.raises(NotPublished, match="line "):
        put_on_shelf("wendlebury", tmp_path / "broken.yaml")
    assert not RulebookVersion.objects.exists()


def test_the_version_in_force_is_the_one_adopted_last_on_or_before_the_day(tmp_path: Path) -> None:
    old, new = shelved(), shelved(tmp_path, NEXT)
    adopt("wendlebury", old, from_on=date(2026, 5, 21), adopted_by="Annual Council, minute 14")
    adopt("wendlebury", new, from_on=date(2027, 5, 20), adopted_by="Annual Council, minute 9")
    assert version_in_force("wendlebury", date(2026, 5, 20)) is None
    assert version_in_force("wendlebury", date(2026, 5, 21)) == old
    assert version_in_force("wendlebury", date(2027, 5, 19)) == old
    assert version_in_force("wendlebury", date(2027, 5, 20)) == new
    assert version_in_force("elsewhere", date(2027, 5, 20)) is None


def test_a_later_adoption_of_the_same_day_corrects_the_earlier(tmp_path: Path) -> None:
    old, new = shelved(), shelved(tmp_path, NEXT)
    adopt("wendlebury", old, from_on=date(2026, 5, 21), adopted_by="minute 14")
    adopt("wendlebury", new, from_on=date(2026, 5, 21), adopted_by="minute 14, corrected")
    assert version_in_force("wendlebury", date(2026, 6, 1)) == new


def test_load_rulebooks_puts_every_sound_file_on_the_shelf_once() -> None:
    answer = said("load_rulebooks", books.PROTOCOLS)
    assert (answer.code, answer.err) == (0, "")
    assert {stored.protocol for stored in RulebookVersion.objects.all()} == set(books.FIVE)
    again = said("load_rulebooks", books.PROTOCOLS)
    assert again.code == 0
    assert RulebookVersion.objects.count() == answer.out.count("Loaded") == again.out.count("Already there")


def test_load_rulebooks_leaves_out_what_has_errors_and_says_how_to_see_them(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(books.WENDLEBURY.read_bytes())
    (tmp_path / "b.yaml").write_bytes(
        (Path(__file__).parent / "faults/R030-a-case-without-a-rule.yaml").read_bytes()
    )
    answer = said("load_rulebooks", tmp_path)
    assert answer.code == 1
    assert "check_rulebooks" in answer.err
    assert [stored.council_name for stored in RulebookVersion.objects.all()] == ["Wendlebury Borough Council"]
    assert said("load_rulebooks", tmp_path / "none").code == 2
