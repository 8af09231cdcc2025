"""What has either side added to what it first wrote, and was more time asked for? As the desk shows it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.clocks import local_date
from cases.models import Case, Hearing
from cases.states import EventKind
from cases.views.acts.item import Item
from cases.views.presented import long_date

PARTS: dict[str, str | Promise] = {
    "happened": gettext_lazy("Corrected: what happened"),
    "when": gettext_lazy("Corrected: when it was"),
    "put_right_words": gettext_lazy("Corrected: what would put it right"),
}


def added_by_who_raised_it(case: Case) -> Iterator[Item]:
    """Every addition and correction, in order. What was sent first stands above as it was sent."""
    kinds = (EventKind.WORDS_ADDED, EventKind.WORDS_CORRECTED)
    for event in (one for one in case.events.all() if one.kind in kinds):
        about = PARTS.get(str(event.detail.get("about", "")), _("Added"))
        written = _("%(who)s, %(day)s") % {"who": event.detail["by"], "day": long_date(local_date(event.at))}
        yield Item(str(about), (written,), str(event.detail["words"]))


def added_to_account(put: Hearing) -> Iterator[str]:
    """What the person it is about added after their account, each with its day."""
    for event in (one for one in put.case.events.all() if one.kind == EventKind.ACCOUNT_ADDED):
        if event.detail.get("hearing") == str(put.key):
            yield _("Added on %(day)s: %(words)s") % {
                "day": long_date(local_date(event.at)),
                "words": event.detail["words"],
            }


def time_asked(put: Hearing) -> Iterator[str]:
    """Each wish for more time, and what came of it."""
    for asked in put.times_asked.all():
        wish = _("They asked on %(day)s for time until %(until)s: %(why)s") % {
            "day": long_date(local_date(asked.asked_at)),
            "until": long_date(asked.until),
            "why": asked.reasons,
        }
        yield wish
        if asked.answered_at is None:
            yield _("Not answered yet.")
        elif asked.granted and asked.given_until:
            yield _("%(who)s gave them until %(day)s.") % {
                "who": asked.answered_by,
                "day": long_date(asked.given_until),
            }
        else:
            yield _("%(who)s did not give it: %(why)s") % {"who": asked.answered_by, "why": asked.words}
