"""Which acts give a case to others or bring it to its end, and what do their pages say?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_fsm import can_proceed

from cases.acts.answer_as_decided import answer_as_decided, decisions_about_the_same
from cases.acts.close import close, reopen
from cases.acts.conclude import conclude
from cases.acts.pass_on import pass_on
from cases.acts.reassign import decide_route, reassign
from cases.acts.report_back import report_back
from cases.acts.settle_duty import meet_duty, set_duty_aside
from cases.acts.take_decision_back import take_decision_back
from cases.bodies import why_nobody_yet
from cases.doing import Act
from cases.forms.acts import ending as forms
from cases.forms.acts.acting import Asked, ReasonsForm
from cases.forms.acts.picking import SeatPickForm
from cases.ladder import ways_on
from cases.models import Case, Obligation
from cases.outcomes import outcome_decided, outcomes_refused
from cases.states import OVER, State
from cases.views.acts.another_version import ANOTHER_VERSION
from cases.views.acts.going_outside import GOING_OUTSIDE
from cases.views.acts.looking_into_it import LOOKING_INTO_IT, is_open
from cases.views.acts.page_of_act import ActPage, by_slug
from cases.views.acts.watching_over import WATCHING_OVER
from cases.views.acts.when_they_ask import WHEN_THEY_ASK
from cases.views.owing import owed_in_words
from cases.views.presented import sources_in_brief


def _owed(case: Case, which: str) -> Obligation | None:
    return next((one for one in case.obligations.all() if str(one.pk) == which), None)


def _this_duty(asked: Asked) -> Iterable[str]:
    if isinstance(asked.thing, Obligation):
        yield owed_in_words(asked.thing)


def _duty_is_open(asked: Asked) -> bool:
    return isinstance(asked.thing, Obligation) and asked.thing.is_open


def _number(thing: Any) -> object:
    return thing.pk


def _outcomes_left_out(asked: Asked) -> Iterable[str]:
    """What the council wrote as an outcome of its own and cannot have, so that somebody puts it right."""
    for one in outcomes_refused(asked.case, asked.on):
        yield _now("The council’s own outcome “%(line)s” is left out. %(why)s") % {
            "line": one.line,
            "why": one.why,
        }


def _what_they_will_read(asked: Asked) -> Iterable[str]:
    found = outcome_decided(asked.case)
    if found is None:
        return
    yield _now(
        "They read that the outcome is “%(outcome)s”, your name, and below it exactly what you write."
    ) % {"outcome": found.words}
    if found.employer:
        yield _now(
            "The council deals with this as employer, so leave your own words empty: nothing more is told."
        )
    yield _now("What you wrote down when you decided is not sent.")


def _still_owed(asked: Asked) -> Iterable[str]:
    for owed in asked.case.obligations.all():
        if owed.is_open:
            yield owed_in_words(owed)


def _before_closing(asked: Asked) -> Iterable[str]:
    if any(True for _one in _still_owed(asked)):
        yield _now("This is still owed. Say on the page of the case that each was done, or why it was not:")
    else:
        yield _now("Nothing is owed any more. Whoever it was put to is told that it is over.")


def _where_it_may_go(asked: Asked) -> Iterable[str]:
    for way in ways_on(asked.case, asked.on):
        source = sources_in_brief(way.plan.sources)
        yield _now("%(step)s: %(when)s %(source)s") % {
            "step": way.name,
            "when": way.trigger,
            "source": source,
        }
        if why := why_nobody_yet(asked.case, way, asked.on):
            yield _now("%(why)s Passed on now, its dates stand still until somebody does.") % {"why": why}


BRINGING_IT_TO_AN_END = (
    ActPage(
        "choose", Act.DECIDE_ROUTE, _("Choose who deals with it"), _("Give it to them"), _("They have it now."),
        SeatPickForm, decide_route, is_open,
    ),
    ActPage(
        "reassign", Act.REASSIGN, _("Give it to somebody else"), _("Give it to them"), _("They have it now."),
        SeatPickForm, reassign, is_open,
        lambda _asked: (_("The person who raised it is told who has it. The way it came stays visible."),), warns=True,
    ),
    ActPage(
        "pass-on", Act.PASS_ON, _("Pass it on to the next step of the rules"), _("Pass it on"), _("It is passed on."),
        forms.PassOnForm, pass_on,
        lambda asked: can_proceed(asked.case.hand_over) and is_open(asked) and bool(ways_on(asked.case, asked.on)),
        points=_where_it_may_go, warns=True,
    ),
    ActPage(
        "conclude", Act.CONCLUDE, _("Decide it"), _("Record the decision"),
        _("Your decision is kept. Report back to the person who raised it next."), forms.ConcludeForm, conclude,
        lambda asked: can_proceed(asked.case.conclude), points=_outcomes_left_out,
    ),
    ActPage(
        "already-decided", Act.ANSWER_AS_DECIDED, _("Answer that it was decided already"), _("Send the answer"),
        _("It is answered, and the person who raised it can ask once for another look."),
        forms.AlreadyDecidedForm, answer_as_decided,
        lambda asked: (
            can_proceed(asked.case.conclude) and bool(decisions_about_the_same(asked.case, asked.by, asked.on))
        ),
        lambda _asked: (
            _("Only where the same, about the same person, was decided in a case that you may open."),
            _("It ends this case with your answer. They can ask once that somebody else looks at it."),
        ),
        warns=True,
    ),
    ActPage(
        "report-back", Act.REPORT_BACK, _("Report back to the person who raised it"), _("Send it"),
        _("You have reported back."), forms.ReportBackForm, report_back,
        lambda asked: can_proceed(asked.case.report_back), _what_they_will_read, warns=True,
    ),
    ActPage(
        "take-decision-back", Act.TAKE_DECISION_BACK, _("Take the decision back"), _("Take it back"),
        _("The decision is taken back. You can go on with the case."), ReasonsForm, take_decision_back,
        lambda asked: can_proceed(asked.case.take_decision_back),
        lambda _asked: (
            _("Nobody has been told of it yet. Take it back to put it to the person it is about, or if it is wrong."),
            _("The record keeps what you decided, and your reasons. The dates count as if you had not decided."),
        ),
        warns=True,
    ),
    ActPage(
        "duty-done", Act.SETTLE_DUTY, _("Say that this was done"), _("Record it"),
        _("It is recorded that it was done."),
        forms.DutyDoneForm, meet_duty, _duty_is_open, points=_this_duty, thing=_owed, target=_number, listed=False,
    ),
    ActPage(
        "duty-not-done", Act.SETTLE_DUTY, _("Say why this is not done"), _("Record it"),
        _("It is recorded why it is not done."), ReasonsForm, set_duty_aside, _duty_is_open, points=_this_duty,
        thing=_owed, target=_number, listed=False,
    ),
    ActPage(
        "close", Act.CLOSE, _("Close it"), _("Close it"), _("The case is closed."), forms.CloseForm, close,
        lambda asked: can_proceed(asked.case.close), _before_closing, _still_owed, warns=True,
    ),
    ActPage(
        "reopen", Act.REOPEN, _("Open it again"), _("Open it again"), _("The case is open again."), ReasonsForm, reopen,
        lambda asked: asked.case.state in OVER and asked.case.state not in (State.SIGNPOSTED, State.REFUSED),
    ),
)  # fmt: skip

AT_THE_DESK = by_slug(
    (
        *LOOKING_INTO_IT,
        *GOING_OUTSIDE,
        *ANOTHER_VERSION,
        *BRINGING_IT_TO_AN_END,
        WHEN_THEY_ASK,
        *WATCHING_OVER,
    )
)
