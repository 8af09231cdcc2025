"""A journalist rings: it is noted who and when, there is one line for whoever asks, and nobody learns of a case."""

from datetime import timedelta
from typing import Any

import pytest

from cases.access import known_to
from cases.acts.somebody_asked import somebody_asked
from cases.blind_index import index_of
from cases.models import Notice
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import EventKind
from cases.views.case_shown import history
from cases.when_they_ask import SETTING, what_is_said
from people.models import CouncilSetting, User
from tests.cases.life.living import about_a_councillor, about_a_director, done, told
from tests.cases.sending import ON, drafted, sent
from tests.world import World

RANG: dict[str, Any] = {"who": "The Wendlebury Gazette", "asked_on": ON}
OWN = "The council neither confirms nor denies that anybody has raised a concern, or about whom."
LINE = "We do not say who has or has not complained to us."


def test_whoever_is_asked_notes_who_and_when_with_the_council_s_line(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    knowing = {user for user in User.objects.all() if known_to(user, on=ON).exists()}
    notices = Notice.objects.count()
    done(somebody_asked, case, by=w.chief_executive, **RANG)
    assert told(case) == (
        "Judith Amadi noted that The Wendlebury Gazette asked the council about this on 1 June 2026, and what may be "
        f"said: “{OWN}” (this service’s own words; the council may set others)."
    )
    assert Notice.objects.count() == notices
    assert {user for user in User.objects.all() if known_to(user, on=ON).exists()} == knowing


def test_the_line_is_the_council_s_own_and_is_kept_as_it_stood_then(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    setting = CouncilSetting.objects.create(
        council=w.council, name=SETTING, value=LINE, source="Council, 1 May 2026, minute 9", from_on=ON
    )
    done(somebody_asked, case, by=w.chief_executive, **RANG)
    setting.value = "Something else."
    setting.save()
    assert told(case).endswith(f"what may be said: “{LINE}” (Council, 1 May 2026, minute 9).")
    assert what_is_said(w.council, ON).line == "Something else."
    assert what_is_said(w.council, ON - timedelta(days=1)).line == OWN


def test_the_one_who_raised_it_notes_it_too_and_only_those_who_work_on_it_are_told(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    last = Notice.objects.latest("pk").pk
    done(somebody_asked, case, by=w.member, **RANG)
    assert {notice.person for notice in Notice.objects.filter(pk__gt=last)} == {index_of(w.chief_executive)}
    assert any("The Wendlebury Gazette" in one.words for one in history(case, to_the_filer=True))


def test_what_those_who_work_on_it_were_asked_is_not_for_whoever_raised_it(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(somebody_asked, case, by=w.chief_executive, **RANG)
    assert not any("Gazette" in one.words for one in history(case, to_the_filer=True))
    assert any("Gazette" in one.words for one in history(case, to_the_filer=False))


def test_the_monitoring_officer_who_watches_over_it_is_the_one_they_ring(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_councillor(w)
    done(somebody_asked, case, by=w.monitoring_officer, **RANG)
    event = case.events.get(kind=EventKind.SOMEBODY_ASKED)
    assert sentence_of(event).startswith("Grace Lindqvist noted that")


@pytest.mark.parametrize("who", ["director_of_place", "group_leader", "outsider", "monitoring_officer"])
def test_for_nobody_else_is_there_a_case_to_note_it_of(wendlebury: World, who: str) -> None:
    w = wendlebury
    about = (w.monitoring_officer, w.posts.monitoring_officer)
    of_the_officer = drafted(w.member, w.council, about=about, choice=0)
    case = about_a_director(w) if who != "monitoring_officer" else sent(of_the_officer, w.member)
    with pytest.raises(Refused, match="There is no such case for you"):
        done(somebody_asked, case, by=getattr(w, who), **RANG)


def test_who_asked_is_written_and_the_day_has_come(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    with pytest.raises(Refused, match="Write who asked"):
        done(somebody_asked, case, by=w.chief_executive, who=" ", asked_on=ON)
    with pytest.raises(Refused, match="still to come"):
        done(somebody_asked, case, by=w.chief_executive, who="The Gazette", asked_on=ON + timedelta(days=1))
