"""Are days counted apart from the service as the service counts them, also where a bank holiday is proclaimed?"""

from __future__ import annotations

from datetime import date, timedelta

from cases.acts.recompute_dates import recompute_dates
from cases.models import Case, Clock
from cases.simulation.proclaiming import NAME, proclaiming
from cases.simulation.working import after, works
from rules.language.bank_holiday_law import ENGLAND_AND_WALES
from rules.language.working_days import calendar, working_day_after
from tests.cases.life.living import about_a_director, at_noon
from tests.cases.sending import ON
from tests.world import World

FIRST, LAST = date(2023, 6, 1), date(2036, 12, 31)


def test_every_day_of_the_simulated_years_is_worked_or_not_as_the_service_says() -> None:
    counted_by = calendar(ENGLAND_AND_WALES)
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days)]
    assert [day for day in days if works(day, ()) != counted_by.is_working_day(day)] == []
    assert all(after(day, 10, ()) == working_day_after(day, 10, counted_by) for day in days[::7])


def test_a_bank_holiday_that_is_proclaimed_moves_open_dates_and_is_gone_again_after(
    wendlebury: World,
) -> None:
    case = about_a_director(wendlebury)
    before = dict(
        Clock.objects.filter(case=case, stopped_on__isnull=True, due_on__isnull=False).values_list(
            "pk", "due_on"
        )
    )
    day = ON + timedelta(days=2)
    assert before
    with proclaiming() as proclaimed:
        proclaimed.add(day)
        assert (
            calendar(ENGLAND_AND_WALES).closed_because(day) == f"{NAME} (bank holiday in {ENGLAND_AND_WALES})"
        )
        assert recompute_dates(wendlebury.council, at=at_noon(ON)) == [case.reference]
        moved = dict(Clock.objects.filter(pk__in=before).values_list("pk", "due_on"))
        assert moved == {pk: after(due, 1, ()) for pk, due in before.items() if due is not None}
    assert works(day, ())
    assert calendar(ENGLAND_AND_WALES).is_working_day(day)
    recompute_dates(wendlebury.council, at=at_noon(ON))
    assert dict(Clock.objects.filter(pk__in=before).values_list("pk", "due_on")) == before
    assert Case.objects.get().events.filter(kind="dates_recomputed").count() == 2
