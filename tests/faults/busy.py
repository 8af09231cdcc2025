"""What does the process do that is killed? What people do all day: write, send, act, and have their mail sent."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from random import Random

from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.test import override_settings

from cases.acts.file_concern import file_concern
from cases.acts.save_draft import save_draft
from cases.clocks import local_date
from cases.models import Case
from cases.outbox.sending import send_due
from cases.preview import preview_of
from cases.refusals import Refused
from cases.simulation.drawing import drafted_at_random
from cases.simulation.trying import somebody_likely, something_tried
from people.models import Council, User
from tests.cases.sending import run_small_book
from tests.faults.nursery import say
from tests.world import world


def built() -> None:
    """Make the tables, and Wendlebury with the small rulebook."""
    call_command("migrate", verbosity=0)
    run_small_book(world().council)


def busy(seed: int, begun: str) -> None:
    """Go on until killed, and say what was answered as soon as it was: that is what a person relies on."""
    random, at = Random(seed), datetime.fromisoformat(begun)  # noqa: S311  (a day made up, no secret)
    council = Council.objects.get(code="wendlebury")
    people = list(User.objects.order_by("pk"))
    say("begun")
    for second in count():
        now = at + timedelta(seconds=second)
        kind = random.random()
        if kind < 0.15:
            _raises(random, council, now)
        elif kind < 0.25:
            _mails(now)
        else:
            _acts(random, people, now)


def _raises(random: Random, council: Council, at: datetime) -> None:
    on = local_date(at)
    draft = drafted_at_random(random, council, on, at)
    if draft is None:
        return
    by = User.objects.get(pk=draft.raised_by_id)
    draft = save_draft(draft, by=by, at=at, words={"put_right": f"{draft.key}"})
    say("kept", str(draft.key))
    shown = preview_of(draft, on=on).fingerprint
    say("sending", str(draft.key), by.pk, at.isoformat(), shown)
    try:
        filed = file_concern(draft, by=by, on=on, at=at, fingerprint=shown)
    except Refused:
        say("refused", str(draft.key))
        return
    say("filed", str(draft.key), filed.case.reference)


def _acts(random: Random, people: list[User], at: datetime) -> None:
    latest = list(Case.objects.select_related("council").order_by("-pk")[:12])
    if not latest:
        return
    case = random.choice(latest)
    did = something_tried(random, case, somebody_likely(random, case, people), local_date(at), at)
    if not did.refused:
        # Whoever does an act does it on the case as they saw it, and every act is one version more.
        say("done", case.reference, case.version + 1, did.act)


def _mails(at: datetime) -> None:
    with override_settings(EMAIL_BACKEND="tests.faults.busy.Postbox"):
        send_due(on=local_date(at), at=at)


class Postbox(BaseEmailBackend):
    """A mail server that takes every mail; whoever watches knows which by its Message-ID."""

    def send_messages(self, email_messages: object) -> int:
        """Take them."""
        messages = list(email_messages)  # type: ignore[call-overload]
        for message in messages:
            say("mailed", message.extra_headers["Message-ID"], message.to[0])
        return len(messages)
