"""Is what a step owes written down, in plain words, and what holds all along only shown?"""

from pathlib import Path

from cases.acts.settle_duty import meet_duty
from cases.ladder import standing_duties
from cases.views.owing import owed_in_words
from rules.language import vocabulary
from tests.cases.life.living import about_a_director, done, told
from tests.cases.sending import SMALL_BOOK, run_small_book
from tests.world import World


def test_each_debt_is_told_with_its_source(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    assert [owed_in_words(owed) for owed in case.obligations.all()] == [
        "Report back to the person who raised it (paragraph 12.3).",
        "Consult the Monitoring Officer, where appropriate (paragraph 12.5).",
    ]


def test_what_was_done_is_told_without_a_word_of_the_procedure(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    owed = case.obligations.get(verb="report back to")
    done(meet_duty, case, owed.pk, by=wendlebury.chief_executive, words="By letter.")
    assert told(case) == (
        "Judith Amadi did what was owed (report back to the person who raised it): By letter. (paragraph 12.3)."
    )


def test_what_holds_all_along_is_no_debt_and_is_shown(wendlebury: World, tmp_path: Path) -> None:
    w = wendlebury
    book = tmp_path / "2026-05-21.yaml"
    owed = "          12.3 says: will report back to the Councillor concerned\n"
    standing = "        - keep: the matter confidential\n          10.13 says: confidentially\n"
    book.write_text(SMALL_BOOK.read_text("utf-8").replace(owed, owed + standing, 1), "utf-8")
    run_small_book(w.council, book)
    case = about_a_director(w)
    assert not case.obligations.filter(verb__in=vocabulary.STANDING_DUTIES).exists()
    assert [str(owed.duty.thing) for owed in standing_duties(case)] == ["the matter confidential"]
