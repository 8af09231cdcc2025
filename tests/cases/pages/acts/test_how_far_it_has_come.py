"""What does whoever raised it read: how far it has come, the next date, what was said, decided and kept back?"""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from cases.access import known_to, visible_to
from cases.acts.acknowledge import acknowledge
from cases.acts.open_case import confirm_no_connection
from cases.models import Case
from cases.states import EventKind
from people.models import CouncilSetting, Holding, User
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.cases.pages.conftest import AT, ON, signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db

FACTS = {"safety": "no", "ground": "courtesy"}


def test_each_fixed_step_stands_with_its_word_and_its_day(wendlebury: World) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    Journey(signed_in_as(w.member), about, facts=FACTS).to("check").send({})
    case = Case.objects.get()
    page = words_of(own_of(case, w.member))
    assert "It was sent to Judith Amadi, Chief Executive." in page
    assert _steps(page)[:2] == [
        "Sent: Done, 4 June 2026",
        f"Read: Now, by {_due(case, 'acknowledge within')}",
    ]

    confirm_no_connection(case, by=w.chief_executive, at=AT)
    page = words_of(own_of(case, w.member))
    assert "Judith Amadi, Chief Executive has it and has read it." in page
    assert _steps(page)[1:3] == ["Read: Done, 4 June 2026", "Being looked into: Now"]

    acknowledge(case.reference, by=w.chief_executive, words="I have it.", version=case.version, at=AT, on=ON)
    assert "has it, has read it and is looking into it." in words_of(own_of(case, w.member))


