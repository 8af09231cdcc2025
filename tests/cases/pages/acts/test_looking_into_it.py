"""Can a case be looked into from its pages, and is what was done seen afterwards?"""

from typing import Any

import pytest

from cases.models import Case
from cases.states import NameWithheld, State
from tests.cases.pages.acts.conftest import at, desk_of, handler_of, words_of
from tests.world import World

pytestmark = pytest.mark.django_db

# act, what is typed, what is said when it is done, what the case's page shows from then on
ACTS: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    ("question", {"words": "Which briefing was it?"}, "Your question is sent.", "Which briefing was it?"),
    (
        "note",
        {"label": "handler", "words": "Look at the minutes."},
        "The note is kept.",
        "For whoever deals with this case",
    ),
    (
        "pause",
        {"reasons": "The clerk is away."},
        "It is paused. Its dates stand still.",
        "The clerk is away.",
    ),
    (
        "wait",
        {"body": "police", "reasons": "They asked us to wait.", "review_on": "1 July 2026"},
        "It waits. Its dates stand still.",
        "For the police",
    ),
    ("talks", {"words": "Tea on Friday."}, "It is being settled by talking.", "Say what came of the talks"),
    (
        "arrangement",
        {"what": "Another contact in Planning.", "agreed_by": "Rosa Bright", "review_on": "1/7/2026"},
        "The arrangement is kept.",
        "Looked at again on Wednesday 1 July 2026.",
    ),
    (
        "keep",
        {"what": "The recording of 28 May", "whom": "Democratic Services", "keep_by": "10.6.2026"},
        "It is recorded what should be kept.",
        "Democratic Services, by Wednesday 10 June 2026.",
    ),
)


@pytest.mark.parametrize(("act", "typed", "said", "seen"), ACTS, ids=[act[0] for act in ACTS])
def test_an_act_is_done_from_its_page_and_seen_on_the_case(
    wendlebury: World, case: Case, act: str, typed: dict[str, Any], said: str, seen: str
) -> None:
    chief = wendlebury.chief_executive
    assert f'href="/desk/{case.reference}/{act}"' in desk_of(case, chief).shown
    after = desk_of(case, chief, act, **typed)
    assert said in words_of(after)
    assert seen in words_of(after)


def test_a_holding_response_shows_its_latest_day_and_where_that_comes_from(
    wendlebury: World, about_a_councillor: Case
) -> None:
    chief = handler_of(about_a_councillor)
    page = at(chief, f"/desk/{about_a_councillor.reference}/hold")
    assert "Why will it take longer?" in page.shown
    assert (
        "The new day can be Thursday 30 July 2026 at the latest (set by the council, not by the protocol)."
        in words_of(page)
    )
    typed = {"reasons": "Two people are away.", "until": "3 August 2026"}
    assert "30 July 2026 at the latest. Choose that day" in words_of(page.send(typed))
    after = page.send({**typed, "until": "30 July 2026"})
    assert "The holding response is sent." in words_of(after)
    assert "Two people are away." in at(wendlebury.officer, f"/case/{about_a_councillor.reference}").shown


def test_what_waited_is_taken_up_again(wendlebury: World, case: Case) -> None:
    desk_of(case, wendlebury.chief_executive, "pause", reasons="The clerk is away.")
    after = desk_of(case, wendlebury.chief_executive, "resume", words="She is back.")
    assert "It goes on." in words_of(after)
    assert Case.objects.get().state == State.WITH_HANDLER


def test_a_view_is_asked_of_somebody_found_by_name(wendlebury: World, case: Case) -> None:
    chief, typed = wendlebury.chief_executive, {"sees": "A briefing went wrong.", "why": "You chair it."}
    page = at(chief, f"/desk/{case.reference}/consult")
    found = page.send({**typed, "name": "kapoor", "answer_by": "12 June 2026", "find": "yes"})
    assert "Anil Kapoor, Head of Legal Partnership" in found.shown
    assert "A briefing went wrong." in found.shown
    assert "There is a problem" not in found.shown
    after = found.send(
        {
            **typed,
            "name": "kapoor",
            "answer_by": "12 June 2026",
            "person": wendlebury.head_of_legal_partnership.pk,
        }
    )
    assert "They are asked for a view." in words_of(after)
    assert "Answer by Friday 12 June 2026." in words_of(after)


