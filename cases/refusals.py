"""What does a person read when an act is refused? The sentence of the guard that refused it, with the next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import cleandoc
from typing import TYPE_CHECKING, ParamSpec

from django.utils.translation import gettext

if TYPE_CHECKING:
    from datetime import datetime

    from cases.preview import Preview

_Given = ParamSpec("_Given")


class Refused(Exception):
    """An act that was not done; nothing has changed. Its text is the sentence for the person who asked.

    A sentence that is written out is found in the words for translators (protocol_portal/words.py), and read in the
    language of whoever asked; one that is put together is translated where that is done.
    """

    def __init__(self, sentence: str) -> None:
        self.sentence = gettext(sentence)
        super().__init__(self.sentence)


class Stale(Refused):
    """Somebody else changed the case since the page was opened: `by` and `at` say who and when, `what` says what."""

    def __init__(self, what: str, by: str, at: datetime | None) -> None:
        self.what = what
        self.by = by
        self.at = at
        super().__init__(
            gettext(
                "This case has changed since you opened it: %(what)s. Look at it again before you send this."
            )
            % {"what": what}
        )


class RecipientChanged(Refused):
    """The answer shown is no longer the answer; `preview` is the new one, to be shown before anything is sent."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        super().__init__(
            gettext("Who will receive this has changed since you last looked. Nothing has been sent yet.")
        )


class ChangedElsewhere(Refused):
    """Another tab or device kept other words on the same page of a draft: `kept` is what they are, by field."""

    def __init__(self, kept: Mapping[str, str]) -> None:
        self.kept = dict(kept)
        super().__init__(
            gettext("This answer was changed in another tab or window since you opened this page.")
        )


def refuse_where(guard: Callable[_Given, bool], *args: _Given.args, **kwargs: _Given.kwargs) -> None:
    """Raise Refused with the guard's sentence where the guard holds."""
    if guard(*args, **kwargs):
        raise Refused(" ".join(cleandoc(guard.__doc__ or "").split()))
