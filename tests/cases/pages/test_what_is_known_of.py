"""The Monitoring Officer knows that a concern exists and its dates, cannot open it, and knows none about themselves."""

import pytest

from cases.models import Case
from tests.cases.pages.conftest import signed_in_as
from tests.cases.pages.journey import Journey
from tests.world import World

pytestmark = pytest.mark.django_db
FACTS = {"safety": "no", "ground": "courtesy"}


def test_the_monitoring_officer_sees_that_it_exists_and_its_dates_and_no_name(wendlebury: World) -> None:
    about = (wendlebury.director_of_place, wendlebury.posts.director_of_place)
    Journey(signed_in_as(wendlebury.member), about, facts=FACTS).to("check").send({})
    case = Case.objects.get()
    officer = signed_in_as(wendlebury.monitoring_officer)
    shown = officer.get("/desk").content.decode()

    assert case.reference in shown
    assert "Acknowledge by 11 June 2026" in shown
    assert f"/desk/{case.reference}" not in shown
    assert "Colin Hargreave" not in shown
    assert officer.get(f"/desk/{case.reference}").status_code == 404


def test_one_about_the_monitoring_officer_does_not_exist_for_them(wendlebury: World) -> None:
    about = (wendlebury.monitoring_officer, wendlebury.posts.monitoring_officer)
    Journey(signed_in_as(wendlebury.member), about, facts=FACTS).to("check").send({})
    case = Case.objects.get()

    assert case.reference not in signed_in_as(wendlebury.monitoring_officer).get("/desk").content.decode()
