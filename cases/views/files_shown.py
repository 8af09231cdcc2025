"""What does a page say of the files of a draft or a case? Their own names only to whoever added them."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.access import attachments_of, files_of_account, files_of_draft, may_with
from cases.attachments.releasing import is_released, state_in_words
from cases.blind_index import index_of
from cases.clocks import local_date
from cases.doing import Act
from cases.models import Attachment, Case, Draft, Hearing
from cases.part import Part, part_of
from cases.states import OVER, NoteLabel, Relation
from cases.views.clock import today
from cases.views.presented import Line, Row, long_date
from people.models import Council, User


@dataclass(frozen=True, slots=True)
class FileShown:
    """One file: what it is called here, quiet lines, what was said of it, and where it is opened, if it can be."""

    words: str
    about: tuple[str, ...]
    what: str
    key: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """The files of a case as one reader may have them, and where they add one; empty where they do not."""

    files: tuple[FileShown, ...]
    add: str


def attached_to(case: Case, reader: User, *, at_the_desk: bool, part: Part | None = None) -> Attached:
    """What this reader is shown of the files of a case. `part` is theirs in it, where that is known already."""
    part = part if part is not None else part_of(reader, case, today())
    found = attachments_of(reader, case, on=today(), part=part)
    adds = may_with(part, Act.ATTACH, case) and case.state not in OVER
    view = "add_file_at_the_desk" if at_the_desk else "add_file"
    return Attached(
        tuple(_in_a_case(one, case, reader, at_the_desk=at_the_desk) for one in found),
        reverse(view, args=[case.reference]) if adds else "",
    )


def files_in_draft(draft: Draft, owner: User) -> tuple[FileShown, ...]:
    """The files of one's own draft, by the names one gave them."""
    return tuple(
        FileShown(one.filename, (_size(one), _state(one, draft.council)), one.what, str(one.key))
        for one in files_of_draft(owner, draft)
    )


def files_to_account(put: Hearing, reader: User) -> tuple[FileShown, ...]:
    """The files that the person it was put to added, by the names they gave them; to look at only."""
    council = put.case.council
    return tuple(
        FileShown(one.filename, (_size(one), _state(one, council)), one.what, str(one.key))
        for one in files_of_account(reader, put)
    )


def files_row(draft: Draft, owner: User, change: str) -> Row:
    """The files in one row of what is checked before it is sent."""
    names = [Line(one.filename) for one in files_of_draft(owner, draft)]
    lines = names or [Line(_("None"), quiet=True)]
    return Row(_("Files"), tuple(lines), change=change, change_words=_("the files"))


def _in_a_case(one: Attachment, case: Case, reader: User, *, at_the_desk: bool) -> FileShown:
    numbered = _("File %(number)s") % {"number": one.number}
    own = one.by == index_of(reader)
    added = _("Added by %(who)s on %(day)s.") % {
        "who": _("you") if own else one.name,
        "day": long_date(local_date(one.added_at)),
    }
    lines = [_size(one), added, _state(one, case.council)]
    if at_the_desk:
        lines.append(_for_whom(one, case))
    released = is_released(one, case.council, today())
    return FileShown(
        f"{numbered}: {one.filename}" if own else numbered,
        tuple(lines),
        one.what,
        str(one.key),
        reverse("open_file", args=[one.key]) if released else "",
    )


def _for_whom(one: Attachment, case: Case) -> str:
    if one.label == NoteLabel.INTERNAL:
        return _("For those who work on this case.")
    theirs = any(row.person == one.by and row.relation == Relation.COMPLAINANT for row in case.access.all())
    return _("From the person who raised it.") if theirs else _("Shared with the person who raised it.")


def _size(one: Attachment) -> str:
    return (
        f"{str(one.of_kind.words)[:1].upper()}{str(one.of_kind.words)[1:]}, {filesizeformat(one.size_bytes)}"
    )


def _state(one: Attachment, council: Council) -> str:
    return state_in_words(one, council, today())
