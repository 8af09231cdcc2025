"""Does the list for translators have every word that is read now, and none that is not?"""

from __future__ import annotations

from pathlib import Path

from babel.messages.pofile import read_po

from protocol_portal.words import ENGLISH, ROOT, as_python, guards_sentences, make_words, words_read

MAKE = "The list of words is not as the pages are. Run: make words"


def _listed(path: Path) -> set[tuple[str | None, str]]:
    with path.open("rb") as file:
        return {(message.context, str(message.id)) for message in read_po(file) if message.id}


def _read() -> set[tuple[str | None, str]]:
    return {(message.context, str(message.id)) for message in words_read() if message.id}


def test_it_is_up_to_date() -> None:
    listed, read = _listed(ROOT / ENGLISH), _read()
    assert not sorted(read - listed, key=str)[:5], MAKE
    assert not sorted(listed - read, key=str)[:5], MAKE


def test_it_has_pages_forms_guards_refusals_and_events() -> None:
    words = {str(message.id): {path for path, _line in message.locations} for message in words_read()}
    assert "templates/base.html" in words["Skip to main content"]
    assert "cases/forms/acts/acting.py" in words["Write the day like 12 June 2026 or 12/6/2026"]
    assert words["Say why: without a reason nothing is done."] == {"cases/guards/dealing.py"}
    assert words["There is nothing here for you to answer."] >= {"cases/acts/put_to_them.py"}
    held = (ROOT / "templates" / "events" / "held.txt").read_text("utf-8").strip()
    assert words[held] == {"templates/events/held.txt"}


def test_a_word_in_a_template_is_found_and_what_is_not_marked_is_not() -> None:
    found = as_python("{% load i18n %}<p>Not this</p>\n   {% translate 'But this' %}", "page.html")
    assert "But this" in found
    assert "Not this" not in found


def test_of_a_guard_it_is_the_docstring_in_one_line() -> None:
    text = 'def one() -> bool:\n    """Say\n    why."""\n\n\ndef _other() -> bool:\n    """Not read."""\n'
    assert list(guards_sentences(text)) == ["Say why."]


def test_making_it_again_keeps_what_was_translated_and_sets_aside_what_is_read_no_longer(
    tmp_path: Path,
) -> None:
    pages = tmp_path / "templates"
    pages.mkdir()
    for room in ("cases", "people", "protocol_portal", "rules"):
        (tmp_path / room).mkdir()
    (pages / "one.html").write_text('{% load i18n %}{% translate "Stays" %} {% translate "Goes" %}', "utf-8")
    make_words(tmp_path)
    welsh = tmp_path / "locale" / "cy" / "LC_MESSAGES" / "django.po"
    welsh.parent.mkdir(parents=True)
    english = (tmp_path / ENGLISH).read_text("utf-8")
    welsh.write_text(english.replace('msgid "Stays"\nmsgstr ""', 'msgid "Stays"\nmsgstr "Erys"'), "utf-8")
    (pages / "one.html").write_text('{% load i18n %}{% translate "Stays" %} {% translate "Comes" %}', "utf-8")
    make_words(tmp_path)
    text = welsh.read_text("utf-8")
    assert 'msgid "Stays"\nmsgstr "Erys"' in text
    assert 'msgid "Comes"\nmsgstr ""' in text
    assert "Goes" not in [words for _context, words in _listed(welsh)]
