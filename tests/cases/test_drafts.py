"""Is nothing lost of what somebody is writing, and is it theirs alone?"""

from datetime import date, timedelta
from typing import Any

import pytest

from cases.access import drafts_of
from cases.acts.delete_draft import delete_draft
from cases.acts.save_draft import save_draft
from cases.models import Draft
from cases.models.draft import CHOOSE_FOR_ME
from cases.preview import matters_open_to, preview_of
from cases.refusals import Refused
from tests.cases.sending import AT, ON, drafted, run_small_book
from tests.world import World


def test_two_tabs_on_two_questions_lose_nothing(wendlebury: World) -> None:
    w = wendlebury
    draft = save_draft(None, by=w.member, at=AT, council=w.council, matter="councillor about officer")
    in_one_tab, in_another = Draft.objects.get(pk=draft.pk), Draft.objects.get(pk=draft.pk)
    save_draft(in_one_tab, by=w.member, at=AT, words={"happened": "He shouted."})
    after = save_draft(in_another, by=w.member, at=AT, words={"contact": "here"}, facts={"safety": "no"})
    assert after.words == {"happened": "He shouted.", "contact": "here"}
    assert after.facts == {"safety": "no"}


def test_two_drafts_stand_side_by_side_the_last_saved_first(wendlebury: World) -> None:
    w = wendlebury
    first = save_draft(None, by=w.member, at=AT, council=w.council)
    second = save_draft(None, by=w.member, at=AT + timedelta(minutes=1), council=w.council)
    assert list(drafts_of(w.member, on=ON)) == [second, first]


def test_a_draft_is_kept_for_28_days_after_it_was_last_saved(wendlebury: World) -> None:
    draft = save_draft(None, by=wendlebury.member, at=AT, council=wendlebury.council)
    assert draft.expires_on == date(2026, 6, 29)
    assert list(drafts_of(wendlebury.member, on=date(2026, 6, 29))) == [draft]
    assert not drafts_of(wendlebury.member, on=date(2026, 6, 30)).exists()


def test_nobody_else_sees_changes_or_deletes_it(wendlebury: World) -> None:
    w = wendlebury
    draft = save_draft(None, by=w.member, at=AT, council=w.council)
    assert not drafts_of(w.other_member, on=ON).exists()
    with pytest.raises(Refused, match="no longer here"):
        save_draft(draft, by=w.other_member, at=AT, words={"happened": "x"})
    assert delete_draft(draft, by=w.other_member) is False
    assert delete_draft(draft, by=w.member) is True


def test_another_matter_takes_back_what_hung_on_the_first(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(w.member, w.council, about=(w.officer, w.posts.officer), choice=1)
    after = save_draft(draft, by=w.member, at=AT, matter="advice")
    assert (after.about_post_id, after.facts, after.choice) == (None, {}, None)
    assert after.words["happened"] == "She was shouted at in the corridor."


@pytest.mark.parametrize("changed", ["person", "post alone", "fact", "matter"])
def test_another_person_post_fact_or_matter_takes_back_what_was_said_of_the_recipient(
    wendlebury: World, changed: str
) -> None:
    w = wendlebury
    draft = drafted(
        w.member,
        w.council,
        about=(w.officer, w.posts.officer),
        choice=CHOOSE_FOR_ME,
        avoids="She was in the room.",
        carried_on=True,
    )
    assert (draft.choice, draft.avoids, draft.carried_on) == (CHOOSE_FOR_ME, "She was in the room.", True)
    changes: dict[str, Any] = {
        "person": {"about": (w.line_manager, w.posts.line_manager)},
        "post alone": {"about": w.posts.officer},
        "fact": {"facts": {"safety": "yes"}},
        "matter": {"matter": "advice"},
    }
    after = save_draft(draft, by=w.member, at=AT, **changes[changed])
    assert (after.choice, after.avoids, after.carried_on) == (None, "", False)


def test_the_same_answers_saved_again_take_nothing_back(wendlebury: World) -> None:
    w = wendlebury
    about = (w.officer, w.posts.officer)
    draft = drafted(w.member, w.council, about=about, choice=CHOOSE_FOR_ME, avoids="He saw it.")
    same: dict[str, Any] = {"matter": draft.matter, "about": about, "facts": draft.facts}
    after = save_draft(draft, by=w.member, at=AT, **same, words={"happened": "More."})
    assert (after.choice, after.avoids) == (CHOOSE_FOR_ME, "He saw it.")


def test_a_concern_about_oneself_is_refused(wendlebury: World) -> None:
    w = wendlebury
    with pytest.raises(Refused, match="about somebody else"):
        drafted(w.member, w.council, "councillor about councillor", (w.member, w.posts.member))


def test_naming_one_person_after_another_comes_to_an_end_and_keeps_the_draft(
    wendlebury: World, settings: object
) -> None:
    settings.PEOPLE_NAMED_A_DAY = 2  # type: ignore[attr-defined]
    w = wendlebury
    draft = drafted(w.member, w.council, about=(w.officer, w.posts.officer))
    for user, post in ((w.line_manager, w.posts.line_manager), (w.officer, w.posts.officer)):
        draft = save_draft(draft, by=w.member, at=AT, about=(user, post))
    with pytest.raises(Refused, match="as many different people"):
        save_draft(draft, by=w.member, at=AT, about=(w.director_of_place, w.posts.director_of_place))
    assert Draft.objects.get(pk=draft.pk).about_user_id == w.officer.pk
    save_draft(draft, by=w.member, at=AT + timedelta(days=1), about=(w.line_manager, w.posts.line_manager))


def test_only_the_questions_that_still_change_something_are_asked_in_order(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place), facts={})
    preview = preview_of(draft, on=ON)
    assert (preview.asked, preview.question and preview.question.fact) == ((), "capacity")
    answered = preview_of(draft.with_answers(facts={"capacity": "service user"}), on=ON)
    assert (answered.asked, answered.question, answered.outcome) == (("capacity",), None, "signpost")


def test_a_member_is_offered_what_members_may_raise(wendlebury: World) -> None:
    rulebook = run_small_book(wendlebury.council).rulebook()
    open_to = matters_open_to(wendlebury.member, wendlebury.council, rulebook, ON)
    assert "councillor about officer" in open_to
    assert "officer about councillor" not in open_to


def test_a_draft_that_has_run_out_is_not_revived_by_saving_it(wendlebury: World) -> None:
    draft = drafted(wendlebury.member, wendlebury.council, "advice", facts={})
    with pytest.raises(Refused, match="has run out"):
        save_draft(draft, by=wendlebury.member, at=AT + timedelta(days=29), words={"happened": "Later."})
