"""What does the person who deals with a case see, and what must they say before they see it?"""

import re

import pytest

from cases.acts.acknowledge import acknowledge
from cases.models import Case, Event
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

WORDS = "They shouted at me in the briefing."


@pytest.fixture
def case(wendlebury: World) -> Case:
    """A Member's concern about a Director, with the Chief Executive."""
    about = (wendlebury.director_of_place, wendlebury.posts.director_of_place)
    facts = {"safety": "no", "ground": "courtesy"}
    Journey(signed_in_as(wendlebury.member), about, facts=facts).to("check").send({})
    return Case.objects.get()


def _desk(world: World, case: Case) -> Journey:
    return Journey(signed_in_as(world.chief_executive)).open(f"/desk/{case.reference}")


def _opened(world: World, case: Case) -> Journey:
    return _desk(world, case).send({"connection": "none"})


def test_the_list_names_posts_and_no_person(wendlebury: World, case: Case) -> None:
    shown = signed_in_as(wendlebury.chief_executive).get("/desk").content.decode()

    assert case.reference in shown
    assert "5 working days left" in shown
    assert "Acknowledge by 11 June 2026" in shown
    assert "Colin Hargreave" not in shown
    assert "Rosa Bright" not in shown


def test_an_empty_list_says_that_nothing_is_broken(wendlebury: World) -> None:
    shown = signed_in_as(wendlebury.line_manager).get("/desk").content.decode()

    assert "Nothing needs you, and nothing is with you." in shown


def test_names_and_kind_come_first_and_the_words_only_after_the_question(
    wendlebury: World, case: Case
) -> None:
    before = _desk(wendlebury, case)

    assert "Colin Hargreave" in before.shown
    assert "Rosa Bright" in before.shown
    assert WORDS not in before.shown
    assert WORDS in before.send({"connection": "none"}).shown


def test_whoever_has_a_connection_never_sees_the_case_again(wendlebury: World, case: Case) -> None:
    aside = _desk(wendlebury, case).send({"connection": "some"})

    assert "Thank you. You will not be asked about it again." in aside.shown
    assert case.reference not in aside.shown
    assert WORDS not in aside.shown
    again = signed_in_as(wendlebury.chief_executive)
    assert again.get(f"/desk/{case.reference}").status_code == 404
    assert again.post(f"/desk/{case.reference}", {"connection": "none"}).status_code == 404
    assert case.reference not in again.get("/desk").content.decode()
    assert not Event.objects.filter(kind="no_connection_confirmed").exists()


def test_a_connection_said_after_confirming_none_counts_too(wendlebury: World, case: Case) -> None:
    _opened(wendlebury, case)
    browser = signed_in_as(wendlebury.chief_executive)

    assert WORDS not in browser.post(f"/desk/{case.reference}", {"connection": "some"}).content.decode()
    assert browser.get(f"/desk/{case.reference}").status_code == 404


def test_the_person_who_raised_it_reads_who_has_it_now_and_not_why(wendlebury: World, case: Case) -> None:
    _desk(wendlebury, case).send({"connection": "some"})

    own = signed_in_as(wendlebury.member).get(f"/case/{case.reference}").content.decode()
    assert "It was passed on to Grace Lindqvist, Monitoring Officer." in own
    assert "Judith Amadi cannot deal with this one, and it is now with Grace Lindqvist" in own
    assert "connection" not in own.split("What has happened so far")[1].split("</ol>")[0]
    assert (
        "Grace Lindqvist"
        in signed_in_as(wendlebury.monitoring_officer).get(f"/desk/{case.reference}").content.decode()
    )


def test_the_question_must_be_answered(wendlebury: World, case: Case) -> None:
    unanswered = _desk(wendlebury, case).send({})

    assert "<title>Error: " in unanswered.shown
    assert WORDS not in unanswered.shown


def test_safe_contact_stands_first_among_the_facts(wendlebury: World, case: Case) -> None:
    shown = _opened(wendlebury, case).shown

    banner = (
        "<strong>Contact safely:</strong> Only through this service. Do not phone, email or speak to them"
    )
    assert banner in shown
    assert shown.index(banner) < shown.index('<form method="post" novalidate>') < shown.index(WORDS)


def test_the_acknowledgement_is_open_and_filled_in_with_what_is_true(wendlebury: World, case: Case) -> None:
    shown = _opened(wendlebury, case).shown

    assert "Next: acknowledge by 11 June 2026" in shown
    assert (
        "I have read what you sent. By Thursday 2 July 2026 I will tell you how it will be dealt with."
        in shown
    )
    assert "You can reply here" not in shown


def test_the_clause_and_the_count_of_each_date_are_on_the_page(wendlebury: World, case: Case) -> None:
    shown = _opened(wendlebury, case).shown

    assert "Protocol for Member/Officer Relations, paragraph 10.13" in shown
    assert "How Thursday 11 June 2026 was worked out" in shown
    assert "Monday 8 June 2026" in shown


