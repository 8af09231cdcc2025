"""Until when can the person who raised it ask for another look? As a fact on their page, with its source."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from cases.acts.ask_again import ask_until
from cases.ladder import reviews
from cases.models import Case
from cases.states import State
from cases.views.presented import Row, long_date, row, sources_in_brief


def ask_again_rows(case: Case, on: date) -> tuple[Row, ...]:
    """The last day to ask, once it was reported back and where the rulebook sets one; after it, who decides then.

    The time that has passed ends nothing by itself: a person is asked to look at it anyway.
    """
    if case.state not in (State.REPORTED_BACK, State.CLOSED):
        return ()
    for way in reviews(case, on)[:1]:
        until, window = ask_until(case, way), way.plan.step.ask_within
        if until is None or window is None:
            return ()
        words = (
            _("You can ask until %(day)s.") if on <= until else _("The time to ask was over on %(day)s.")
        ) % {"day": long_date(until)}
        late = "" if on <= until else _("You can ask a person to look at it anyway.")
        return (
            row(_("Another look"), words, f"{window.length.text} {sources_in_brief(window.sources)}", late),
        )
    return ()
