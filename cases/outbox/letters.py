"""What does a mail say? Fixed words and at most a number of days: no reference, no name, no word of a case."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from cases.models import Notice
from cases.states import NoticeKind

DATES = (NoticeKind.DATE_NEAR, NoticeKind.DATE_PASSED)
# What somebody is asked for has a day by which to answer, so whoever wants to know only of dates is told of it too.
ALWAYS_TOLD = (*DATES, NoticeKind.TO_ANSWER)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it will be read."""

    subject: str
    body: str


def letter_of(notice: Notice, *, deals_with_it: bool) -> Letter:
    """What the mail of a notice says. Only whoever deals with the case is told that something is due or late."""
    if deals_with_it and notice.kind == NoticeKind.DATE_NEAR and notice.working_days is not None:
        return _written("near", days=notice.working_days)
    if deals_with_it and notice.kind == NoticeKind.DATE_PASSED:
        return _written("late")
    return _written("update")


def letter_of_the_day(updates: int) -> Letter:
    """What the one mail of a day says."""
    return _written("day", updates=updates)


def _written(name: str, **numbers: int) -> Letter:
    """The words of templates/mail/<name>.txt: the subject in its first line, the body after an empty one."""
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(f"mail/{name}.txt", numbers)
    subject, _, body = text.partition("\n\n")
    return Letter(subject.strip(), body.strip() + "\n")
