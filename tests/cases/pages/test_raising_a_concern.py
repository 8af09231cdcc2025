"""Does a concern go, page by page, to whom the protocol names, and are nobody’s words lost on the way?"""

import re

import pytest
from django.test import Client

from cases.models import Case, Draft
from people.models import Capacity, Holding, User
from tests.cases.pages.conftest import ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy", "direct talk": "did not resolve it", "code allegation": "no"}


def _about_a_director(world: World) -> Journey:
    about = (world.director_of_place, world.posts.director_of_place)
    return Journey(signed_in_as(world.member), about, facts=FACTS)


def _about_the_chief_executive(world: World) -> Journey:
    about = (world.chief_executive, world.posts.chief_executive)
    return Journey(signed_in_as(world.member), about, facts=FACTS)


def test_a_discourtesy_of_a_director_reaches_the_chief_executive_under_10_13(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("route")

    assert "Nothing has been sent yet." in journey.shown
    assert "Judith Amadi" in journey.shown
    assert "You are a Member, and it is about a Director." in journey.shown
    assert "Protocol for Member/Officer Relations, paragraph 10.13" in journey.shown
    assert Case.objects.count() == 0

    journey.to("check")
    assert "Send to Judith Amadi, Chief Executive" in journey.shown
    journey.send({})
    assert "Concern sent" in journey.shown
    reference = Case.objects.get().reference
    assert reference in signed_in_as(wendlebury.chief_executive).get("/desk").content.decode()


def test_about_the_chief_executive_the_councils_own_setting_is_used_and_marked_as_such(
    wendlebury: World,
) -> None:
    journey = _about_the_chief_executive(wendlebury).to("route")

    assert "The protocol does not say who deals with this one." in journey.shown
    assert "Set by the council, not by the protocol" in journey.shown
    assert "The Chief Executive is the person your concern is about." in journey.shown
    assert "Grace Lindqvist" in journey.shown


def test_the_wait_is_said_as_what_it_is_with_the_day_and_its_count(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("route")

    assert "Acknowledge by" in journey.shown
    assert "Report back by" in journey.shown
    assert "Thursday 11 June 2026" in journey.shown
    assert "How Thursday 11 June 2026 was worked out" in journey.shown
    assert "Reply due" not in journey.shown


def test_nothing_but_what_the_rulebook_needs_is_asked(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("route")

    assert len(journey.asked) <= 9
    assert [name for name in journey.asked if name.startswith("question/")] == [
        "question/safety",
        "question/ground",
    ]


def test_every_question_says_which_clause_it_comes_from(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("question/ground")

    assert "Where this question comes from" in journey.shown
    assert "paragraph 10.13" in journey.shown


def test_sending_twice_makes_one_case(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("check")
    address, fields = journey.address, journey.hidden()

    first = journey.browser.post(address, fields)
    second = journey.browser.post(address, fields)

    assert Case.objects.count() == 1
    assert first["Location"] == second["Location"]
    assert journey.browser.get(address)["Location"] == first["Location"]


def test_the_page_that_says_it_was_sent_survives_a_bookmark(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("check").send({})

    assert journey.open(journey.address).status == 200
    assert "This does not stop you talking to your union" in journey.shown


def test_a_new_recipient_is_shown_before_anything_is_sent(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("check")
    Holding.objects.filter(user=wendlebury.chief_executive).delete()
    newcomer = User.objects.create_user("new@wendlebury.example", "Noor Haddad", "x" * 12)
    Holding.objects.create(
        post=wendlebury.posts.chief_executive, user=newcomer, capacity=Capacity.ACTING, from_on=ON
    )

    journey.send({})

    assert journey.status == 409
    assert "Somebody else will receive this now" in journey.shown
    assert "Noor Haddad" in journey.shown
    assert Case.objects.count() == 0
    journey.address = ""
    journey.open(f"/raise/{Draft.objects.get().key}").to("check").send({})
    assert "Concern sent" in journey.shown


@pytest.mark.parametrize(
    ("page", "fields", "said"),
    [
        ("matter", {}, "Select what it is about"),
        ("who", {"name": ""}, "Enter the name of the person, or choose ‘I do not know their name’"),
        ("question/ground", {"answer": "nonsense"}, "Select the answer that fits best"),
        ("what-happened", {"happened": "", "when": "in May"}, "Tell us what happened"),
        ("contact", {"contact": "phone"}, "Enter the phone number, and when we may call it"),
    ],
)
def test_a_bad_answer_says_what_to_do_and_is_linked(
    wendlebury: World, page: str, fields: dict[str, str], said: str
) -> None:
    journey = _about_a_director(wendlebury).to(page).send(fields)

    assert journey.at == page
    assert "<title>Error: " in journey.shown
    assert re.search(rf'<a href="#id_[a-z_0-9]+">{re.escape(said)}</a>', journey.shown)
    for typed in fields.values():
        assert typed in journey.shown or typed == "nonsense"


def test_nobody_selected_among_those_found_says_so_beside_them(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("who").send({"name": "Colin"})
    assert "<title>Error: " not in journey.shown

    journey.send({"name": "Colin"})

    assert re.search(r'<a href="#id_person_0">Select the person, or search again</a>', journey.shown)
    assert "Colin Hargreave, Director of Place" in journey.shown


def test_other_words_search_again_and_never_choose_whoever_was_selected_before(wendlebury: World) -> None:
    w = wendlebury
    journey = _about_a_director(w).to("who").send({"name": "Colin"})
    journey.send({"name": "Meera", "person": f"{w.director_of_place.pk}-{w.posts.director_of_place.pk}"})

    assert journey.at == "who"
    assert "Meera Rao, Director of People" in journey.shown
    assert Draft.objects.get().about_user_id is None


@pytest.mark.parametrize("typed", ["a\0b", "a\x1bb", "x" * 5001], ids=["NUL", "escape", "too long"])
def test_words_that_cannot_be_kept_stay_on_the_page_with_what_to_do(wendlebury: World, typed: str) -> None:
    journey = _about_a_director(wendlebury).to("what-happened").send({"happened": typed})

    assert journey.status == 200
    assert "There is a problem" in journey.shown
    assert typed.replace("\0", "") in journey.shown.replace("\0", "")


def test_words_are_shown_as_words_and_never_run(wendlebury: World) -> None:
    journey = (
        _about_a_director(wendlebury).to("what-happened").send({"happened": "<script>alert(1)</script>"})
    )
    page = journey.to("check").browser.get(journey.address).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page


def test_two_tabs_never_lose_words(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("what-happened")
    other = Journey(journey.browser).open(journey.address)

    journey.send({"happened": "What the first tab says."})
    other.send({"happened": "What the second tab says."})

    assert "This answer was changed in another tab or window." in other.shown
    assert "What the first tab says." in other.shown
    assert "What the second tab says." in other.shown
    other.send({"happened": "What the first tab says. What the second tab says."})
    assert Draft.objects.get().words["happened"] == "What the first tab says. What the second tab says."


def test_save_and_come_back_later_leaves_the_draft_at_its_question(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("what-happened")
    journey.send({"happened": "Half a sentence", "later": "yes"})

    assert "Your draft is saved. Nothing has been sent." in journey.shown
    key = Draft.objects.get().key
    assert journey.open(f"/raise/{key}").at == "put-right"
    assert "Half a sentence" in journey.open(f"/raise/{key}/what-happened").shown


def test_later_is_possible_with_nothing_written(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("contact").send({"later": "yes"})

    assert journey.address == "/mine?saved=yes"


def test_who_is_not_sure_sees_what_each_answer_would_mean_and_picks(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("question/ground").send({"answer": "not-sure"})

    assert journey.at == "question/ground/not-sure"
    assert "It would go to Judith Amadi, Chief Executive." in journey.shown
    assert Draft.objects.get().facts == {"safety": "no"}
    journey.address = journey.address.removesuffix("/not-sure")
    assert journey.send({"answer": "courtesy"}).at == "what-happened"


def test_advice_to_talk_first_is_shown_and_never_blocks(wendlebury: World) -> None:
    about = (wendlebury.officer, wendlebury.posts.officer)
    facts = {**FACTS, "ground": "actions taken", "direct talk": "not tried"}
    journey = Journey(signed_in_as(wendlebury.member), about, facts=facts).to("route")

    assert "You may want to try this first" in journey.shown
    assert "This is advice. You do not have to do it" in journey.shown


def test_somebody_found_by_part_of_a_name_without_its_accents(wendlebury: World) -> None:
    wendlebury.officer.display_name = "Élodie O’Brien-Ødegård"
    wendlebury.officer.save()
    journey = _about_a_director(wendlebury).to("who").send({"name": "elodie"})

    assert "1 person found for “\u2068elodie\u2069”." in journey.shown
    assert "Élodie O’Brien-Ødegård, Planning Officer" in journey.shown
    assert "elodie" not in journey.address


def test_nobody_found_says_what_was_looked_for_and_what_to_try(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("who").send({"name": "Zebedee"})

    assert "0 people found for “\u2068Zebedee\u2069”." in journey.shown
    assert "Try part of the name" in journey.shown
    assert 'value="Zebedee"' in journey.shown


def test_nobody_can_raise_a_concern_about_themselves(wendlebury: World) -> None:
    about = (wendlebury.officer, wendlebury.posts.officer)
    journey = Journey(signed_in_as(wendlebury.officer), about, matter="enquiry").to("who")

    assert "Nobody was found" in journey.send({"name": "Priya"}).shown


def test_a_post_alone_is_enough_where_the_name_is_not_known(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("who")
    journey.open(journey.address + "/post").send({"post": str(wendlebury.posts.director_of_place.pk)})
    journey.to("check")

    assert "Director of Place" in journey.shown
    assert "Colin Hargreave" not in journey.shown


def test_another_person_may_be_asked_to_choose_with_the_reason(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("route")
    journey.open(journey.address.replace("/route", "/somebody-else"))
    assert "Tell us in a few words why" in journey.send({"instead": "choose for me", "why": ""}).shown
    journey.send({"instead": "choose for me", "why": "She was in the room."})

    assert journey.at == "route"
    assert "You asked for somebody else to be chosen." in journey.shown
    assert "She was in the room." in journey.shown
    journey.to("check").send({})
    assert Case.objects.get().state == "triage"
    assert (
        Case.objects.get().reference
        not in signed_in_as(wendlebury.chief_executive).get("/desk").content.decode()
    )


def test_a_draft_is_deleted_only_after_it_was_asked(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("contact")
    key = Draft.objects.get().key

    journey.open(f"/raise/{key}/delete")
    assert Draft.objects.count() == 1
    journey.send({})
    assert Draft.objects.count() == 0
    assert "The draft is deleted." in journey.shown


def test_nobody_elses_draft_is_there(wendlebury: World) -> None:
    _about_a_director(wendlebury).to("contact")
    key = Draft.objects.get().key
    stranger = signed_in_as(wendlebury.other_member)

    for page in ("", "/matter", "/who", "/what-happened", "/route", "/check", "/delete", "/question/ground"):
        assert stranger.get(f"/raise/{key}{page}").status_code == 404
        assert stranger.post(f"/raise/{key}{page}", {"happened": "x"}).status_code in (404, 405)


def test_an_outsider_raises_nothing_in_a_council_that_is_not_theirs(wendlebury: World) -> None:
    answer = signed_in_as(wendlebury.outsider).post("/raise")

    assert "This council has no rulebook in force" in answer.content.decode()
    assert Draft.objects.count() == 0


def test_a_page_without_the_forms_mark_is_refused(wendlebury: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(wendlebury.member)

    assert strict.post("/raise").status_code == 403
    assert Draft.objects.count() == 0


def test_words_written_in_another_tab_after_sending_are_given_back(wendlebury: World) -> None:
    journey = _about_a_director(wendlebury).to("what-happened")
    other = journey.address
    journey.to("check").send({})

    page = journey.browser.post(other, {"happened": "One more thing I remember."})
    assert page.status_code == 409
    assert "You have already sent this concern" in page.content.decode()
    assert "One more thing I remember." in page.content.decode()
    assert journey.browser.get(other)["Location"] == f"/case/{Case.objects.get().reference}/sent"


def test_somebody_of_two_councils_says_which_one_it_is_about(wendlebury: World) -> None:
    elsewhere = Holding.objects.get(post=wendlebury.posts.outsider)
    Holding.objects.filter(pk=elsewhere.pk).update(user=wendlebury.other_member)
    browser = signed_in_as(wendlebury.other_member)

    assert "Select which council it is about" in browser.post("/raise").content.decode()
    browser.post("/raise", {"council": "wendlebury"})
    assert Draft.objects.get().council == wendlebury.council


def test_where_the_rule_leaves_a_choice_the_person_makes_it_and_sees_who_will_read_it(
    wendlebury: World,
) -> None:
    journey = Journey(signed_in_as(wendlebury.officer), matter="advice", facts={"topic": "this protocol"}).to(
        "route"
    )

    assert "Grace Lindqvist, Monitoring Officer or Anil Kapoor, Head of Legal Partnership" in journey.shown
    assert "Whoever you choose" in journey.shown
    assert "Select who it should go to" in journey.send({}).shown
    journey.send({"choice": "1"})
    assert "Send to Anil Kapoor, Head of Legal Partnership" in journey.shown
    seen_by = journey.shown.split("Who can see it")[1].split("</dd>")[0]
    assert "Anil Kapoor, Head of Legal Partnership" in seen_by
    journey.send({})
    reference = Case.objects.get().reference
    assert reference in signed_in_as(wendlebury.head_of_legal_partnership).get("/desk").content.decode()
    assert (
        f"/desk/{reference}" not in signed_in_as(wendlebury.monitoring_officer).get("/desk").content.decode()
    )
