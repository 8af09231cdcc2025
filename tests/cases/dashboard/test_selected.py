"""Does a page say beforehand what happens to which cases, does that happen, and nothing to any other?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cases.acts.link import incident_of
from cases.acts.open_case import confirm_no_connection
from cases.models import Case, Notice
from people.models import User
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.hostile.sending import WORST
from tests.cases.sending import drafted, sent
from tests.world import World

pytestmark = pytest.mark.django_db
Raise = Callable[..., Case]


@pytest.fixture
def requests(wendlebury: World, raised: Raise) -> list[Case]:
    """Three disclosures of a relationship, of which whoever deals with them has opened two."""
    w = wendlebury
    about = (w.officer, w.posts.officer)
    by = (w.other_member, w.member, w.ungrouped_member)
    cases = [
        sent(drafted(each, w.council, "relationship disclosure", about, facts={}), each, on=ON, at=AT)
        for each in by
    ]
    for case in cases[:2]:
        confirm_no_connection(case, by=_dealing(w), at=AT)
    return cases


def _dealing(w: World) -> User:
    return w.monitoring_officer


def _send(user: User, **fields: Any) -> str:
    return signed_in_as(user).post("/desk/all/selected", fields).content.decode()


def _marks(cases: list[Case]) -> list[str]:
    return [f"{case.reference}:{Case.objects.get(pk=case.pk).version}" for case in cases]


def test_it_says_what_will_happen_and_what_will_not_and_does_nothing_yet(
    wendlebury: World, requests: list[Case]
) -> None:
    shown = _send(_dealing(wendlebury), case=[case.reference for case in requests], what="acknowledge")

    assert "Send 2 acknowledgements" in shown
    after = shown.split("Nothing will happen to these")[1]
    assert requests[2].reference in after
    assert "First say whether you have any connection with it." in after
    assert not Case.objects.filter(acknowledged_on__isnull=False).exists()


def test_confirmed_it_happens_to_those_and_sent_again_to_none(
    wendlebury: World, requests: list[Case]
) -> None:
    fields = {"case": _marks(requests), "what": "acknowledge", "sure": "yes", "words": "I have read it."}
    Notice.objects.all().delete()
    shown = _send(_dealing(wendlebury), **fields)

    done, not_done = shown.split("Not acknowledged")
    assert all(case.reference in done for case in requests[:2])
    assert requests[2].reference in not_done
    assert Case.objects.filter(acknowledged_on=ON).count() == 2
    told = Notice.objects.filter(kind="acknowledged").count()
    assert told == 2
    again = _send(_dealing(wendlebury), **fields)
    assert "Nothing has changed" in again
    assert Notice.objects.filter(kind="acknowledged").count() == told


def test_what_somebody_else_changed_meanwhile_is_left_alone_and_said(
    wendlebury: World, requests: list[Case]
) -> None:
    marks = [f"{case.reference}:0" for case in requests[:2]]
    Case.objects.filter(pk=requests[0].pk).update(version=7)
    shown = _send(_dealing(wendlebury), case=marks, what="acknowledge", sure="yes", words="I have read it.")

    assert "This case has changed since you opened it" in shown.split("Not acknowledged")[1]
    assert Case.objects.get(pk=requests[0].pk).acknowledged_on is None


def test_what_is_about_conduct_is_acknowledged_by_itself_alone(wendlebury: World, raised: Raise) -> None:
    case = raised()
    confirm_no_connection(case, by=wendlebury.chief_executive, at=AT)
    shown = _send(wendlebury.chief_executive, case=[case.reference], what="acknowledge")

    assert "It is about what somebody did. Each of these is read, and acknowledged, by itself." in shown
    forced = {"case": [case.reference], "what": "acknowledge", "sure": "yes", "words": "Read."}
    _send(wendlebury.chief_executive, **forced)
    assert Case.objects.get().acknowledged_on is None


def test_the_message_must_be_written_and_what_was_chosen_stays_chosen(
    wendlebury: World, requests: list[Case]
) -> None:
    fields = {"case": _marks(requests[:2]), "what": "acknowledge", "sure": "yes", "words": " "}
    shown = _send(_dealing(wendlebury), **fields)

    assert "<title>Error: " in shown
    assert "Write what you want to tell them" in shown
    assert "Send 2 acknowledgements" in shown


def test_a_case_that_is_not_theirs_is_as_one_that_is_not(wendlebury: World, raised: Raise) -> None:
    w = wendlebury
    about_them = raised(about=(w.monitoring_officer, w.posts.monitoring_officer))
    other = raised()
    for user in (w.monitoring_officer, w.outsider, w.director_of_place, w.member):
        for case in (about_them, other):
            for what in ("acknowledge", "link"):
                if user == w.monitoring_officer and case == other:
                    continue  # They know that it exists.
                marks = {
                    "case": [case.reference],
                    "what": what,
                    "sure": "yes",
                    "words": "Read.",
                    "reasons": "x",
                }
                assert case.reference not in _send(user, **marks)
                assert _plain(_send(user, **marks)) == _plain(
                    _send(user, **{**marks, "case": ["WEN-0000-00"]})
                )


def test_cases_are_linked_with_one_that_leads_and_a_reason(wendlebury: World, raised: Raise) -> None:
    w = wendlebury
    cases = [raised() for _ in range(3)]
    for case in cases:
        confirm_no_connection(case, by=w.chief_executive, at=AT)
    first = _send(w.chief_executive, case=[case.reference for case in cases], what="link")
    assert "Which case leads?" in first
    fields = {"case": _marks(cases), "what": "link", "sure": "yes", "lead": cases[1].reference, "reasons": ""}
    assert "Write why they are one incident" in _send(w.chief_executive, **fields)
    assert "<title>Linked as one incident" in _send(
        w.chief_executive, **{**fields, "reasons": "The same briefing."}
    )
    assert len({incident_of(case) for case in cases}) == 1
    assert incident_of(cases[0]) is not None
    own = signed_in_as(w.member).get(f"/case/{cases[0].reference}").content.decode()
    assert cases[1].reference not in own


def test_a_suggestion_is_made_of_opened_cases_about_the_same_person_and_links_nothing(
    wendlebury: World, raised: Raise
) -> None:
    w = wendlebury
    cases = [
        raised(),
        raised(by=w.other_member),
        raised(about=(w.director_of_people, w.posts.director_of_people)),
    ]
    browser = signed_in_as(w.chief_executive)
    assert "None that you have opened." in browser.get("/desk/all/suggested").content.decode()
    for case in cases:
        confirm_no_connection(case, by=w.chief_executive, at=AT)
    shown = browser.get("/desk/all/suggested").content.decode()
    assert f"{cases[0].reference} and {cases[1].reference}" in shown
    assert cases[2].reference not in shown
    assert incident_of(cases[0]) is None
    for other in (w.monitoring_officer, w.director_of_place, w.member, w.outsider):
        assert cases[0].reference not in signed_in_as(other).get("/desk/all/suggested").content.decode()


def test_nothing_ticked_is_met_with_what_to_do(wendlebury: World) -> None:
    for what, words in (
        ("link", "Select two or more cases"),
        ("acknowledge", "Select one or more cases"),
        ("", "Select"),
    ):
        shown = _send(wendlebury.chief_executive, what=what)
        assert "<title>Error: " in shown
        assert words in shown


@pytest.mark.parametrize("what", [name for name, bad in WORST.items() if bad.refused])
def test_words_that_cannot_be_kept_come_back_with_how_to_mend_them(
    wendlebury: World, requests: list[Case], what: str
) -> None:
    words = WORST[what].raw.decode()
    fields = {"case": _marks(requests[:1]), "what": "acknowledge", "sure": "yes", "words": words}
    shown = _send(_dealing(wendlebury), **fields)

    assert "<title>Error: " in shown
    assert not Case.objects.filter(acknowledged_on__isnull=False).exists()


@pytest.mark.parametrize("mark", ["", "\0", "x" * 500, "WEN:9" + "9" * 300, "<script>", ":", "é"])
def test_what_is_no_case_is_passed_over(wendlebury: World, mark: str) -> None:
    assert "Nothing has changed" in _send(wendlebury.chief_executive, case=[mark], what="link")


def _plain(page: str) -> str:
    return "".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
