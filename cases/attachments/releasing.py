"""May a file be given out yet? Once it was found clean; or unscanned, where the council settled so."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cases.attachments.scanning import scanner_is_set
from cases.models.attachment import Attachment, Scan
from cases.settled import settled
from people.models import Council, CouncilSetting

WITHOUT_A_SCANNER = "files without a scanner"
ALLOWED = "allowed"


def is_released(attachment: Attachment, council: Council, on: date) -> bool:
    """Whether the file may be given to whoever may have it."""
    if attachment.scan == Scan.CLEAN:
        return True
    return attachment.scan == Scan.WAITING and without_scanner(council, on) is not None


def without_scanner(council: Council, on: date) -> CouncilSetting | None:
    """The setting by which files are given out unscanned; None where there is a scanner, which is then waited for."""
    if scanner_is_set():
        return None
    setting = settled(council, WITHOUT_A_SCANNER, on)
    return setting if setting is not None and setting.value.strip() == ALLOWED else None


def state_in_words(attachment: Attachment, council: Council, on: date) -> str:
    """How it stands with the file, for whoever added it and whoever may have it."""
    if attachment.scan == Scan.CLEAN:
        return _("Checked for viruses.")
    if attachment.scan == Scan.FOUND:
        return _("A virus was found in it. Nobody is given this file.")
    setting = without_scanner(council, on)
    if setting is not None:
        return _("Not checked for viruses: the council settled so (%(source)s).") % {"source": setting.source}
    if scanner_is_set():
        return _("Being checked for viruses. Nobody can open it until then.")
    return _("Kept, but nobody can open it: this service has no virus scanner yet.")
