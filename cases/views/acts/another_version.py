"""What is shown before a case is moved to another version of the rulebook? Every difference, and why it cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.acts.move_version import move_version
from cases.doing import Act
from cases.forms.acts.acting import Asked
from cases.forms.acts.version import MoveVersionForm
from cases.frozen_plan import rulebook_of_case
from cases.states import OVER
from cases.version_change import NotToThatVersion, versions_to_move_to, what_would_change
from cases.views.acts.page_of_act import ActPage


def _may_be_moved(asked: Asked) -> bool:
    return asked.case.state not in OVER and bool(versions_to_move_to(asked.case, asked.on))


def _differences(asked: Asked) -> Iterable[str]:
    """For each other version what would change, or why the case cannot be moved to it."""
    for version in versions_to_move_to(asked.case, asked.on):
        day = date_format(version.in_force_from, "j F Y")
        try:
            change = what_would_change(asked.case, version)
        except NotToThatVersion as reason:
            yield _now("In force from %(day)s: %(words)s") % {"day": day, "words": reason}
            continue
        nothing = _now("Nothing that this case still has before it changes.")
        if change.brings_forward:
            yield _now("In force from %(day)s: a date would come earlier than it is now.") % {"day": day}
        for words in change.sentences or (nothing,):
            yield _now("In force from %(day)s: %(words)s") % {"day": day, "words": words}


def _its_own(asked: Asked) -> Iterable[str]:
    day = date_format(date.fromisoformat(str(rulebook_of_case(asked.case).in_force_from)), "j F Y")
    yield _now(
        "A case keeps the rulebook it was sent under: this one is under the version in force from %(day)s."
    ) % {"day": day}
    yield _now(
        "Whoever has it keeps it, and what has happened to its dates counts as it did. This would change:"
    )


ANOTHER_VERSION = (
    ActPage(
        "another-version", Act.MOVE_VERSION, _("Move it to another version of the rulebook"), _("Move it"),
        _("The case is under the other version now."), MoveVersionForm, move_version, _may_be_moved, _its_own,
        _differences, warns=True,
    ),
)  # fmt: skip
