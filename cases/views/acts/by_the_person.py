"""What can the person who raised it do with it, and what do those pages say?"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_fsm import can_proceed

from cases.access import known_case
from cases.acts.add_words import add_words, correct_words
from cases.acts.ask_again import ask_again, may_ask_once_more
from cases.acts.ask_question import answer_question
from cases.acts.decide_about_name import ask_for_name_to_be_withheld
from cases.acts.name_companion import name_companion, remove_companion, step_down
from cases.acts.withdraw import goes_on_without_them, withdraw
from cases.doing import Act, Role
from cases.forms.acts import by_the_person as forms
from cases.forms.acts.acting import Asked, ButtonForm
from cases.models import Case, Question
from cases.part import OWN
from cases.states import OVER, NameWithheld, Relation
from cases.views.acts.carrying_out import Place, carry_out
from cases.views.acts.changing_contact import CHANGE_CONTACT
from cases.views.acts.page_of_act import ActPage, by_slug
from cases.views.acts.when_they_ask import WHEN_THEY_ASK
from cases.views.case_shown import with_whom
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.not_satisfied import may_be_asked_about, not_satisfied, review_of, who_looks_again
from cases.views.presented import Link
from people.models import User


def _is_open(asked: Asked) -> bool:
    return asked.case.state not in OVER


def _question(case: Case, which: str) -> Question | None:
    return next((one for one in case.questions.all() if str(one.pk) == which), None)


def _its_words(asked: Asked) -> Iterable[str]:
    if isinstance(asked.thing, Question):
        yield asked.thing.words


def _number(thing: object) -> object:
    return thing.pk if isinstance(thing, Question) else None


def _may_ask_again(asked: Asked) -> bool:
    case = asked.case
    if not may_be_asked_about(case) or not can_proceed(case.hand_over):
        return False
    return review_of(case, asked.on) is not None or may_ask_once_more(case)


def _who_looks_again(asked: Asked) -> Iterable[str]:
    return who_looks_again(asked.case, review_of(asked.case, asked.on), asked.on)


def _asked_first(asked: Asked) -> dict[str, object]:
    """Who would see it and by which clause, shown before anything is asked."""
    return {"not_satisfied": not_satisfied(asked.case, asked.by, asked.on)}


def _who_reads_it(asked: Asked) -> Iterable[str]:
    yield _now("%(who)s reads this, and whoever goes with you.") % {"who": with_whom(asked.case)}
    yield _now("It is kept with what you sent. The person it is about may be told what it says.")


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


def _what_it_does_and_does_not(asked: Asked) -> Iterable[str]:
    """What the council still has to do, whatever the person wishes."""
    if not goes_on_without_them(asked.case):
        yield _now("Nobody looks into it any more, and no date runs. You can raise it again at any time.")
    yield _now(
        "It does not delete what you sent. The council keeps it as long as it keeps others that ended."
    )
    if asked.case.hearings.exists():
        yield _now("The person it is about was asked about it, so they are told that it is over.")
    yield _now("Nobody may treat you badly for having raised it, or for taking it back.")
    yield _now("It does not stop you talking to your union, a solicitor, the police or a regulator.")


def _goes_with_them(asked: Asked) -> bool:
    rows = asked.case.access.all()
    return any(row.relation == Relation.COMPANION and row.until_at is None for row in rows)


def _wrote_something(asked: Asked) -> bool:
    return _is_open(asked) and bool(asked.case.account.get("words", {}).get("happened"))


BY_THE_PERSON = by_slug(
    (
        ActPage(
            "answer", Act.ANSWER_QUESTION, _("Answer a question"), _("Send your answer"), _("Your answer is sent."),
            forms.AnswerForm, answer_question,
            lambda asked: isinstance(asked.thing, Question) and asked.thing.answered_at is None,
            points=_its_words, thing=_question, target=_number, listed=False,
        ),
        ActPage(
            "add", Act.ADD_WORDS, _("Add something"), _("Send it"), _("What you added is sent."), forms.AddForm,
            add_words, _is_open, _who_reads_it,
        ),
        ActPage(
            "correct", Act.CORRECT_WORDS, _("Correct something you wrote"), _("Send the correction"),
            _("Your correction is sent."), forms.CorrectForm, correct_words, _wrote_something, _who_reads_it,
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
            "ask-again", Act.ASK_AGAIN, _("I’m not satisfied: ask for another look"), _("Ask for another look"),
            _("You have asked for another look."), forms.AskAgainForm, ask_again, _may_ask_again, _who_looks_again,
            shows=_asked_first, listed=False,
        ),
        CHANGE_CONTACT,
        WHEN_THEY_ASK,
        ActPage(
            "withdraw", Act.WITHDRAW, _("Take it back"), _("Take it back"), _("You have taken it back."),
            forms.WithdrawForm, withdraw, _is_open, _what_taking_back_does, _what_it_does_and_does_not, warns=True,
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
    template = "case/ask_again.html" if act == "ask-again" else "case/act.html"
    place = Place(template, reverse("case", args=[case.reference]), reverse("mine"))
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
