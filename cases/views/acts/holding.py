"""On which pages is an answer put off, and what does a case show of it? The second time somebody else agrees first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_fsm import can_proceed

from cases.acts.hold import ask_for_holding, clock_that_may_be_held, hold
from cases.agreeing import open_question, who_agrees
from cases.clocks import last_holding_date, local_date, time_of
from cases.doing import Act
from cases.forms.acts.acting import Asked
from cases.forms.acts.at_the_desk import HoldForm
from cases.models import Case, Clock
from cases.views.acts.item import Item
from cases.views.acts.page_of_act import ActPage
from cases.views.clock import today
from cases.views.dates import NAMES
from cases.views.presented import Row, long_date, row, sources_in_brief
from rules.language.clock_events import ClockEventKind


def _may_be_held(asked: Asked) -> bool:
    return can_proceed(asked.case.hold) and _sent(asked.case) == 0


def _may_be_asked_for(asked: Asked) -> bool:
    return can_proceed(asked.case.hold) and (_sent(asked.case) or 0) > 0


def _sent(case: Case) -> int | None:
    """How many responses there were in the step whose date comes first; None where no date may be put off."""
    clock = clock_that_may_be_held(case)
    if clock is None:
        return None
    in_step = (one for one in case.clocks.all() if one.step_id == clock.step_id)
    return sum(row.kind == ClockEventKind.HELD for one in in_step for row in one.happened.all())


def _latest(asked: Asked) -> Iterable[str]:
    clock = clock_that_may_be_held(asked.case)
    return dates_of(clock) if clock is not None else ()


def dates_of(clock: Clock) -> Iterator[str]:
    """The day that counts now, and the last that the rules allow."""
    if clock.due_on is None:
        return
    source = sources_in_brief(time_of(clock).sources)
    yield _now("%(what)s %(day)s now.") % {
        "what": NAMES.get(clock.what, clock.what),
        "day": long_date(clock.due_on),
    }
    latest = last_holding_date(clock)
    if latest is not None:
        yield _now("The new day can be %(day)s at the latest %(source)s.") % {
            "day": long_date(latest),
            "source": source,
        }
    else:
        yield _now("The rules set no latest day %(source)s.") % {"source": source}


def sent_so_far(number: int) -> str:
    """How many were sent in this step."""
    told = ngettext(
        "%(n)s holding response was sent in this step already.",
        "%(n)s holding responses were sent in this step already.",
        number,
    )
    return told % {"n": number}


def _whom_it_takes(asked: Asked) -> Iterable[str | Promise]:
    yield sent_so_far(_sent(asked.case) or 0)
    who = who_agrees(asked.case, asked.on)
    if who is None:
        yield _("Nobody at the council may agree to another one in this case, so none can be sent.")
        return
    yield _now("Another one is sent only if %(who)s agrees (%(source)s).") % {
        "who": who.known_as,
        "source": who.source,
    }
    yield _("They read your reasons, your name and the dates, and nothing else of the case.")
    waiting = open_question(asked.case)
    if waiting is not None:
        yield _now("You asked already, for %(day)s. If you ask again, that question is taken back.") % {
            "day": long_date(waiting.until)
        }


HOLDING = (
    ActPage(
        "hold", Act.HOLD, _("Send a holding response"), _("Send it"), _("The holding response is sent."),
        HoldForm, hold, _may_be_held, points=_latest,
    ),
    ActPage(
        "hold-again", Act.HOLD, _("Ask somebody to agree to another holding response"), _("Ask them"),
        _("They are asked. Until they agree the date stays as it is."), HoldForm, ask_for_holding, _may_be_asked_for,
        before=_whom_it_takes, points=_latest,
    ),
)  # fmt: skip


def asked_to_agree(case: Case) -> Iterator[Item]:
    """Each time somebody else was asked, and what they said."""
    for asked in case.holdings_asked.select_related("clock"):
        lines = [
            _now("%(who)s asked %(whom)s to agree on %(day)s.")
            % {"who": asked.asked_by, "whom": asked.known_as, "day": long_date(local_date(asked.asked_at))}
        ]
        if asked.agreed is not None:
            agreed, not_agreed = _now("%(who)s agreed."), _now("%(who)s did not agree: %(why)s")
            lines.append(
                (agreed if asked.agreed else not_agreed) % {"who": asked.answered_by, "why": asked.answer}
            )
        else:
            lines.append(_now("Not answered yet.") if asked.is_open else _now("It is asked no longer."))
        until = _now("Until %(day)s") % {"day": long_date(asked.until)}
        yield Item(until, tuple(lines), asked.reasons)


def about_the_wait(case: Case) -> Row | None:
    """Whom the person who waits can ask about it, once an answer was put off: whoever has to agree to any other."""
    held = any(row.kind == ClockEventKind.HELD for clock in case.clocks.all() for row in clock.happened.all())
    if not held or not _sent(case):
        return None
    who = who_agrees(case, today())
    if who is None:
        return row(
            _now("About the wait"), _now("Nobody may agree to another holding response, so none is sent.")
        )
    another = _now("Another holding response is sent only if they agree (%(source)s).") % {
        "source": who.source
    }
    ask = _now("You can ask %(who)s: %(address)s") % {
        "who": who.known_as,
        "address": who.post.contact_line or who.user.email,
    }
    return row(_now("About the wait"), ask, another)
