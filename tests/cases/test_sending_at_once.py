"""What if the same draft is sent many times in one moment, or two people act on one case?"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from django.test import TransactionTestCase

from cases.acts.acknowledge import acknowledge
from cases.acts.file_concern import file_concern
from cases.acts.link import link
from cases.acts.open_case import confirm_no_connection
from cases.acts.save_draft import save_draft
from cases.models import Case, Draft, Event, Incident, Notice
from cases.preview import preview_of
from cases.refusals import Refused
from cases.states import EventKind
from tests.cases.sending import AT, ON, drafted, run_small_book, sent
from tests.world import world

TIMES = 8


def _at_once(act: Callable[[int], object]) -> list[object]:
    """What each of several calls in one moment answers; a refusal is an answer."""
    gate = Barrier(TIMES)

    def call(number: int) -> object:
        gate.wait()
        try:
            return act(number)
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        return list(pool.map(call, range(TIMES)))


class AtOnce(TransactionTestCase):
    """With real transactions, on either database."""

    def setUp(self) -> None:
        self.here = world()
        run_small_book(self.here.council)
        about = (self.here.director_of_place, self.here.posts.director_of_place)
        self.draft = drafted(self.here.member, self.here.council, about=about)

    def test_sending_one_draft_many_times_makes_one_case(self) -> None:
        shown = preview_of(self.draft, on=ON).fingerprint
        answers = _at_once(
            lambda _: file_concern(self.draft, by=self.here.member, on=ON, at=AT, fingerprint=shown)
        )
        assert {answer.case.pk for answer in answers} == {Case.objects.get().pk}  # type: ignore[attr-defined]
        assert sorted(answer.created for answer in answers) == [False] * (TIMES - 1) + [True]  # type: ignore[attr-defined]
        assert Notice.objects.count() == 1
        assert Event.objects.count() == 1

    def test_of_many_who_acknowledge_one_is_first_and_the_others_are_told(self) -> None:
        case = sent(self.draft, self.here.member)
        chief = self.here.chief_executive
        confirm_no_connection(case, by=chief, at=AT)
        answers = _at_once(
            lambda _: acknowledge(case.reference, by=chief, words="Read.", version=0, at=AT, on=ON)
        )
        assert len([answer for answer in answers if isinstance(answer, Case)]) == 1
        assert Event.objects.filter(kind=EventKind.ACKNOWLEDGED).count() == 1
        case.refresh_from_db()
        assert case.version == 1

    def test_many_tabs_on_many_questions_lose_nothing(self) -> None:
        _at_once(
            lambda number: save_draft(
                self.draft, by=self.here.member, at=AT, words={f"field {number}": str(number)}
            )
        )
        kept = Draft.objects.get(pk=self.draft.pk).words
        assert {f"field {number}" for number in range(TIMES)} <= set(kept)

    def test_two_cases_linked_from_either_side_at_once_are_one_incident(self) -> None:
        about = (self.here.director_of_place, self.here.posts.director_of_place)
        other = drafted(self.here.other_member, self.here.council, about=about)
        cases = [sent(self.draft, self.here.member), sent(other, self.here.other_member)]
        for case in cases:
            confirm_no_connection(case, by=self.here.chief_executive, at=AT)

        def linked(number: int) -> Case:
            one, two = cases if number % 2 else reversed(cases)
            return link(
                one.reference,
                two.reference,
                by=self.here.chief_executive,
                reasons="One meeting.",
                version=0,
                at=AT,
                on=ON,
            )

        answers = _at_once(linked)
        assert len([answer for answer in answers if isinstance(answer, Case)]) == 1
        assert Incident.objects.count() == 1
        assert Event.objects.filter(kind=EventKind.LINKED).count() == 2
