"""Somebody fears for their safety: no talks, a choice of two, and it goes on if they tire."""

import pytest

from cases.acts.talk import begin_talks
from cases.acts.withdraw import withdraw
from cases.preview import Preview, preview_of
from cases.refusals import Refused
from cases.states import State
from rules.language import vocabulary
from tests.cases.life.living import done
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World

AFRAID = {"capacity": "councillor", "direct talk": "not tried", "safety": "yes"}


def _shown(w: World, safety: str) -> Preview:
    about = (w.officer, w.posts.officer)
    return preview_of(drafted(w.member, w.council, about=about, facts={**AFRAID, "safety": safety}), on=ON)


def test_no_private_talk_is_put_before_them_and_there_are_two_to_choose_from(wendlebury: World) -> None:
    w = wendlebury
    assert _shown(w, "no").outcome == vocabulary.TRY_FIRST
    shown = _shown(w, "yes")
    assert shown.outcome != vocabulary.TRY_FIRST
    assert len(shown.choices) == 2


def test_no_talks_and_no_ending_because_they_took_it_back(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(w.member, w.council, about=(w.officer, w.posts.officer), facts=AFRAID, choice=0)
    case = acknowledged(sent(draft, w.member), w.line_manager)
    with pytest.raises(Refused, match="nobody is asked to talk it over first"):
        done(begin_talks, case, by=w.line_manager, words="Come in.")
    assert done(withdraw, case, by=w.member, reasons="").state == State.WITH_HANDLER
