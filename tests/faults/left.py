"""What is left after a process was killed? Everything that was answered, once and whole, or it is said what is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from cases.acts.file_concern import file_concern
from cases.clocks import local_date
from cases.models import Case, Draft, Notice
from cases.record.verification import verify
from cases.refusals import Refused
from cases.simulation.holding import what_is_wrong
from cases.states import EventKind, Relation
from people.models import User
from tests.faults.nursery import Said, say

# A connection declared in one case may shut out whoever has another: whole, and for the watch to find.
NOBODY_HAS_IT = "nobody lawful has it"


def what_is_left(said: Said, begun: str) -> None:
    """Say what is wrong after a process that began at that instant had said all this, and how much there is by now."""
    begun_at = datetime.fromisoformat(begun)
    for wrong in _wrong(said, begun_at):
        say("wrong", *wrong)
    say("counted", Case.objects.count(), Notice.objects.count())


def _wrong(said: Said, begun_at: datetime) -> Iterator[tuple[str, str]]:
    answered = {words[1] for words in said if words[0] in ("filed", "refused")}
    for word, *rest in said:
        if word == "kept":
            yield from (("lost", each) for each in _kept(rest[0]))
        elif word == "filed":
            yield from (("lost", each) for each in _filed(*rest))
        elif word == "done":
            yield from (("lost", each) for each in _done(*rest))
        elif word == "sending" and rest[0] not in answered:
            yield from (("twice", each) for each in _sent_again(*rest))
    people = list(User.objects.order_by("pk"))
    for case in Case.objects.filter(events__at__gte=begun_at).distinct().select_related("council"):
        yield from (("half done", each) for each in _half_done(case, people, begun_at))
    yield from _without_their_act(begun_at)
    found = verify(Path(settings.RECORD_ANCHORS))
    if found.fault:
        yield "record", found.fault


def _kept(key: str) -> Iterator[str]:
    draft = Draft.objects.filter(key=key).first()
    if draft is not None and draft.words.get("put_right") != key:
        yield f"what was written in draft {key}"
    if draft is None and Case.objects.filter(draft_key=key).count() != 1:
        yield f"draft {key}"


def _filed(key: str, reference: str) -> Iterator[str]:
    if not Case.objects.filter(draft_key=key, reference=reference).exists():
        yield f"case {reference}"
    if Draft.objects.filter(key=key).exists():
        yield f"the end of draft {key}, which was sent as {reference}"


def _done(reference: str, version: int, act: str) -> Iterator[str]:
    if Case.objects.get(reference=reference).version < version:
        yield f"{act} of {reference}"


def _sent_again(key: str, by: int, at: str, fingerprint: str) -> Iterator[str]:
    """The answer never came, so the person presses the button once more."""
    instant = datetime.fromisoformat(at)
    there = Case.objects.filter(draft_key=key).count()
    draft = Draft.objects.filter(key=key).first()
    if (there, draft is None) not in ((0, False), (1, True)):
        yield f"draft {key}: {there} cases, and {'no draft' if draft is None else 'a draft'}"
        return
    user = User.objects.get(pk=by)
    again = draft or Draft(key=key)
    try:
        filed = file_concern(again, by=user, on=local_date(instant), at=instant, fingerprint=fingerprint)
    except Refused:
        # It would have been refused the first time too.
        return
    if filed.created is bool(there) or Case.objects.filter(draft_key=key).count() != 1:
        yield f"draft {key} was sent again"


def _half_done(case: Case, people: list[User], begun_at: datetime) -> Iterator[str]:
    found: list[Any] = [
        (case.events.filter(number=1, kind=EventKind.FILED).exists(), "what was raised is not recorded"),
        (
            case.access.filter(relation=Relation.COMPLAINANT).exists(),
            "whoever raised it is not let in",
        ),
        (case.steps.filter(number=1).exists(), "it has no first step"),
    ]
    if case.filed_at >= begun_at:
        steps = (case.plan["plan"] or {"steps": []})["steps"]
        first = [step for step in steps if step["step"] == case.plan["step"]]
        # Where a rule points elsewhere and somebody carried on all the same, the rule has no times for it here.
        times = sum(len(step["times"]) for step in first if not case.account["carried_on"])
        found.append(
            (
                case.clocks.filter(step__number=1).count() == times,
                f"{case.clocks.filter(step__number=1).count()} clocks of its first step, not {times}",
            )
        )
        found.append((case.notices.filter(queued_at=case.filed_at).exists(), "nobody was told"))
    wrong = [words for holds, words in found if not holds]
    wrong += [words for words in what_is_wrong(case, people, local_date(begun_at)) if words != NOBODY_HAS_IT]
    for words in wrong:
        yield f"{case.reference}: {words}"


def _without_their_act(begun_at: datetime) -> Iterator[tuple[str, str]]:
    for notice in Notice.objects.filter(queued_at__gte=begun_at).select_related("case"):
        if not notice.case.events.filter(at=notice.queued_at).exists():
            yield "notice without its act", f"{notice.kind} of {notice.case.reference}"
