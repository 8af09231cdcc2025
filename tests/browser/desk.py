"""Those who deal with a concern, and the person it is about, in the browser: from opening it to closing it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from cases import guards
from cases.access import may
from cases.doing import Act
from cases.models import Case
from cases.states import State
from people.models import User
from tests.browser.site import ON
from tests.browser.visitor import Visitor

Visit = Callable[[User], Visitor]
_SOON = ON + timedelta(days=14)
_DAY = f"{_SOON.day} {_SOON:%B %Y}"
_ANSWER = "I was in a hurry. I am sorry that it came across like that."
_TOLD = "I spoke with both of you. They have said that they are sorry."


def handler_of(reference: str) -> User | None:
    """Who has it now, if anybody who signs in."""
    step = Case.objects.get(reference=reference).steps.filter(ended_on__isnull=True).first()
    holders = [one.user for one in step.handlers] if step else []
    return User.objects.filter(pk__in=[user for user in holders if user]).first()


def opened_and_acknowledged(reference: str, visit: Visit) -> None:
    """From the list of work: said to have no connection, read, acknowledged."""
    handler = handler_of(reference)
    assert handler is not None
    with visit(handler) as desk:
        desk.open("/desk").follow(re.compile(reference))
        desk.go_on()  # With nothing chosen: the page says what to do.
        desk.choose(re.compile("^No, I have no connection")).go_on()
        desk.press("Send acknowledgement")


def code_question_answered(reference: str, visit: Visit) -> None:
    """Whoever answers it says that it is no Code matter; nothing where it is not asked."""
    case = Case.objects.get(reference=reference)
    if not guards.code_question_is_open(case):
        return
    answers = next(user for user in User.objects.all() if may(user, Act.ANSWER_CODE_QUESTION, case, on=ON))
    with visit(answers) as desk:
        desk.open(f"/desk/{reference}/code-question")
        if not desk.at.endswith("/code-question"):
            desk.choose(re.compile("^No, I have no connection")).go_on()
            desk.open(f"/desk/{reference}/code-question")
        desk.go_on()
        desk.choose(re.compile("^No. Whoever has it")).write("Why?", "It is about manners.").go_on()
    assert not guards.code_question_is_open(Case.objects.get(reference=reference))


def put_to_them_and_answered(reference: str, visit: Visit, subject: User) -> None:
    """A fair summary goes to the person it is about, and their account comes back."""
    handler = handler_of(reference)
    assert handler is not None
    with visit(handler) as desk:
        desk.open(f"/desk/{reference}/put-to-them").go_on()
        desk.write("A fair summary of what is said", "That you raised your voice in the briefing.")
        desk.write("What do you ask them?", "What happened, as you saw it?")
        desk.write("By when do you ask for an answer?", _DAY).go_on()
    with visit(subject) as theirs:
        theirs.open("/put-to-you").follow(re.compile("."))
        theirs.press("Send your account")
        theirs.write("Your account", _ANSWER).press("Send your account")


def decided_and_reported_back(reference: str, visit: Visit) -> None:
    """The outcome, the words to the person who raised it, what is owed, and the end."""
    handler = handler_of(reference)
    assert handler is not None
    with visit(handler) as desk:
        desk.open(f"/desk/{reference}/conclude").go_on()
        desk.choose(re.compile("^Not taken further", re.IGNORECASE))
        desk.choose("The explanation given was accepted")
        desk.write("What you found, and why", "They explained it to me.").go_on()
        desk.open(f"/desk/{reference}/report-back")
        if "no" in desk.radios:  # Asked where the person it is about has not been heard.
            desk.choose(re.compile("^No, nothing in it"))
        desk.write("Your words to the person who raised it", _TOLD).go_on()
        for owed in Case.objects.get(reference=reference).obligations.all():
            if owed.is_open:
                desk.open(f"/desk/{reference}/duty-done/{owed.pk}")
                desk.write("How and when was it done?", "By telephone on Tuesday.").go_on()
        desk.open(f"/desk/{reference}/close").go_on()
    assert Case.objects.get(reference=reference).state == State.CLOSED
