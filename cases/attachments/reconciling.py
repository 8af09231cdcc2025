"""Does every file have its row, and every row its file? What is left over from an interruption is found, and swept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cases.attachments.folder import is_there, lying
from cases.models import Attachment

# A file is written before its row, so a young one may be about to have it.
YOUNG = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """`missing` are rows without their file, which is a loss; `over` files without a row, which is none."""

    rows: int
    missing: tuple[Attachment, ...]
    over: tuple[Path, ...]
    young: int


def reconcile(*, at: datetime) -> Reconciled:
    """Compare the folder with the database. Changes nothing.

    The folder is read first: whatever was there then and has no row afterwards never had one, or has it no more.
    """
    found = list(lying())
    rows = list(Attachment.objects.order_by("pk"))
    known = {row.stored_as for row in rows}
    without = [(path, written) for path, name, written in found if name not in known]
    old = (at - YOUNG).timestamp()
    over = tuple(path for path, written in without if written < old)
    missing = tuple(
        row
        for row in rows
        if not is_there(row.stored_as)
        # Removed while we looked, with its row.
        and Attachment.objects.filter(pk=row.pk).exists()
    )
    return Reconciled(len(rows), missing, over, len(without) - len(over))


def sweep(over: tuple[Path, ...]) -> None:
    """Delete files that have no row."""
    for path in over:
        path.unlink(missing_ok=True)
