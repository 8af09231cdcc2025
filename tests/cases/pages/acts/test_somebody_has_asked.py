"""On which pages is it said what to say to whoever asks about a case, and noted that they did?"""

import pytest

from cases.models import Case
from tests.cases.pages.acts.conftest import at, desk_of, own_of, words_of
from tests.world import World

pytestmark = pytest.mark.django_db
SAY = "Say only this, whoever asks: “The council neither confirms nor denies"
TYPED = {"who": "The Gazette", "asked_on": "1 June 2026"}


def test_at_the_desk_and_on_one_s_own_page(wendlebury: World, case: Case) -> None:
    w = wendlebury
    for who, address in ((w.chief_executive, "desk"), (w.member, "case")):
        assert f"/{address}/{case.reference}/somebody-asked" in at(who, f"/{address}/{case.reference}").shown
        assert SAY in words_of(at(who, f"/{address}/{case.reference}/somebody-asked"))
    done = words_of(desk_of(case, w.chief_executive, "somebody-asked", **TYPED))
    assert "They were told of nothing." in done
    assert "The Gazette" not in own_of(case, w.member).shown
    assert "The Gazette" in words_of(own_of(case, w.member, "somebody-asked", **TYPED))


def test_without_who_or_when_it_says_what_is_missing_and_keeps_what_was_typed(
    wendlebury: World, case: Case
) -> None:
    shown = desk_of(case, wendlebury.chief_executive, "somebody-asked", who="The Gazette", asked_on="").shown
    assert "Write the day on which they asked" in shown
    assert 'value="The Gazette"' in shown
