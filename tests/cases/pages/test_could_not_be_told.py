"""Whom did mail not reach? Seen by whoever looks after the case, and never by somebody it is about."""

from datetime import timedelta
from html import unescape

import pytest

from cases.beside.schedule import put_on_schedule
from cases.blind_index import index_of
from cases.models import Case, Notice, NotSent, WorkBeside
from cases.outbox.queueing import queue
from cases.states import NoticeKind
from people.models import User
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.sending import drafted, sent
from tests.world import World

pytestmark = pytest.mark.django_db
LIST = "/notices/undelivered"
CONTACT = "The Standards Officer, Harrowmere District Council, 01234 567890"


@pytest.fixture(autouse=True)
def _the_worker_runs(db: None) -> None:
    put_on_schedule(at=AT)


def _about(w: World, who: str) -> Case:
    """A Member's concern about somebody, sent."""
    about = (getattr(w, who), getattr(w.posts, who))
    facts = {"safety": "no", "ground": "courtesy"}
    return sent(drafted(w.member, w.council, about=about, facts=facts, at=AT), w.member, on=ON, at=AT)


@pytest.fixture
def case(wendlebury: World) -> Case:
    """A Member's concern about a Director, with the Chief Executive; the Monitoring Officer knows that it exists."""
    return _about(wendlebury, "director_of_place")


def _refused(case: Case, user: User) -> Notice:
    Notice.objects.filter(case=case).delete()
    notice = queue(case, index_of(user), NoticeKind.UPDATE, at=AT)
    Notice.objects.filter(pk=notice.pk).update(not_sent_because=NotSent.REFUSED)
    return notice


def _shown(user: User, address: str = LIST) -> str:
    return unescape(signed_in_as(user).get(address).content.decode())


def test_where_everybody_was_told_the_page_says_so(wendlebury: World, case: Case) -> None:
    shown = _shown(wendlebury.monitoring_officer)

    assert "Every mail has gone out, or is still being tried." in shown
    assert "Nobody waits to be told by hand." in shown
    assert "could not be told by mail" not in _shown(wendlebury.monitoring_officer, "/desk")


def test_the_monitoring_officer_sees_that_whoever_deals_with_it_was_not_reached_and_why(
    wendlebury: World, case: Case
) -> None:
    _refused(case, wendlebury.chief_executive)
    shown = _shown(wendlebury.monitoring_officer)

    assert f"Case {case.reference}: Judith Amadi" in shown
    assert "Since 4 June 2026. The mail server says that this address does not take mail." in shown
    assert "1 person could not be told by mail" in _shown(wendlebury.monitoring_officer, "/desk")


def test_whoever_knows_only_that_it_exists_never_reads_who_raised_it(wendlebury: World, case: Case) -> None:
    _refused(case, wendlebury.member)

    assert "Rosa Bright" not in _shown(wendlebury.monitoring_officer)
    assert f"Case {case.reference}: somebody with a part in it" in _shown(wendlebury.monitoring_officer)
    assert f"Case {case.reference}: Rosa Bright" in _shown(wendlebury.chief_executive)


def test_a_case_about_the_monitoring_officer_never_shows_to_them(wendlebury: World) -> None:
    about_them = _about(wendlebury, "monitoring_officer")
    _refused(about_them, wendlebury.chief_executive)
    browser = signed_in_as(wendlebury.monitoring_officer)
    notice = Notice.objects.get()

    assert about_them.reference not in browser.get(LIST).content.decode()
    assert "could not be told" not in browser.get("/desk").content.decode()
    assert browser.post(f"{LIST}/{notice.message_id}/again").status_code == 409
    assert Notice.objects.get().not_sent_because == NotSent.REFUSED


@pytest.mark.parametrize("who", ["member", "director_of_place", "outsider"])
def test_nobody_else_sees_anything(who: str, wendlebury: World, case: Case) -> None:
    _refused(case, wendlebury.chief_executive)

    assert case.reference not in _shown(getattr(wendlebury, who))


def test_send_again_lets_the_same_mail_go_out_once_more(wendlebury: World, case: Case) -> None:
    notice = _refused(case, wendlebury.chief_executive)
    browser = signed_in_as(wendlebury.monitoring_officer)

    again = browser.post(f"{LIST}/{notice.message_id}/again", follow=True).content.decode()
    assert "It goes out again with the next mail." in again
    row = Notice.objects.get()
    assert (row.not_sent_because, row.message_id, row.queued_at) == ("", notice.message_id, AT)
    twice = browser.post(f"{LIST}/{notice.message_id}/again")
    assert "This has been done already, or it is not yours to do." in twice.content.decode()


def test_somebody_outside_is_told_by_hand_and_it_is_kept_who_did(wendlebury: World, case: Case) -> None:
    notice = queue(case, "", NoticeKind.TO_DEAL_WITH, at=AT, outside=CONTACT)
    browser = signed_in_as(wendlebury.chief_executive)

    assert CONTACT in _shown(wendlebury.chief_executive)
    told = unescape(browser.post(f"{LIST}/{notice.message_id}/told", follow=True).content.decode())
    assert "It is kept that you told them." in told
    assert CONTACT not in told
    assert f"Case {case.reference}: Judith Amadi told them on 4 June 2026." in told
    row = Notice.objects.get(pk=notice.pk)
    assert (row.told_by, row.told_at) == (index_of(wendlebury.chief_executive), AT)
    assert browser.post(f"{LIST}/{notice.message_id}/told").status_code == 409


def test_a_worker_that_stands_still_is_said_to_whoever_watches_over_the_cases(
    wendlebury: World, case: Case
) -> None:
    WorkBeside.objects.update(expected_since_at=AT - timedelta(minutes=11))
    assert "Mail is not going out at the moment" in _shown(wendlebury.monitoring_officer, "/desk")
    assert "Mail: not done since this service was started." in _shown(wendlebury.monitoring_officer)
    assert "Mail is not going out at the moment" not in _shown(wendlebury.member, "/desk")