def test_a_search_that_finds_nobody_says_what_to_try(wendlebury: World, case: Case) -> None:
    page = desk_of(case, wendlebury.chief_executive, "consult", name="Zebedee", find="yes")
    assert "Nobody was found. Try part of the name" in page.shown


def test_the_person_it_is_about_cannot_be_asked_for_a_view(wendlebury: World, case: Case) -> None:
    page = desk_of(
        case,
        wendlebury.chief_executive,
        "consult",
        name="hargreave",
        person=wendlebury.director_of_place.pk,
        sees="A briefing went wrong.",
        why="You were there.",
        answer_by="12 June 2026",
    )
    assert "This person cannot be asked in this case. Choose somebody else." in page.shown
    assert "A briefing went wrong." in page.shown


def test_legal_advice_is_read_by_whoever_is_named_and_by_nobody_else(wendlebury: World, case: Case) -> None:
    chief = wendlebury.chief_executive
    page = desk_of(case, chief, "note", label="legal_advice", words="Privileged.", name="")
    assert "Name whom the legal advice is for." in page.shown
    named = {"label": "legal_advice", "words": "Privileged.", "name": "kapoor"}
    desk_of(case, chief, "note", **named, person=wendlebury.head_of_legal_partnership.pk)
    assert "Privileged." not in desk_of(case, chief).shown
    assert "added a note (label: Legal advice" in desk_of(case, chief).shown


def test_something_kept_is_confirmed(wendlebury: World, case: Case) -> None:
    chief = wendlebury.chief_executive
    desk_of(case, chief, "keep", what="The recording", whom="The clerk", keep_by="10 June 2026")
    after = desk_of(case, chief, f"kept/{case.keepings.get().pk}")
    assert "Confirmed on Thursday 4 June 2026." in words_of(after)


def test_whoever_stands_aside_reads_first_what_it_means_and_sees_it_no_more(
    wendlebury: World, case: Case
) -> None:
    chief = wendlebury.chief_executive
    assert "nobody can undo it" in at(chief, f"/desk/{case.reference}/stand-aside").shown
    after = desk_of(case, chief, "stand-aside")
    assert after.address.startswith("/desk?")
    assert "Thank you. You will not be asked about it again." in words_of(after)
    assert case.reference not in after.shown
    assert desk_of(case, chief).status == 404


def test_the_code_question_is_for_the_monitoring_officer_alone(
    wendlebury: World, about_a_councillor: Case
) -> None:
    case, officer = about_a_councillor, wendlebury.monitoring_officer
    theirs = handler_of(case)
    assert at(theirs, f"/desk/{case.reference}/code-question").status == 404
    assert desk_of(case, theirs, "code-question", is_allegation="no", reasons="It is not.").status == 409
    assert "It is not." not in desk_of(case, theirs).shown
    assert f"/desk/{case.reference}/code-question" in at(officer, "/desk/overseen").shown
    assert "Officer’s concern about a Member." in at(officer, f"/desk/{case.reference}/code-question").shown
    assert "They shouted at me" not in at(officer, f"/desk/{case.reference}/code-question").shown
    assert "Rosa Bright" not in at(officer, f"/desk/{case.reference}/code-question").shown
    assert at(handler_of(case), "/desk/overseen").status == 404
    after = desk_of(case, officer, "code-question", is_allegation="no", reasons="It is a grumble.")
    assert "Your answer is kept." in words_of(after)
    assert "It is a grumble." in words_of(desk_of(case, handler_of(case)))


def test_linked_cases_are_linked_by_reference(wendlebury: World, case: Case) -> None:
    page = desk_of(case, wendlebury.chief_executive, "link", other_ref="wen-aaaa-aa", reasons="One meeting.")
    assert "There is no such other case for you. Check the reference." in page.shown
    assert "One meeting." in page.shown


def test_a_day_that_is_no_day_says_how_to_write_one(wendlebury: World, case: Case) -> None:
    page = desk_of(
        case, wendlebury.chief_executive, "wait", body="police", reasons="Asked.", review_on="soon\x00"
    )
    assert "Write the day like 12 June 2026" in page.shown
    assert "<title>Error: " in page.shown


def test_a_name_is_decided_about_only_where_somebody_asked(wendlebury: World, case: Case) -> None:
    assert (
        "can’t be done where the case stands now"
        in at(wendlebury.chief_executive, f"/desk/{case.reference}/name").shown
    )
    assert Case.objects.get().name_withheld == NameWithheld.NOT_ASKED
