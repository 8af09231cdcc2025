"""What comes back when one field of a form holds what nobody should send? Nothing that was sent is kept."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote_plus, urljoin

from django.test import Client

from tests.cases.pages.hostile.forms_shown import Field, Form, shown_on
from tests.cases.sending import rolled_back

MARK = "Quillon"  # stands in everything that is typed, so that it is found again
# A search says that nobody was found; the lists of a whole election are longer than anything here.
_TAKES_MORE = frozenset({"name", "seats", "panels"})
NAME_OF_200 = (MARK + "-Ferring " * 30)[:200]


@dataclass(frozen=True)
class Bad:
    """Something to type. `raw` is it as a browser that lies sends it; `refused`: no field may take it."""

    raw: bytes
    refused: bool = False

    @property
    def shown(self) -> str:
        """As the page has it when it comes back."""
        return self.raw.decode("utf-8", errors="replace").replace("\r\n", "\n")


WORST = {
    "nothing": Bad(b""),
    "only blanks": Bad(b"   "),
    "too long": Bad((MARK + "x" * 60_000).encode(), refused=True),
    "a null": Bad(MARK.encode() + b"\0z", refused=True),
    "control characters": Bad(MARK.encode() + b"\x07\x1b[31m\x7f", refused=True),
    "half of a surrogate pair": Bad(MARK.encode() + b"\xed\xa0\x80z"),
    "bytes that are no text": Bad(MARK.encode() + b"\xff\xfe\xc3("),
    "a script": Bad(f"{MARK}\"'><script>alert(1)</script>{{{{7*7}}}}".encode()),
    "words that turn the order": Bad(f"{MARK}\u202etxt.exe\u2066".encode(), refused=True),
    "a name of 200 characters": Bad(NAME_OF_200.encode()),
    "a number past every database": Bad(b"9" * 400),
}


def faults_of(browser: Client, page: str, form: Form, fields: list[Field], what: str) -> list[str]:
    """What is wrong with the answer, as sentences; none where all is well. All of the fields hold the same."""
    bad = WORST[what]
    where = f"{page}: {', '.join(one.name for one in fields)} with {what}"
    body = "&".join(
        f"{quote_plus(one.name)}={quote_plus(bad.raw if one in fields else _usual(one))}"
        for one in form.fields.values()
        if one.kind not in ("file", "submit", "button")
    )
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()}
    with rolled_back():
        answer = browser.generic(
            "POST", urljoin(page, form.action or page), body, content_type="application/x-www-form-urlencoded"
        )
        taken = answer.status_code in (301, 302, 303)
        if taken:
            answer = browser.get(urljoin(page, answer["Location"]), follow=True)
    browser.cookies.clear()
    browser.cookies.load(cookies)
    html = answer.content.decode(errors="replace")
    if answer.status_code >= 500:
        return [f"{where} is answered with {answer.status_code}"]
    wrong = [f"{where}: the script stands in the page"] if "<script>alert(1)" in html else []
    if taken:
        hidden = bad.refused and any(one.is_typed for one in fields) and bad.shown in html
        return [*wrong, *([f"{where} is taken"] if hidden else [])]
    for one in fields:
        if one.is_typed and one.kept:
            wrong += _not_shown_again(where, html, one, bad)
    return wrong


def _not_shown_again(where: str, html: str, which: Field, bad: Bad) -> list[str]:
    """What was typed stands in its field, and a link leads there where it can't be taken."""
    shown = shown_on(html)
    again = [form.fields[which.name] for form in shown.forms if which.name in form.fields]
    if not again:
        return [] if MARK not in bad.shown or MARK in html else [f"{where}: what was typed is gone"]
    wrong = []
    if bad.shown.strip() and bad.shown.strip() not in [one.value.strip() for one in again]:
        wrong.append(f"{where}: the field now holds {again[0].value[:60]!r}")
    if bad.refused and which.name not in _TAKES_MORE:
        if not shown.title.startswith("Error: "):
            wrong.append(f"{where}: the title does not begin with Error")
        if f"#{again[0].anchor}" not in shown.links or again[0].anchor not in shown.anchors:
            wrong.append(f"{where}: no link leads to the field")
    return wrong


def _usual(one: Field) -> bytes:
    """What somebody would send of the other fields."""
    if one.value or not one.is_typed:
        return (one.value or (one.offered[0] if one.offered else "")).encode()
    return b"12 June 2026" if one.name.endswith(("_on", "_by", "until", "day")) else b"Some words."
