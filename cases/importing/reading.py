"""What stands in the file? Rows by column, or one sentence on why it cannot be read. Never what the rows mean."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_ROWS = 500
LARGEST_BYTES = 2_000_000
LONGEST_CELL = 20_000
COLUMNS = (
    "reference",
    "received on",
    "raised by",
    "raised by post",
    "how to reach them",
    "about",
    "about post",
    "matter",
    "answers",
    "what happened",
    "state",
    "acknowledged on",
    "closed on",
    "outcome",
)
NEEDED = ("reference", "received on", "matter", "state")


class NotReadable(Exception):
    """The file as a whole cannot be read. Its text says how to mend it."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file: its line, and its cells by column. `fault` says why it cannot be taken as it stands."""

    number: int
    cells: dict[str, str]
    fault: str = ""


def template() -> str:
    """A file to fill in: the columns, and one made-up row that shows how."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerow(
        (
            "2025/014", "12 March 2025", "Ada Pell", "", "3 Mill Lane", "", "Member",
            "councillor about officer", "safety=no; ground=courtesy", "What was said to have happened.", "closed",
            "14 March 2025", "2 April 2025", "not taken further",
        )
    )  # fmt: skip
    return written.getvalue()


def rows_of(content: bytes) -> tuple[Line, ...]:
    """The rows of a CSV file (UTF-8 with or without its mark, or Windows-1252). Raises NotReadable."""
    if len(content) > LARGEST_BYTES:
        raise NotReadable(_("The file is larger than 2 MB. Divide it into several files."))
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NotReadable(
            _("This is a workbook. Save it as CSV (“CSV UTF-8” in Excel), and choose that file.")
        )
    text = _text(content)
    try:
        lines = list(_lines(text))
    except csv.Error:
        raise NotReadable(
            _("The file is no CSV that can be read. Save it again as CSV from your spreadsheet.")
        ) from None
    if not lines:
        raise NotReadable(_("There is no row in the file below its headings."))
    if len(lines) > MOST_ROWS:
        raise NotReadable(
            _("The file has more than %(most)s rows. Divide it into several files.") % {"most": MOST_ROWS}
        )
    return tuple(lines)


def _text(content: bytes) -> str:
    if b"\x00" in content:
        raise NotReadable(
            _("The file is no text. Save it as CSV from your spreadsheet, and choose that file.")
        )
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable(
        _("The letters in the file cannot be read. Save it as “CSV UTF-8”, and choose that file.")
    )


def _lines(text: str) -> Iterator[Line]:
    first = text.split("\n", 1)[0]
    by = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=by, strict=True)
    headings = [" ".join(cell.split()).casefold() for cell in next(reader, [])]
    missing = [name for name in NEEDED if name not in headings]
    if missing:
        said = _(
            "The first line has no column called “%(names)s”. Begin with the template, and keep its headings."
        )
        raise NotReadable(said % {"names": "”, “".join(missing)})
    unknown = [name for name in headings if name and name not in COLUMNS]
    if unknown:
        said = _(
            "This service knows no column called “%(names)s”. Take it out, or call it as the template does."
        )
        raise NotReadable(said % {"names": "”, “".join(name[:40] for name in unknown[:5])})
    twice = sorted({name for name in headings if name and headings.count(name) > 1})
    if twice:
        said = _("There are two columns called “%(names)s”. Keep one of each.")
        raise NotReadable(said % {"names": "”, “".join(twice)})
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield _line(reader.line_num, headings, cells)


def _line(number: int, headings: list[str], cells: list[str]) -> Line:
    taken = {name: cell.strip() for name, cell in zip(headings, cells, strict=False) if name}
    if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
        fault = _("There are more cells than headings. Put cells that hold a comma in quotation marks.")
        return Line(number, taken, fault)
    for name, cell in taken.items():
        if len(cell) > LONGEST_CELL:
            long = _("“%(name)s” has more than 20,000 characters. Shorten it.")
            return Line(number, {**taken, name: cell[:100]}, long % {"name": name})
        if cell.startswith("="):
            formula = _("“%(name)s” begins with “=”, as a formula does. Write the value itself.")
            return Line(number, taken, formula % {"name": name})
    return Line(number, taken)
