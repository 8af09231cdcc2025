"""Does a step rest on a seat or a panel that an election left empty, and that is not filled yet?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.exclusions import BECAUSE_VACANT
from cases.ladder import NextStep, current_plan, search_for
from cases.models import Case, Step
from cases.recipients import OutOfIt
from cases.states import State
from people.directory import users_holding_posts
from people.elections import why_empty
from people.models import Council, Post, Side


@dataclass(frozen=True, slots=True)
class Awaited:
    """A seat or panel that is not filled yet, and why, in the sentence that is shown."""

    post: Post
    why: str


def body_awaited(case: Case, on: date) -> Awaited | None:
    """What the open step rests on and nobody sits in yet: the seat that has it, or the one the rule gives it to.

    A step that somebody has who may deal with it rests on nobody else. None where it waits for no election.
    """
    step = case.steps.filter(ended_on__isnull=True).select_related("post").order_by("-number").first()
    if step is None:
        return None
    if case.state == State.TRIAGE:
        return _the_rule_s_own(case, step, on)
    had = [held.post for held in step.handlers if held.post is not None]
    return _first_empty(Post.objects.filter(pk__in=had), on)


def why_nobody_yet(case: Case, way: NextStep, on: date) -> str:
    """Why a way on leads to nobody: the election that left the seat or panel empty; "" where that is not the reason."""
    if way.choices:
        return ""
    found = _vacant(case.council, way.passed_over, on)
    return found.why if found is not None else ""


def waits_now(case: Case) -> str:
    """Why the clocks of a case stand still for a body that is not there yet; "" where they do not."""
    found = (each for each in case.bodies_awaited.all() if each.until_on is None)
    return next((each.why for each in found), "")


def empty_bodies(on: date) -> dict[int, Council]:
    """The councils that were elected and in which a councillor's seat or a panel is still empty, by their number."""
    elected = Council.objects.filter(elections__ends_on__lt=on).distinct()
    return {
        council.pk: council
        for council in elected
        if _first_empty(Post.objects.filter(council=council), on) is not None
    }


def _the_rule_s_own(case: Case, step: Step, on: date) -> Awaited | None:
    """The seat of the rule where nobody at all could be found by it."""
    plan = current_plan(case, step)
    if plan is None or plan.rule is None or plan.rule.handler is None:
        return None
    search = search_for(case, on, review=plan.step.is_review)
    if search.of_handler(plan.rule.handler):
        return None
    return _vacant(case.council, search.passed_over, on)


def _vacant(council: Council, passed_over: Iterable[OutOfIt], on: date) -> Awaited | None:
    titles = [out.title for out in passed_over if out.because == BECAUSE_VACANT]
    return _first_empty(Post.objects.filter(council=council, title__in=titles), on)


def _first_empty(posts: Iterable[Post], on: date) -> Awaited | None:
    """The first of these seats and panels that exists on the day and that an election left empty."""
    there = [
        post
        for post in posts
        if post.side in (Side.COUNCILLOR, Side.PANEL)
        and post.from_on <= on
        and (post.to_on is None or post.to_on >= on)
    ]
    for post, seated in users_holding_posts(there, on).items():
        if not seated and (why := why_empty(post, on)):
            return Awaited(post, why)
    return None
