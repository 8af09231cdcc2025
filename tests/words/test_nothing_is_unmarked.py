"""Is every word in a template, a form or a view marked, so that it can be read in another language?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(
    path
    for path in (ROOT / "templates").rglob("*.*")
    # The sentence of an event is listed whole: see protocol_portal/words.py.
    if path.suffix in (".html", ".txt")
    and path.parent.name != "events"
    # Nothing but true and false, as attributes are written.
    and path.name != "_attributes.html"
)
CODE = sorted([*(ROOT / "cases" / "forms").rglob("*.py"), *(ROOT / "cases" / "views").rglob("*.py")])
# Attributes whose words a person reads or hears.
_READ = re.compile(r"""\b(?:title|alt|aria-label|placeholder|value|content)=["']([^"'<>]*)["']""")
# Of a tag whose end stands in another branch of a template only the beginning is there.
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*(?:>|(?=<)|$)", re.DOTALL)
# A sign by its name, and an address.
_NO_WORDS = re.compile(r"&#?\w+;|\b[\w.-]+\.(?:com|uk|org)\b")
# The name of a class, and no word.
_SHELL = re.compile(r"{% block shell %}\w+{% endblock %}")
_WORD = re.compile(r"[A-Za-z]{2,}")
# Marks of machines, not words.
_NOT_READ = re.compile(
    r"(width=device-width.*|noindex.*|no-referrer|yes|no|check|[a-z_]+|[a-z]+(?:[-_ ][a-z0-9]+)*)$"
)
_LOGS = frozenset({"debug", "info", "warning", "error", "exception"})
_MARKS = frozenset(
    {"_", "_now", "_lazy", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "Refused"}
)


def unmarked_in_template(text: str) -> list[str]:
    """What stands in a template outside every mark and is read: text, and attributes that are read or heard."""
    outside, inside = [], 0
    for token in Lexer(_SHELL.sub("", text)).tokenize():
        if token.token_type == TokenType.BLOCK:
            word = token.contents.split()[0]
            inside += word in ("blocktranslate", "blocktrans", "comment", "verbatim")
            inside -= word in ("endblocktranslate", "endblocktrans", "endcomment", "endverbatim")
            outside.append(" ")
        elif token.token_type == TokenType.TEXT:
            outside.append(token.contents if not inside else " ")
        else:
            outside.append(" ")
    html = re.sub(r"<(style|script)\b.*?</\1>", " ", "".join(outside), flags=re.DOTALL)
    heard = [words for words in _READ.findall(html) if _WORD.search(words) and not _NOT_READ.match(words)]
    html = _NO_WORDS.sub(" ", html)
    seen = [line.strip() for line in _TAG.sub("\n", html).splitlines() if _WORD.search(line)]
    return [*heard, *seen]


def unmarked_in_code(text: str) -> Iterator[str]:
    """Sentences in code that is read: several words with a capital at the beginning, in no mark and no docstring."""
    tree, passed = ast.parse(text), set[int]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name_of(node.func) in _MARKS | _LOGS:
            passed |= {id(each) for argument in node.args for each in ast.walk(argument)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        elif isinstance(node, ast.Raise):
            # What a programmer reads.
            passed |= {id(each) for each in ast.walk(node)} if "Error" in ast.dump(node) else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            words = node.value.strip()
            if re.match(r"[A-Z“][\w’]*[ ,:] ?[\w“(]+", words) and len(words.split()) > 2:
                yield words


def refused_unmarked(text: str) -> Iterator[int]:
    """Lines on which an act is refused in words that are put together without a mark."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and _name_of(node.func) in ("Refused", "NotPossible"):
            for argument in node.args:
                if isinstance(argument, ast.JoinedStr):
                    yield node.lineno


def _name_of(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_marks_every_word(path: Path) -> None:
    assert unmarked_in_template(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_form_or_a_view_marks_every_sentence(path: Path) -> None:
    assert list(unmarked_in_code(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("room", ["cases", "people"])
def test_a_refusal_that_is_put_together_is_marked(room: str) -> None:
    unmarked = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / room).rglob("*.py"))
        if "demonstration" not in path.parts
        for line in refused_unmarked(path.read_text("utf-8"))
    }
    assert unmarked == set()
    assert list(refused_unmarked('raise Refused(f"You left on {day}.")')) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Plain words</p>",
        '<p title="Read aloud">{{ words }}</p>',
        "{% blocktranslate %}Marked{% endblocktranslate %} and not",
        '<input value="Send it">',
        "<p>{{ name }}, Clerk</p>",
    ],
)
def test_what_is_not_marked_in_a_template_is_found(text: str) -> None:
    assert unmarked_in_template(text)


@pytest.mark.parametrize(
    "text",
    ['LABEL = "Who should look at it?"', 'def one() -> str:\n    return f"You have left {council} now."'],
)
def test_what_is_not_marked_in_code_is_found(text: str) -> None:
    assert list(unmarked_in_code(text))


@pytest.mark.parametrize("text", ['LABEL = _("Who should look at it?")', '"""A docstring of a module."""'])
def test_what_is_marked_in_code_is_not_found(text: str) -> None:
    assert not list(unmarked_in_code(text))
