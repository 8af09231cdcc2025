"""By when must what be done? Dates in words, each with its source and its day-by-day count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases.counting import PutOff
from cases.forms.words import capitalised
from cases.views.presented import Row, long_date, row, sources_in_brief
from rules.language import vocabulary
from rules.language.ledger import LedgerDay
from rules.language.rulebook import Limit, Time

NAMES: dict[str, str | Promise] = {
    "acknowledge within": gettext_lazy("Acknowledge by"),
    "reply within": gettext_lazy("Answer by"),
    "decide within": gettext_lazy("Decide by"),
    "report back within": gettext_lazy("Report back by"),
}
_STARTS: dict[str, str | Promise] = {
    "acknowledgement": gettext_lazy("counted from the day they acknowledge it"),
    "the step opening": gettext_lazy("counted from the day that step begins"),
}
_EXCUSES_TO_THE_FILER: dict[str, str | Promise] = {
    vocabulary.HOLDING_RESPONSE: gettext_lazy(
        "unless they write to you with the reasons why it takes longer"
    ),
    vocabulary.AGREEMENT: gettext_lazy("unless you agree to another date"),
}
_EXCUSES_AT_THE_DESK: dict[str, str | Promise] = {
    vocabulary.HOLDING_RESPONSE: gettext_lazy(
        "unless you write to them with the reasons why it takes longer"
    ),
    vocabulary.AGREEMENT: gettext_lazy("unless the person who raised it agrees to another date"),
}


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One row of the day-by-day table; `count` is empty where the day did not count."""

    date: date
    words: str
    count: str


@dataclass(frozen=True, slots=True)
class CountShown:
    """How a date was worked out."""

    title: str
    caption: str
    days: tuple[CountedDay, ...]
    note: str


def time_row(time: Time, due: date | None, *, to_the_filer: bool, note: str = "") -> Row:
    """One limit of time as a fact: the day it ends, how long that is, and who says so."""
    explained = [_length(time), *([str(_STARTS[time.starts])] if time.starts in _STARTS else [])]
    if time.excuse:
        excuses = _EXCUSES_TO_THE_FILER if to_the_filer else _EXCUSES_AT_THE_DESK
        explained.append(str(excuses.get(time.excuse, time.excuse)))
    line = f"{capitalised(', '.join(explained))} {sources_in_brief(time.sources)}"
    name = NAMES[str(time.what)]
    return row(name, *((long_date(due), line, note) if due else (line, note)))


def age_bar_row(bar: Limit) -> Row:
    """From when it may be too late. It ends nothing by itself: whoever has it says whether it is taken up."""
    return row(
        _("If it was long ago"),
        _("It may be too late %(length)s after it happened.") % {"length": bar.length.text},
        _("You can send it and ask a person to look at it anyway %(source)s.")
        % {"source": sources_in_brief(bar.sources)},
    )


def count_shown(
    start: date,
    due: date,
    days: Iterable[LedgerDay],
    provisional: str | None,
    put_off: Iterable[PutOff] = (),
) -> CountShown:
    """The count of a date as a table, closed at first; after the count, each later date with its reasons."""
    counted = (
        CountedDay(day.on, capitalised(day.why), "" if day.number is None else str(day.number))
        for day in days
    )
    return CountShown(
        title=_("How %(day)s was worked out") % {"day": long_date(due)},
        caption=_("Counted from %(day)s. The first day is the day after.") % {"day": long_date(start)},
        days=(*counted, *(CountedDay(later.until, _put_off(later), "") for later in put_off)),
        note=provisional or "",
    )


def _put_off(later: PutOff) -> str:
    if later.by_waiting:
        return _("Put off to %(day)s by the working days on which the case waited") % {
            "day": long_date(later.until)
        }
    return _("Held until %(day)s: %(reasons)s") % {"day": long_date(later.until), "reasons": later.reasons}


def days_left(working_days: int) -> str:
    """How long there is, in working days; below zero it is late."""
    if working_days < 0:
        late = -working_days
        return ngettext("%(n)s working day late", "%(n)s working days late", late) % {"n": late}
    if working_days == 0:
        return _("Today")
    return ngettext("%(n)s working day left", "%(n)s working days left", working_days) % {"n": working_days}


def tag_of(working_days: int) -> str:
    """The colour that goes with the words; it never says anything by itself."""
    if working_days < 0:
        return "late"
    return "soon" if working_days <= 2 else ""


def _length(time: Time) -> str:
    if time.length.unit == "not stated":
        return _("the protocol gives no number of days")
    return time.length.text
