"""How is every act done? Lock, refuse or move, save, record; whatever it writes stands or falls together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop
from django_fsm import can_proceed

from cases.access import KNOW_OF, may_with
from cases.acts.open_case import locked_case, locked_with_part
from cases.acts.recording import Happened, Related, save_and_record, stale
from cases.arrivals.kept import arrived_in
from cases.blind_index import index_of_number
from cases.doing import OF_A_CASE_THAT_IS_OVER, Act
from cases.models import Case, Consultation, Hearing, HoldingAsked, Notice, Step
from cases.outbox.queueing import queue
from cases.part import AT_WORK, OWN, Part
from cases.refusals import Refused
from cases.states import OVER, TOLD_TO_COMPLAINANT, EventKind, NoticeKind, Relation
from people.models import User

Answered = Consultation | Hearing | HoldingAsked


@dataclass(slots=True)
class Doing:
    """An act that is being done: the case, locked, and who does it when."""

    case: Case
    by: User
    at: datetime
    on: date
    happened: list[Happened] = field(default_factory=list)
    # Whom to tell of what at the end: one person by keyed mark, or everybody in these relations.
    told: list[tuple[str | tuple[Relation, ...], NoticeKind]] = field(default_factory=list)

    @property
    def step(self) -> Step:
        """The open step. Raises Refused where the case is over."""
        found = self.case.steps.filter(ended_on__isnull=True).order_by("-number").first()
        if found is None:
            raise Refused("This case is over. Open it again before you do anything with it.")
        return found

    def move(self, transition_of_case: Callable[..., None], *args: Any) -> None:
        """Move the case. Raises Refused where it cannot be moved so from where it stands."""
        if not can_proceed(transition_of_case):
            raise Refused("This can’t be done where the case stands now. Look at it again.")
        transition_of_case(*args)

    def record(self, kind: EventKind, *, of: Case | None = None, **detail: Any) -> None:
        """Note what happened to the case, or to another; `detail` fills the sentence of its kind.

        It is written at the end of the act, so that others wait for the end of the record as short as can be.
        """
        self.happened.append((of or self.case, kind, detail))

    def tell_complainant(self, kind: NoticeKind = NoticeKind.UPDATE) -> None:
        """Let the person who raised it, and whoever goes with them, know that there is an update."""
        self.tell(Relation.COMPLAINANT, Relation.COMPANION, kind=kind)
        arrived = arrived_in(self.case.account)
        if arrived is not None and arrived.is_from_outside and arrived.reach:
            # They do not sign in here: somebody tells them, by telephone or letter.
            queue(self.case, "", kind, at=self.at, outside=f"{arrived.name}, {arrived.reach}")

    def tell_those_asked(self) -> None:
        """Let the person it is about know that there is an update, where it was put to them."""
        for person in self.case.hearings.order_by().values_list("person", flat=True).distinct():
            self.tell_person(person, NoticeKind.UPDATE)

    def tell_handlers(self, kind: NoticeKind = NoticeKind.UPDATE) -> None:
        """Let those who work on it know, but not whoever does this."""
        self.tell(Relation.HANDLER, Relation.TRIAGE, kind=kind)

    def tell(self, *relations: Relation, kind: NoticeKind) -> None:
        """Queue a notice for everybody who then stands in one of these relations, except whoever does this."""
        self.told.append((relations, kind))

    def tell_person(self, mark: str, kind: NoticeKind) -> None:
        """Queue a notice for one person, by keyed mark."""
        self.told.append((mark, kind))

    def finish(self, *, seen_version: int) -> None:
        """Write the case, the notices and what happened, in this order and last of all. Raises Stale."""
        save_and_record(
            self.case, self.happened, self._notices, by=self.by, at=self.at, seen_version=seen_version
        )

    def _notices(self, related: Related) -> list[Notice]:
        mark = index_of_number(self.by.pk)
        found = []
        for whom, kind in self.told:
            if isinstance(whom, str):
                people = [whom]
            else:
                people = [person for person, relation in related if relation in whom and person != mark]
            found += [
                Notice(case=self.case, person=person, kind=kind, queued_at=self.at)
                for person in dict.fromkeys(people)
            ]
        return found


@contextmanager
def answering(row: Answered, *, by: User, at: datetime, on: date) -> Iterator[Doing]:
    """Let somebody who sees one page of a case, and not the case, do something about what was written for them.

    `row` is what they were asked, found through access.py; it is read again under the lock, so that of two answers
    in one moment the second is told so.
    """
    with transaction.atomic(durable=True):
        case = locked_case(row.case.reference)
        row.refresh_from_db()
        act = Doing(case, by, at, on)
        yield act
        act.finish(seen_version=case.version)


def _told_to(part: Part) -> Collection[EventKind]:
    """Whoever knows of it by existence alone is told only that it was changed."""
    if part.roles & AT_WORK:
        return tuple(EventKind)
    return TOLD_TO_COMPLAINANT if part.roles & OWN else ()


_OVER_AT_WORK = gettext_noop("This case is over. Open it again first.")
_OVER_TO_THEM = gettext_noop(
    "This is over. Where the rules let it be looked at again, the page of your concern says so."
)


@contextmanager
def doing(
    case_ref: str, act: Act, *, by: User, version: int, at: datetime, on: date, with_case: str = ""
) -> Iterator[Doing]:
    """Do an act on a case as it stood at `version`, in one transaction.

    `with_case` is another case that the act changes too: both are locked in one order, whoever names which first.
    Raises Refused for whoever may not, or for whom there is no such case, and Stale where somebody else was first.
    """
    with transaction.atomic(durable=True):
        if with_case:
            both = Case.objects.select_for_update(of=("self",)).filter(reference__in=(case_ref, with_case))
            list(both.order_by("pk"))
        case, part = locked_with_part(case_ref, by, on)
        known = may_with(part, KNOW_OF, case)
        if not known:
            raise Refused(known.reason)
        if case.version != version:
            raise stale(case, told=_told_to(part))
        allowed = may_with(part, act, case)
        if not allowed:
            raise Refused(allowed.reason)
        if case.state in OVER and act not in OF_A_CASE_THAT_IS_OVER:
            raise Refused(_OVER_TO_THEM if part.roles & OWN else _OVER_AT_WORK)
        act_done = Doing(case, by, at, on)
        yield act_done
        act_done.finish(seen_version=version)