def test_the_person_who_raised_it_reads_the_acknowledgement(wendlebury: World, case: Case) -> None:
    after = _opened(wendlebury, case).send({"words": "Thank you. I have read it."})

    assert "Your acknowledgement is sent." in after.shown
    assert "Send acknowledgement" not in after.shown
    own = signed_in_as(wendlebury.member).get(f"/case/{case.reference}").content.decode()
    assert "Thank you. I have read it." in own
    assert "has it, has read it and is looking into it." in own


def test_an_empty_acknowledgement_says_what_to_do(wendlebury: World, case: Case) -> None:
    page = _opened(wendlebury, case).send({"words": "  "})

    assert '<a href="#id_words">Write what you want to tell them</a>' in page.shown


def test_words_shown_after_a_form_sent_in_vain_are_a_reading_too(wendlebury: World, case: Case) -> None:
    browser = signed_in_as(wendlebury.chief_executive)
    address = f"/desk/{case.reference}"
    browser.post(address, {"connection": "none"})

    for readings, fields in enumerate(({}, {"words": "Read.", "version": "9"}), start=1):
        assert WORDS in browser.post(address, fields).content.decode()
        assert Event.objects.filter(kind="opened").count() == readings


def test_who_comes_second_keeps_their_text_and_reads_what_changed(wendlebury: World, case: Case) -> None:
    page = _opened(wendlebury, case)
    acknowledge(case.reference, by=wendlebury.chief_executive, words="First.", version=0, at=AT, on=ON)

    page.send({"words": "My own words."})

    assert "This case has changed since you opened it" in page.shown
    assert "Your text is kept below" in page.shown
    assert "My own words." in page.shown
    assert page.status == 409


@pytest.mark.parametrize("who", ["director_of_place", "monitoring_officer", "other_member", "outsider"])
def test_nobody_else_can_open_a_case_or_tell_it_from_none(wendlebury: World, case: Case, who: str) -> None:
    browser = signed_in_as(getattr(wendlebury, who))

    for page in ("/desk/{}", "/case/{}", "/case/{}/sent"):
        theirs = browser.get(page.format(case.reference))
        nobodys = browser.get(page.format("WEN-AAAA-AA"))
        assert theirs.status_code == nobodys.status_code == 404
        assert _without_mark(theirs.content) == _without_mark(nobodys.content)
    # The Monitoring Officer knows that it exists, as the table says that was shown before it was sent.
    assert (case.reference in browser.get("/desk").content.decode()) == (who == "monitoring_officer")
    assert "Work to do (" not in browser.get("/").content.decode()


def test_no_page_names_anybody_in_its_title_or_its_address(wendlebury: World, case: Case) -> None:
    browser = signed_in_as(wendlebury.chief_executive)
    browser.post(f"/desk/{case.reference}", {"connection": "none"})
    pages = [browser.get(address) for address in ("/", "/desk", f"/desk/{case.reference}")]
    own = signed_in_as(wendlebury.member)
    pages += [
        own.get(address) for address in ("/mine", f"/case/{case.reference}", f"/case/{case.reference}/sent")
    ]

    for page in pages:
        title = re.findall(r"<title>(.*?)</title>", page.content.decode())[0]
        for word in ("Colin", "Hargreave", "Rosa", "Bright", "Judith", "Amadi"):
            assert word not in title


def test_the_list_of_ones_own_names_the_post_and_not_the_person(wendlebury: World, case: Case) -> None:
    shown = signed_in_as(wendlebury.member).get("/mine").content.decode()

    assert "About a Director" in shown
    assert "Colin Hargreave" not in shown
    assert "Acknowledge by 11 June 2026" in shown


def test_with_nothing_raised_the_page_says_that_nothing_is_missing(wendlebury: World) -> None:
    shown = signed_in_as(wendlebury.officer).get("/mine").content.decode()

    assert "You have not raised any concerns. Nothing is missing." in shown
    assert "You have no drafts." in shown


def test_counts_on_the_first_page_are_of_what_the_person_may_see(wendlebury: World, case: Case) -> None:
    assert "Work to do (1)" in signed_in_as(wendlebury.chief_executive).get("/").content.decode()
    assert "1 is open." in signed_in_as(wendlebury.member).get("/").content.decode()
    assert (
        "You have none that is open." in signed_in_as(wendlebury.director_of_place).get("/").content.decode()
    )


def _without_mark(page: bytes) -> bytes:
    """The page without the form's own mark, which is another one at every asking."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", page)


def test_at_the_desk_the_session_is_shorter_than_elsewhere(wendlebury: World, case: Case) -> None:
    browser = signed_in_as(wendlebury.chief_executive)

    browser.get("/desk")
    assert browser.session.get_expiry_age() == 15 * 60
    browser.get("/mine")
    assert browser.session.get_expiry_age() == 60 * 60
