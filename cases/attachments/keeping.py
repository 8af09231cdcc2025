"""How does a file come to be kept? First the file, whole and on the disk; then its row, in an act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from django.db.models import Max, QuerySet

from cases.attachments.folder import content_of, keep, throw_away
from cases.attachments.names import name_as_given
from cases.attachments.recognising import Taken
from cases.blind_index import index_of
from cases.models import Attachment, Case, Draft
from cases.refusals import Refused
from cases.states import NoteLabel
from people.models import User

_PIECE = 1_048_576


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that lies in its place and has no row yet."""

    file: Taken
    key: UUID
    stored_as: str


@contextmanager
def kept(file: Taken) -> Iterator[Kept]:
    """Keep a file for as long as it takes to write its row; where the row is refused it is thrown away. Raises OSError.

    Where the process dies in between, or the database does not say whether it has the row, a file without a row may be
    left, which reconciling finds; never the reverse.
    """
    key = uuid4()
    stored_as = keep(_pieces(file.content), key)
    try:
        yield Kept(file, key, stored_as)
    except Refused:
        throw_away([stored_as])
        raise


def add_row(
    one: Kept,
    *,
    beside: QuerySet[Attachment],
    by: User,
    what: str,
    at: datetime,
    label: NoteLabel = NoteLabel.SHARED,
    draft: Draft | None = None,
    case: Case | None = None,
) -> Attachment:
    """Write the row of a file, the last one `beside` the others of its draft or case."""
    last = beside.aggregate(last=Max("number"))["last"] or 0
    return Attachment.objects.create(
        key=one.key,
        draft=draft,
        case=case,
        number=last + 1,
        by=index_of(by),
        name=by.display_name,
        filename=name_as_given(one.file.typed_name, one.file.kind),
        what=what,
        kind=one.file.kind.code,
        label=label,
        size_bytes=len(one.file.content),
        sha256=sha256(one.file.content).hexdigest(),
        stored_as=one.stored_as,
        added_at=at,
    )


def take_along(draft: Draft, case: Case) -> list[list[str]]:
    """Let the files of a draft be those of the case it becomes, numbered anew; each as number, kind and SHA-256."""
    files = list(draft.attachments.select_for_update())
    for number, one in enumerate(files, start=1):
        one.draft, one.case, one.number = None, case, number
        one.save(update_fields=["draft", "case", "number"])
    return [[str(one.number), one.kind, one.sha256] for one in files]


class Copied:
    """The files of a draft, kept a second time for each further case it becomes: two cases never share a file.

    A copy whose row is not written in the end is a file without a row, which reconciling finds. Raises OSError.
    """

    def __init__(self, draft: Draft) -> None:
        self._files = list(draft.attachments.order_by("number"))

    def copy_to(self, case: Case) -> list[list[str]]:
        """Give a case copies of its own, sealed anew; each as number, kind and SHA-256. What a scan found is kept."""
        for number, one in enumerate(self._files, start=1):
            key = uuid4()
            stored_as = keep(content_of(one.stored_as, one.key), key)
            copied = {
                field: getattr(one, field)
                for field in ("by", "name", "filename", "what", "kind", "label", "size_bytes", "sha256")
            }
            Attachment.objects.create(
                **copied,
                key=key,
                case=case,
                number=number,
                stored_as=stored_as,
                added_at=one.added_at,
                scan=one.scan,
                scanned_at=one.scanned_at,
            )
        return [[str(number), one.kind, one.sha256] for number, one in enumerate(self._files, start=1)]


def _pieces(content: bytes) -> Iterator[bytes]:
    view = memoryview(content)
    return (bytes(view[at : at + _PIECE]) for at in range(0, len(content), _PIECE))
