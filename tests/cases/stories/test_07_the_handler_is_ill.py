"""The handler falls ill and nobody says so: silence is noticed, and the case does not come back by itself."""

from datetime import date, timedelta

from cases.access import known_to, work_of
from cases.acts.add_note import add_note
from cases.acts.reassign import reassign
from cases.models import Alarm
from cases.states import NoteLabel, NoticeKind
from cases.watch.looking import watch_cases
from people.absences import go_away
from tests.cases.life.living import about_a_director, at_noon, done, ready
from tests.cases.sending import ON
from tests.world import World


def _looked(on: date) -> set[str]:
    watch_cases(on=on, at=at_noon(on))
    return {alarm.kind for alarm in Alarm.objects.filter(closed_at__isnull=True)}


def test_silence_is_noticed_and_the_stand_in_keeps_it(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(add_note, case, by=w.chief_executive, label=NoteLabel.HANDLER, words="Ask about the corridor.")
    assert _looked(ON + timedelta(days=9)) == set()
    later = ON + timedelta(days=16)
    assert _looked(later) == {"no_act"}
    assert case.alarms.get().told
    go_away(w.chief_executive, from_on=ON, to_on=later + timedelta(days=30))
    assert _looked(later) == {"no_lawful_owner"}
    done(
        reassign,
        case,
        by=w.monitoring_officer,
        to=w.posts.director_of_people,
        reasons="Judith Amadi is away.",
        on=later,
    )
    assert _looked(later) == set()
    ready(case, w.director_of_people)
    assert case.notes.get().words == "Ask about the corridor."
    back = later + timedelta(days=40)
    assert not known_to(w.chief_executive, on=back).exists()
    assert work_of(w.director_of_people, on=back).get() == case
    assert case.notices.filter(kind=NoticeKind.TO_DEAL_WITH).count() == 2
