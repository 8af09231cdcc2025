"""Is what somebody types kept as it is, never taken for an answer, and never written over by another tab?"""

from collections.abc import Mapping

import pytest
from django.db import connection

from cases.acts.save_draft import save_draft
from cases.being_typed import OpenPage, kept_on, mark_of, typed_on
from cases.models import Draft
from cases.refusals import ChangedElsewhere, Refused
from tests.cases.sending import AT, drafted, sent
from tests.world import World

PAGE = "what-happened"
SAVED = {"happened": "She was shouted at in the corridor.", "when": ""}
NOTHING = {"happened": "", "when": ""}


@pytest.fixture
def draft(wendlebury: World) -> Draft:
    """Everything answered."""
    w = wendlebury
    return drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place))


def _tab(name: str, seen: Mapping[str, str], turn: int = 0) -> OpenPage:
    return OpenPage(PAGE, name, mark_of(seen), turn)


def _typed(draft: Draft, w: World, page: OpenPage, happened: str) -> Draft:
    return save_draft(draft, by=w.member, at=AT, page=page, typed={"happened": happened, "when": ""})


def _answered(draft: Draft, w: World, page: OpenPage, happened: str) -> Draft:
    return save_draft(draft, by=w.member, at=AT, page=page, words={"happened": happened, "when": ""})


def test_what_is_typed_is_kept_and_is_no_answer(wendlebury: World, draft: Draft) -> None:
    after = _typed(draft, wendlebury, _tab("a", SAVED), "She was sho")

    assert after.words["happened"] == SAVED["happened"]
    assert kept_on(after.answers, PAGE, NOTHING) == {"happened": "She was sho", "when": ""}


def test_continue_makes_it_the_answer_and_leaves_nothing_typed(wendlebury: World, draft: Draft) -> None:
    page = _tab("a", SAVED)
    _typed(draft, wendlebury, page, "She was shouted")
    after = _answered(draft, wendlebury, page, "She was shouted at twice.")

    assert after.words["happened"] == "She was shouted at twice."
    assert typed_on(after.answers, PAGE) == {}


def test_what_reads_like_the_answer_is_not_kept_as_typed(wendlebury: World, draft: Draft) -> None:
    after = _typed(draft, wendlebury, _tab("a", SAVED), f"{SAVED['happened']} ")

    assert typed_on(after.answers, PAGE) == {}


@pytest.mark.parametrize("how", [_typed, _answered])
def test_another_tab_that_has_not_seen_it_writes_over_nothing(
    wendlebury: World, draft: Draft, how: object
) -> None:
    _typed(draft, wendlebury, _tab("a", SAVED), "What the first tab says.")
    with pytest.raises(ChangedElsewhere) as changed:
        how(draft, wendlebury, _tab("b", SAVED), "What the second tab says.")  # type: ignore[operator]

    assert changed.value.kept["happened"] == "What the first tab says."
    stored = Draft.objects.get(pk=draft.pk)
    assert typed_on(stored.answers, PAGE)["happened"] == "What the first tab says."
    assert stored.words["happened"] == SAVED["happened"]


def test_a_tab_opened_since_goes_on_from_what_was_typed_and_the_first_then_reads_both(
    wendlebury: World, draft: Draft
) -> None:
    first = _tab("a", SAVED)
    after = _typed(draft, wendlebury, first, "On the telephone.")
    seen = typed_on(after.answers, PAGE)
    _typed(draft, wendlebury, _tab("b", seen), "On the telephone. And at the desk.")

    with pytest.raises(ChangedElsewhere, match="changed in another tab"):
        _typed(draft, wendlebury, first, "On the telephone, again.")


def test_a_tab_that_saved_goes_on_saving_whatever_it_saw_when_it_was_opened(
    wendlebury: World, draft: Draft
) -> None:
    page = _tab("a", SAVED)
    _typed(draft, wendlebury, page, "One.")
    _answered(draft, wendlebury, page, "One. Two.")
    after = _typed(draft, wendlebury, page, "One. Two. Three.")

    assert typed_on(after.answers, PAGE)["happened"] == "One. Two. Three."


def test_a_message_that_was_overtaken_changes_nothing(wendlebury: World, draft: Draft) -> None:
    _typed(draft, wendlebury, _tab("a", SAVED, turn=2), "The newer words.")
    after = _typed(draft, wendlebury, _tab("a", SAVED, turn=1), "The newer")
    assert typed_on(after.answers, PAGE)["happened"] == "The newer words."

    _answered(draft, wendlebury, _tab("a", SAVED, turn=4), "The newer words, sent.")
    late = _typed(draft, wendlebury, _tab("a", SAVED, turn=3), "The newer words, se")
    assert (typed_on(late.answers, PAGE), late.words["happened"]) == ({}, "The newer words, sent.")


def test_nothing_is_sent_while_words_stand_on_a_page_that_would_be_lost(
    wendlebury: World, draft: Draft
) -> None:
    typing = _typed(draft, wendlebury, _tab("a", SAVED), "She was shouted at, and")
    with pytest.raises(Refused, match="still writing"):
        sent(typing, wendlebury.member)
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_nobody_elses_page_is_kept_in_it(wendlebury: World, draft: Draft) -> None:
    with pytest.raises(Refused, match="no longer here"):
        save_draft(
            draft,
            by=wendlebury.other_member,
            at=AT,
            page=_tab("a", SAVED),
            typed={"happened": "x", "when": ""},
        )


def test_what_is_typed_lies_encrypted(wendlebury: World, draft: Draft) -> None:
    _typed(draft, wendlebury, _tab("a", SAVED), "A canary of words.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM cases_draft WHERE id = %s", [draft.pk])
        (stored,) = cursor.fetchone()
    assert "canary" not in str(stored)
