"""Which acts does somebody at the desk have while they look into a case, and what do their pages say?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_fsm import can_proceed

from cases import guards
from cases.access import CONFIRM_NO_CONNECTION
from cases.acts.add_note import add_note
from cases.acts.answer_code_question import answer_code_question
from cases.acts.ask_question import ask_question
from cases.acts.consult import consult, lapse_view
from cases.acts.decide_about_name import decide_about_name
from cases.acts.link import incident_of, link, unlink
from cases.acts.make_arrangement import ask_to_keep, confirm_kept, make_arrangement
from cases.acts.more_from_them import answer_about_time
from cases.acts.pause import pause, resume, wait
from cases.acts.put_to_them import no_answer_came, put_to_them, record_not_heard
from cases.acts.stand_aside import stand_aside
from cases.acts.talk import begin_talks, end_talks
from cases.doing import Act
from cases.forms.acts import at_the_desk as forms
from cases.forms.acts.acting import Asked, ButtonForm, ReasonsForm
from cases.frozen_plan import rulebook_of_case
from cases.models import Case, Consultation, Hearing, Keeping, TimeAsked
from cases.states import OVER, NameWithheld, State
from cases.views.acts.added_to_it import time_asked
from cases.views.acts.holding import HOLDING
from cases.views.acts.page_of_act import ActPage
from cases.views.lists import heading_of


def is_open(asked: Asked) -> bool:
    """Whether something is still being done."""
    return asked.case.state not in OVER


def _aside(reference: str, *, by: Any, version: int, at: Any, on: Any) -> Case:
    """Stand aside, whatever has happened with the case meanwhile."""
    return stand_aside(reference, by=by, at=at, on=on)


def _is_about_somebody(asked: Asked) -> bool:
    case = asked.case
    return is_open(asked) and not guards.is_about_no_person(case) and not guards.is_about_no_conduct(case)


def _may_put_it(asked: Asked) -> bool:
    return _is_about_somebody(asked) and not guards.waits_or_is_decided(asked.case)


def _code_question_waits(asked: Asked) -> bool:
    """Until it was said; and a "no" that turned out wrong can be put right until the case is decided."""
    case = asked.case
    said_no = case.code_question.get("answer") == "no" and case.state != State.CONCLUDED
    return is_open(asked) and (guards.code_question_is_open(case) or said_no)


def _key(thing: Any) -> object:
    return thing.key


def _number(thing: Any) -> object:
    return thing.pk


def _consultation(case: Case, which: str) -> Consultation | None:
    return next((one for one in case.consultations.all() if str(one.key) == which), None)


def _hearing(case: Case, which: str) -> Hearing | None:
    return next((one for one in case.hearings.all() if str(one.key) == which), None)


def _time_asked(case: Case, which: str) -> TimeAsked | None:
    """The wish that waits, by the key of what was put to them."""
    put = _hearing(case, which)
    if put is None or put.answered_at is not None:
        return None
    return put.times_asked.filter(answered_at__isnull=True).first()


def _what_they_asked(asked: Asked) -> Iterable[str]:
    if isinstance(asked.thing, TimeAsked):
        yield from time_asked(asked.thing.hearing)


def _keeping(case: Case, which: str) -> Keeping | None:
    return next((one for one in case.keepings.all() if str(one.pk) == which), None)


LOOKING_INTO_IT = (
    ActPage(
        "question", Act.ASK_QUESTION, _("Ask the person who raised it a question"), _("Ask"),
        _("Your question is sent."), forms.AskQuestionForm, ask_question, is_open,
    ),
    ActPage(
        "note", Act.ADD_NOTE, _("Add a note"), _("Add the note"), _("The note is kept."), forms.NoteForm, add_note,
        before=lambda _asked: (
            _("The label is always shown beside the note. The person it is about, and the person who raised it, may be "
              "able to ask for a copy under data protection law."),
        ),
    ),
    ActPage(
        "put-to-them", Act.PUT_TO_THEM, _("Put it to the person it is about"), _("Send it to them"),
        _("It is put to them."), forms.PutToThemForm, put_to_them, _may_put_it,
        before=lambda _asked: (
            _("They read exactly what you write here, who put it to them, and nothing else of the case."),
            _("Their page begins: “No view has been reached. You will be asked for your account before anything is "
              "decided.”"),
        ),
        warns=True,
    ),
    ActPage(
        "no-answer", Act.PUT_TO_THEM, _("No answer came"), _("Go on without an answer"),
        _("It is recorded that no answer came. They may still give one."), ButtonForm, no_answer_came,
        lambda asked: is_open(asked) and isinstance(asked.thing, Hearing) and asked.thing.is_open,
        thing=_hearing, target=_key, listed=False,
    ),
    ActPage(
        "more-time", Act.GIVE_TIME, _("Say whether they have more time to answer"), _("Send it to them"),
        _("They are told."), forms.MoreTimeForm, answer_about_time,
        lambda asked: is_open(asked) and isinstance(asked.thing, TimeAsked) and asked.thing.answered_at is None,
        lambda _asked: (_("They read your answer. Until then the first day stands."),),
        _what_they_asked, _time_asked, _number, listed=False,
    ),
    ActPage(
        "not-heard", Act.RECORD_NOT_HEARD, _("Record why the person it is about is not asked"), _("Record it"),
        _("It is recorded why they are not asked."), ReasonsForm, record_not_heard, _is_about_somebody,
        before=lambda _asked: (_("Somebody other than the person dealing with it has to say why."),),
    ),
    ActPage(
        "consult", Act.CONSULT, _("Ask somebody for a view"), _("Ask for their view"), _("They are asked for a view."),
        forms.ConsultForm, consult, is_open,
    ),
    ActPage(
        "no-view", Act.CONSULT, _("No view came"), _("Go on without a view"), _("It is recorded that no view came."),
        ButtonForm, lapse_view,
        lambda asked: isinstance(asked.thing, Consultation) and asked.thing.is_open,
        thing=_consultation, target=_key, listed=False,
    ),
    *HOLDING,
    ActPage(
        "pause", Act.PAUSE, _("Pause it"), _("Pause it"), _("It is paused. Its dates stand still."), ReasonsForm, pause,
        lambda asked: can_proceed(asked.case.hold) and not guards.is_paused(asked.case),
    ),
    ActPage(
        "wait", Act.WAIT, _("Wait for another body"), _("Let it wait"), _("It waits. Its dates stand still."),
        forms.WaitForm, wait, lambda asked: can_proceed(asked.case.wait_for_another_body),
        before=lambda _asked: (_("Everybody but whoever deals with it reads only “Waiting”, never for whom or why."),),
    ),
    ActPage(
        "resume", Act.RESUME, _("Take it up again"), _("Take it up again"), _("It goes on."), forms.ResumeForm, resume,
        lambda asked: can_proceed(asked.case.take_up_again) and asked.case.state != State.INFORMAL,
    ),
    ActPage(
        "talks", Act.TALK, _("Try to settle it by talking"), _("Begin"), _("It is being settled by talking."),
        forms.TalkForm, begin_talks,
        lambda asked: can_proceed(asked.case.talk) and not guards.somebody_fears_for_their_safety(asked.case),
        lambda _asked: (_("Only where both want to. Write what you agreed to try, and with whom."),),
    ),
    ActPage(
        "talks-over", Act.TALK, _("Say what came of the talks"), _("Record it"), _("What came of the talks is kept."),
        forms.TalkForm, end_talks, lambda asked: asked.case.state == State.INFORMAL,
    ),
    ActPage(
        "code-question", Act.ANSWER_CODE_QUESTION, _("Say whether it is a Code matter"), _("Record the answer"),
        _("Your answer is kept."), forms.CodeQuestionForm, answer_code_question, _code_question_waits,
        before=lambda asked: (
            _now("%(which)s.") % {"which": heading_of(asked.case, rulebook_of_case(asked.case))},
            _("Until this is answered whoever has it may acknowledge, support and settle, and not decide "
              "(Localism Act 2011 s.28(9))."),
        ),
        warns=True,
    ),
    ActPage(
        "arrangement", Act.MAKE_ARRANGEMENT, _("Record support for the time being"), _("Record it"),
        _("The arrangement is kept."), forms.ArrangementForm, make_arrangement, is_open,
        lambda _asked: (_("It is agreed and never imposed, it is no finding, and it restricts no councillor."),),
    ),
    ActPage(
        "keep", Act.ASK_TO_KEEP, _("Record that somebody was asked to keep something"), _("Record it"),
        _("It is recorded what should be kept."), forms.KeepForm, ask_to_keep, is_open,
    ),
    ActPage(
        "kept", Act.ASK_TO_KEEP, _("They confirmed that they keep it"), _("Record it"),
        _("It is recorded that it is kept."), ButtonForm, confirm_kept,
        lambda asked: isinstance(asked.thing, Keeping) and asked.thing.confirmed_on is None,
        points=lambda asked: (asked.thing.what,) if isinstance(asked.thing, Keeping) else (),
        thing=_keeping, target=_number, listed=False,
    ),
    ActPage(
        "name", Act.DECIDE_ABOUT_NAME, _("Decide whether the name is kept from the person it is about"),
        _("Record the decision"), _("Your decision is kept, and the person who raised it is told."),
        forms.NameDecisionForm, decide_about_name, lambda asked: asked.case.name_withheld == NameWithheld.ASKED,
    ),
    ActPage(
        "link", Act.LINK, _("Link it with another case about the same incident"), _("Link them"),
        _("The two cases are linked."), forms.LinkForm, link, is_open,
        lambda _asked: (_("You deal with both. Nobody sees more through it, and neither side learns of it."),),
    ),
    ActPage(
        "unlink", Act.LINK, _("Take the link back"), _("Take it back"), _("The link is taken back."), ReasonsForm,
        unlink, lambda asked: incident_of(asked.case) is not None,
    ),
    ActPage(
        "stand-aside", CONFIRM_NO_CONNECTION, _("I cannot deal with this"), _("Take it from me for good"),
        _("Thank you. You will not be asked about it again."), ButtonForm, _aside,
        is_open, before=lambda _asked: (
            _("Use this if you manage one of them, were part of it, or have a relationship with one of them, or are "
              "not sure."),
            _("It leaves you at once and goes to the next person the rules allow. You never see it again, nor where it "
              "went, and nobody can undo it."),
        ),
        warns=True,
    ),
)  # fmt: skip
