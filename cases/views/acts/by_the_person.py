"""What can the person who raised it do with it, and what do those pages say?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_fsm import can_proceed

from cases.access import known_case
from cases.acts.ask_again import ask_again, is_too_late, may_ask_once_more
from cases.acts.ask_question import answer_question
from cases.acts.decide_about_name import ask_for_name_to_be_withheld
from cases.acts.name_companion import name_companion, remove_companion, step_down
from cases.acts.withdraw import goes_on_without_them, withdraw
from cases.clocks import calendar_of
from cases.doing import Act, Role
from cases.forms.acts import by_the_person as forms
from cases.forms.acts.acting import Asked, ButtonForm
from cases.forms.acts.ending import in_one_line
from cases.frozen_plan import rulebook_of_case
from cases.ladder import NextStep, reviews
from cases.models import Case, Question
from cases.part import OWN
from cases.states import OVER, NameWithheld, Relation, State
from cases.views.acts.carrying_out import Place, carry_out
from cases.views.acts.page_of_act import ActPage, by_slug
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.presented import Link, long_date, sources_in_brief
from people.models import User
from rules.language.working_days import due_on


def _is_open(asked: Asked) -> bool:
    return asked.case.state not in OVER


def _question(case: Case, which: str) -> Question | None:
    return next((one for one in case.questions.all() if str(one.pk) == which), None)


def _its_words(asked: Asked) -> Iterable[str]:
    if isinstance(asked.thing, Question):
        yield asked.thing.words


def _number(thing: object) -> object:
    return thing.pk if isinstance(thing, Question) else None


def _review(asked: Asked) -> NextStep | None:
    return next(iter(reviews(asked.case, asked.on)), None)


def _may_ask_again(asked: Asked) -> bool:
    over = asked.case.state in (State.REPORTED_BACK, State.CLOSED)
    way = _review(asked) is not None or may_ask_once_more(asked.case)
    return over and can_proceed(asked.case.hand_over) and way


def _who_looks_again(asked: Asked) -> Iterable[str]:
    way = _review(asked)
    if way is None:
        if may_ask_once_more(asked.case):
            yield _now(
                "Somebody who has never had it is chosen to look at it afresh. You can ask for that once."
            )
        return
    source = sources_in_brief(way.plan.sources)
    late = is_too_late(asked.case, way, asked.on)
    if late:
        yield _now(
            "The time to ask has passed, so a person decides whether it is looked at again, and by whom."
        )
    elif len(way.choices) == 1:
        yield _now("Somebody who has never had it looks at it afresh: %(who)s %(source)s.") % {
            "who": in_one_line(way.choices[0]),
            "source": source,
        }
    elif way.choices:
        yield _now("Somebody who has never had it looks at it afresh. You choose who %(source)s.") % {
            "source": source
        }
    else:
        yield _now("Somebody who has never had it is chosen to look at it afresh %(source)s.") % {
            "source": source
        }
    until = ask_until(asked.case, way)
    if until is not None and not late:
        yield _now("You can ask until %(day)s.") % {"day": long_date(until)}


def ask_until(case: Case, way: NextStep) -> date | None:
    """The last day to ask for another look; None where the rulebook sets none, or nothing was reported back yet."""
    window = way.plan.step.ask_within
    if window is None or case.reported_on is None:
        return None
    counted_by = calendar_of(rulebook_of_case(case).calendar, case.council)
    due = due_on(case.reported_on, window.length, counted_by)
    return due.on if due is not None else None


def _what_taking_back_does(asked: Asked) -> Iterable[str]:
    if goes_on_without_them(asked.case):
        yield _now("The council has to go on with this one even if you take it back.")
        yield _now(
            "Somebody may be at risk, or it may be a matter for the Code of Conduct. Your reasons are kept."
        )
    else:
        yield _now(
            "It ends with that, unless the council finds that it has to go on. What has happened so far is kept."
        )


def _goes_with_them(asked: Asked) -> bool:
    return asked.case.access.filter(relation=Relation.COMPANION, until_at__isnull=True).exists()


BY_THE_PERSON = by_slug(
    (
        ActPage(
            "answer", Act.ANSWER_QUESTION, _("Answer a question"), _("Send your answer"), _("Your answer is sent."),
            forms.AnswerForm, answer_question,
            lambda asked: isinstance(asked.thing, Question) and asked.thing.answered_at is None,
            points=_its_words, thing=_question, target=_number, listed=False,
        ),
        ActPage(
            "companion", Act.NAME_COMPANION, _("Name somebody to go with you"), _("Name them"),
            _("They are named, and told that there is an update."), forms.CompanionForm, name_companion, _is_open,
            lambda _asked: (_("A trade union representative, a colleague, or somebody of your group or party."),),
        ),
        ActPage(
            "companion-goes", Act.NAME_COMPANION, _("Say that somebody goes with you no longer"), _("Record it"),
            _("They go with you no longer."), forms.CompanionGoesForm, remove_companion, _goes_with_them,
        ),
        ActPage(
            "withhold-name", Act.ASK_FOR_NAME_WITHHELD, _("Ask that your name is not given to the person it is about"),
            _("Ask for it"), _("You have asked for it. You read here what is decided."), forms.WithholdForm,
            ask_for_name_to_be_withheld,
            lambda asked: (
                _is_open(asked)
                and bool(asked.case.parties.get("subject"))
                and asked.case.name_withheld == NameWithheld.NOT_ASKED
            ),
            lambda _asked: (
                _("Whoever deals with it decides before anything is put to that person. If it is not agreed to, you "
                  "can take your concern back. If it becomes a Code complaint your name will normally be given."),
            ),
        ),
        ActPage(
            "ask-again", Act.ASK_AGAIN, _("Ask for another look"), _("Ask for it"),
            _("You have asked for another look."), forms.AskAgainForm, ask_again, _may_ask_again, _who_looks_again,
        ),
        ActPage(
            "withdraw", Act.WITHDRAW, _("Take it back"), _("Take it back"), _("You have taken it back."),
            forms.WithdrawForm, withdraw, _is_open, _what_taking_back_does, warns=True,
        ),
    )
)  # fmt: skip


BY_A_COMPANION = by_slug(
    (
        ActPage(
            "step-down", Act.STEP_DOWN, _("Go with them no longer"), _("Stop"), _("You go with them no longer."),
            ButtonForm, step_down,
            before=lambda _asked: (
                _("The person who named you is told. You see nothing of it from then on."),
            ),
            warns=True,
        ),
    )
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def act_of_ones_own(request: HttpRequest, reference: str, act: str, which: str = "") -> HttpResponse:
    """The page of an act of the person who raised it; 404 for everybody else."""
    found = known_case(signed_in(request), reference, on=today())
    if found is None:
        raise Http404
    case, part = found
    pages = BY_A_COMPANION if Role.COMPANION in part.roles else BY_THE_PERSON
    shown = pages.get(act) if part.roles & OWN else None
    if shown is None:
        raise Http404
    place = Place("case/act.html", reverse("case", args=[case.reference]), reverse("mine"))
    return carry_out(request, case, part, shown, which, place)


def own_acts(user: User, case: Case, *, is_own: bool = True) -> tuple[Link, ...]:
    """What they, or whoever goes with them, can do with it as it stands."""
    asked = Asked(case, user, today())
    return tuple(
        Link(str(shown.heading), reverse("act_of_ones_own", args=[case.reference, shown.slug]))
        for shown in (BY_THE_PERSON if is_own else BY_A_COMPANION).values()
        if shown.listed and shown.open_when(asked)
    )


def done_of_ones_own(request: HttpRequest) -> str:
    """What was just done, as the page after it says."""
    shown = {**BY_THE_PERSON, **BY_A_COMPANION}.get(request.GET.get("done", ""))
    return str(shown.done) if shown is not None else ""
