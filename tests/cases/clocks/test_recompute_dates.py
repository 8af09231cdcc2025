"""Do the dates of open cases follow a closure that the council adds, and is it recorded?"""

from datetime import date

from cases.acts.recompute_dates import recompute_dates
from cases.states import EventKind
from people.models import CouncilClosure
from tests.cases.life.living import about_a_director, told
from tests.cases.sending import AT
from tests.world import World


def test_a_closure_moves_what_is_due_after_it_and_says_so(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    CouncilClosure.objects.create(council=w.council, on=date(2026, 6, 3), reason="the office moves")

    assert recompute_dates(w.council, by=w.monitoring_officer, at=AT) == [case.reference]

    assert case.clocks.get(what="reply within").due_on == date(2026, 6, 16)
    assert told(case) == (
        "The dates were worked out again: reply within from 15 June 2026 to 16 June 2026 "
        "(the days on which the council is closed)."
    )
    assert recompute_dates(w.council, by=w.monitoring_officer, at=AT) == []
    assert case.events.filter(kind=EventKind.DATES_RECOMPUTED).count() == 1