def test_passed_to_somebody_who_has_not_read_it_it_is_not_said_to_be_read(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    post = w.posts.director_of_people
    desk_of(case, w.chief_executive, "reassign", name="rao", to=post.pk, reasons="She knows the team.")
    page = words_of(own_of(case, w.member))
    assert "It was passed on to Meera Rao, Director of People." in page
    assert "She knows the team." not in page
    confirm_no_connection(case, by=w.director_of_people, at=AT)
    assert "has it and has read it." in words_of(own_of(case, w.member))


def test_the_next_date_stands_once_with_how_long_there_is_and_who_set_it(
    wendlebury: World, case: Case
) -> None:
    page = words_of(own_of(case, wendlebury.member))
    part = page.split("<h2>The next date</h2>")[1].split("<h2>")[0]
    assert re.search(r"\d+ working days? left", part)
    assert "set by the council, not by the protocol" in part or "paragraph" in part


def test_a_holding_response_stands_with_its_reason_and_that_nothing_need_be_done(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    until = _later(case)
    desk_of(case, w.chief_executive, "hold", reasons="A witness is away.", until=until)
    part = words_of(own_of(case, w.member)).split("<h2>It is taking longer</h2>")[1].split("<h2>")[0]
    assert "A witness is away." in part
    assert f"They write again by {until}. You do not need to do anything." in part


def test_why_it_waits_for_somebody_else_is_told_by_nothing_on_the_page(wendlebury: World, case: Case) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive, "pause", reasons="She is ill.")
    paused = _told(own_of(case, w.member))
    desk_of(case, w.chief_executive, "resume", reasons="She is back.")
    desk_of(case, w.chief_executive, "wait", body="police", reasons="They asked.", review_on="1 July 2026")
    assert _told(own_of(case, w.member)) == paused


def test_they_write_back_on_the_page_and_whoever_has_it_reads_it(wendlebury: World, case: Case) -> None:
    w = wendlebury
    page = own_of(case, w.member)
    assert f'action="/case/{case.reference}/add"' in page.shown
    sent = own_of(case, w.member, "add", words="There was a second time.")
    assert "What you added is sent." in words_of(sent)
    assert "There was a second time." in words_of(own_of(case, w.member))
    assert "There was a second time." in words_of(desk_of(case, w.chief_executive))


def test_a_correction_stands_beside_what_was_sent_first(wendlebury: World, case: Case) -> None:
    w = wendlebury
    own_of(case, w.member, "correct", about="happened", words="It was on Tuesday.")
    own, desk = words_of(own_of(case, w.member)), words_of(desk_of(case, w.chief_executive))
    for page in (own, desk):
        assert "It was on Tuesday." in page
        assert case.account["words"]["happened"] in page
    assert "what was sent first is kept" in own


def test_nothing_is_added_once_it_is_over_and_what_was_typed_is_still_there(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    page = at(w.member, f"/case/{case.reference}/add")
    own_of(case, w.member, "withdraw", reasons="We talked.")
    page.send({"words": "One more thing."})
    assert "One more thing." in page.shown
    assert not case.events.filter(kind=EventKind.WORDS_ADDED).exists()
    assert "/add" not in own_of(case, w.member).shown.split("</main>")[0]


def test_what_was_decided_stands_with_what_could_not_be_told_and_why(wendlebury: World, case: Case) -> None:
    w = wendlebury
    _decide(case, w)
    told = {
        "words": "I spoke to everybody.",
        "not_told": "What a witness said, to protect them.",
        "against": "no",
    }
    desk_of(case, w.chief_executive, "report-back", **told)
    page = words_of(own_of(case, w.member))
    assert page.index("I spoke to everybody.") < page.index("What we cannot tell you, and why")
    kept_back = page.split("What we cannot tell you, and why")[1].split("<h2>")[0]
    assert "What a witness said, to protect them." in kept_back
    assert _steps(page)[3] == "Reported back: Done, 4 June 2026"


def test_where_nothing_was_kept_back_it_is_said_by_whom(wendlebury: World, case: Case) -> None:
    w = wendlebury
    _decide(case, w)
    desk_of(case, w.chief_executive, "report-back", words="I spoke to everybody.", against="no")
    assert "Judith Amadi named nothing that you could not be told." in words_of(own_of(case, w.member))


def test_not_satisfied_shows_who_would_have_it_and_see_it_before_anything_is_asked(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    _decide(case, w)
    desk_of(case, w.chief_executive, "report-back", words="I spoke to everybody.", against="no")
    assert "I’m not satisfied: ask for another look" in words_of(own_of(case, w.member))
    page = words_of(at(w.member, f"/case/{case.reference}/ask-again"))
    table = page.split("Who will be able to see it then")[1].split("</table>")[0]
    assert "Judith Amadi" not in table
    assert page.index("<blockquote>") < page.index("What are you unhappy with?")
    assert not case.events.filter(kind=EventKind.ASKED_AGAIN).exists()
    sent = own_of(case, w.member, "ask-again", words="Nobody asked the clerk.", choice="0")
    assert "You have asked for another look." in words_of(sent)
    assert "Being looked at again: Now, since 4 June 2026" in _steps(words_of(own_of(case, w.member)))


def test_where_nobody_of_the_rule_can_have_it_the_council_s_own_setting_is_said_to_name_them(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    Holding.objects.filter(user=w.director_of_people).update(to_on=date(2026, 6, 1))
    _decide(case, w)
    desk_of(case, w.chief_executive, "report-back", words="I spoke to everybody.", against="no")
    page = words_of(at(w.member, f"/case/{case.reference}/ask-again"))
    assert "it goes to whom the council itself has named" in page
    assert "Grace Lindqvist, Monitoring Officer (set by the council, not by the protocol)" in page
    table = page.split("Who will be able to see it then")[1].split("</table>")[0]
    assert table.count("Grace Lindqvist") == 1
    own_of(case, w.member, "ask-again", words="Nobody asked the clerk.")
    asked = case.events.get(kind=EventKind.ASKED_AGAIN)
    assert asked.detail["source"] == "set by the council, not by the protocol"


def test_whoever_is_in_the_table_sees_the_case_and_nobody_else_does(wendlebury: World, case: Case) -> None:
    w = wendlebury
    post = w.posts.director_of_people
    desk_of(case, w.chief_executive, "reassign", name="rao", to=post.pk, reasons="She knows the team.")
    page = words_of(own_of(case, w.member))
    table = page.split("<h2>Who can see it now</h2>")[1].split("</table>")[0]
    shown = {user.display_name for user in User.objects.all() if user.display_name in table}
    assert w.member.display_name not in shown  # whoever reads it stands in it as "you"
    shown |= {w.member.display_name} if ">You</th>" in table else set()
    may = {
        user.display_name for user in User.objects.all() if known_to(user, on=ON).filter(pk=case.pk).exists()
    }
    assert shown == may
    assert "Since 4 June 2026, because it was given to them" in table
    before = page.split("Who could see it before")[1].split("</ul>")[0]
    assert "Judith Amadi" in before
    assert not visible_to(w.chief_executive, on=ON).filter(pk=case.pk).exists()


def test_who_opened_it_is_told_by_role_and_only_where_the_council_turned_that_on(
    wendlebury: World, case: Case
) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive)
    assert "Who has opened it" not in words_of(own_of(case, w.member))
    CouncilSetting.objects.create(
        council=w.council,
        name="who has opened a concern is told to the person who raised it",
        value="on",
        source="Council, 3 June 2026",
        from_on=date(2026, 6, 3),
    )
    part = words_of(own_of(case, w.member)).split("Who has opened it")[1].split("</ul>")[0]
    assert "The person dealing with it: Thursday 4 June 2026" in part
    assert "Judith Amadi" not in part


def test_the_page_takes_few_look_ups(wendlebury: World, case: Case) -> None:
    w = wendlebury
    desk_of(case, w.chief_executive, "question", words="When was it?")
    browser = signed_in_as(w.member)
    browser.get(f"/case/{case.reference}")
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(f"/case/{case.reference}").status_code == 200
    statements = [each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= 28, "\n".join(sql[:90] for sql in statements)


def _decide(case: Case, w: World) -> None:
    desk_of(
        case, w.chief_executive, "conclude", outcome="not_taken_further", reason="no_evidence", words="So."
    )
    case.refresh_from_db()


def _steps(page: str) -> list[str]:
    part = page.split('<ol class="progress"')[1].split("</ol>")[0]
    items = re.findall(r"<li.*?>(.*?)</li>", part, re.DOTALL)
    return [": ".join(unescape(strip_tags(item)).strip().splitlines()) for item in items]


def _due(case: Case, what: str) -> str:
    due = case.clocks.get(what=what).due_on
    assert due is not None
    return f"{due:%-d %B %Y}"


def _later(case: Case) -> str:
    from cases.acts.hold import clock_that_may_be_held
    from cases.clocks import last_holding_date

    clock = clock_that_may_be_held(case)
    assert clock is not None
    latest = last_holding_date(clock)
    assert latest is not None
    return f"{latest:%-d %B %Y}"


def _told(journey: Journey) -> str:
    """The page without what differs at every opening."""
    return re.sub(r'(name="version" value="|value="\w{64}")[^>]*', "", words_of(journey))
