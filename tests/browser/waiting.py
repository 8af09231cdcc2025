"""A concern that waits for an answer of either side, as the pages of both, and of whoever deals with it, show it."""

from __future__ import annotations

from datetime import timedelta

from cases.acts.acknowledge import acknowledge
from cases.acts.ask_question import ask_question
from cases.acts.open_case import confirm_no_connection
from cases.acts.put_to_them import put_to_them
from cases.acts.save_draft import save_draft
from cases.models import Case
from people.models import Holding, User
from tests.browser.site import AT, ON
from tests.cases.sending import sent

RAISED_IT = "rosa.bright@wendlebury.example"
DEALS_WITH_IT = "judith.amadi@wendlebury.example"
IT_IS_ABOUT = "colin.hargreave@wendlebury.example"


def waits_for_both() -> Case:
    """A concern of Rosa's about Colin, which waits for an answer of either; and a draft of hers."""
    rosa, colin = User.objects.get(email=RAISED_IT), User.objects.get(email=IT_IS_ABOUT)
    judith = User.objects.get(email=DEALS_WITH_IT)
    director = Holding.objects.get(user=colin).post
    for _ in range(2):
        draft = save_draft(None, by=rosa, at=AT, council=director.council, matter="councillor about officer")
        draft = save_draft(
            draft, by=rosa, at=AT, about=(colin, director),
            facts={"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it"},
            words={"happened": "<b>It happened.</b> " + "Verylongword" * 20, "contact": "here"},
        )  # fmt: skip
    case = sent(draft, rosa, on=ON, at=AT)
    confirm_no_connection(case, by=judith, at=AT)
    case = acknowledge(case.reference, by=judith, words="I have it.", version=case.version, at=AT, on=ON)
    case = ask_question(case.reference, by=judith, words="Who was there?", version=case.version, at=AT, on=ON)
    return put_to_them(
        case.reference, by=judith, summary="That he shouted.", asked="What happened?", answer_by=ON + timedelta(14),
        may_accompany="A colleague.", version=case.version, at=AT, on=ON,
    )  # fmt: skip
