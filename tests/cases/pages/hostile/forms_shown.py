"""Which forms, fields and links does a page hold? Read from its HTML, as a browser reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_ONCE = frozenset({"code"})
_TYPED = frozenset({"text", "search", "email", "tel", "number", "url", "textarea"})


@dataclass
class Field:
    """One field; `offered` are the answers of a choice."""

    name: str
    kind: str
    value: str
    anchor: str
    offered: list[str] = field(default_factory=list)

    @property
    def is_typed(self) -> bool:
        """Whether somebody types into it, and reads again what they typed."""
        return self.kind in _TYPED

    @property
    def kept(self) -> bool:
        """Whether what is typed stands in the box again. Not of a code that counts once."""
        return self.name not in _ONCE


@dataclass
class Form:
    """One form that changes something: where it is sent, its fields, and its buttons with a name."""

    action: str
    fields: dict[str, Field] = field(default_factory=dict)


class _Reader(HTMLParser):
    """Collects as it reads. A form without `method="post"` only asks and is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.title = ""
        self._form: Form | None = None
        self._writing: Field | None = None
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form, a field, a link, or the place of any of them."""
        has = {name: value or "" for name, value in attrs}
        if "id" in has:
            self.anchors.add(has["id"])
        if tag == "a" and "href" in has:
            self.links.append(has["href"])
        elif tag == "title":
            self._in_title = True
        elif tag == "form" and has.get("method", "").lower() == "post":
            self._form = Form(has.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None and has.get("name"):
            self._field(tag, has)
        elif tag == "option" and self._form is not None and self._form.fields:
            list(self._form.fields.values())[-1].offered.append(has.get("value", ""))

    def _field(self, tag: str, has: dict[str, str]) -> None:
        assert self._form is not None
        kind = has.get("type", "text") if tag == "input" else tag
        name, value = has["name"], has.get("value", "")
        known = self._form.fields.setdefault(name, Field(name, kind, "", has.get("id", "")))
        if kind in ("radio", "checkbox"):
            known.offered.append(value)
            if "checked" in has or not known.value:
                known.value = value
        elif tag == "textarea":
            self._writing = known
        else:
            known.value = value

    def handle_endtag(self, tag: str) -> None:
        """Its end."""
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._writing = None
        elif tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        """What stands in a box of several lines, and the title."""
        if self._writing is not None:
            self._writing.value += data
        if self._in_title:
            self.title += data


@dataclass(frozen=True)
class Shown:
    """What was found on a page."""

    forms: list[Form]
    links: list[str]
    anchors: set[str]
    title: str


def shown_on(html: str) -> Shown:
    """Read a page."""
    reader = _Reader()
    # As a browser does: the line break right behind the mark of a box is not part of what stands in it.
    reader.feed(html.replace("\r\n", "\n"))
    reader.close()
    for form in reader.forms:
        for one in form.fields.values():
            if one.kind == "textarea":
                one.value = one.value.removeprefix("\n")
    return Shown(reader.forms, reader.links, reader.anchors, reader.title)
