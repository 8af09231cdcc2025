"""Where the protocol sets no second stage: is it said, with what there is instead, and by nobody who is a party?"""

from __future__ import annotations

import pytest

from cases.models import Case
from rules.shelf import put_on_shelf
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import SWALE, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

PROTOCOLS = SWALE.parent
DECIDED = {"outcome": "not_taken_further", "reason": "explained", "words": "It was explained."}


def test_it_is_said_with_what_the_protocol_points_to_and_who_can_tell(wendlebury: World, case: Case) -> None:
    """Thanet's protocol sets none for a Councillor's concern about an Officer."""
    w = wendlebury
    under_thanet(case)
    desk_of(case, w.chief_executive, "conclude", **DECIDED)
    desk_of(case, w.chief_executive, "report-back", words="I spoke to everybody.", against="no")
    own = words_of(own_of(case, w.member))
    part = own.split("<h2>If you are not satisfied</h2>")[1].split("<h2>")[0]
    assert "Your protocol does not set a second stage." in part
    assert "disciplinary procedures" in part
    assert "(paragraph 3.11)" in part
    assert "The Monitoring Officer can tell you what else there is." in part
    assert "Local Government and Social Care Ombudsman" in part
    assert "ask for another look" not in part
    assert "giving as much information as they can" in own.split("What we cannot tell you, and why")[1]
    asked = at(w.member, f"/case/{case.reference}/ask-again")
    assert "This can’t be done where the case stands now." in asked.shown


def test_of_a_concern_about_the_monitoring_officer_nobody_is_sent_to_the_monitoring_officer(
    wendlebury: World,
) -> None:
    w = wendlebury
    about = (w.monitoring_officer, w.posts.monitoring_officer)
    Journey(signed_in_as(w.member), about, facts={"safety": "no", "ground": "courtesy"}).to("check").send({})
    case = Case.objects.get()
    page = words_of(own_of(case, w.member))
    assert "Grace Lindqvist" not in page.split("<h2>Who can see it now</h2>")[1].split("</table>")[0]
    assert "If you are not satisfied" not in page


def test_one_that_was_taken_back_has_nothing_to_look_at_again(wendlebury: World, case: Case) -> None:
    own_of(case, wendlebury.member, "withdraw", reasons="We talked.")
    assert "If you are not satisfied" not in words_of(own_of(case, wendlebury.member))


def under_thanet(case: Case) -> None:
    """The case as if it had been raised under Thanet's rulebook, which has a clause on reporting back."""
    version, _ = put_on_shelf("thanet", next((PROTOCOLS / "thanet").glob("*.yaml")))
    given = {"raised by": "Councillor", "about": "Director", "capacity": "councillor", "unlawful": "no"}
    plan = {**case.plan, "given": {**given, "safety": "no"}}
    account = {**case.account, "asked": []}
    Case.objects.filter(pk=case.pk).update(rulebook_sha256=version.sha256, plan=plan, account=account)
    case.steps.update(name="first look")
