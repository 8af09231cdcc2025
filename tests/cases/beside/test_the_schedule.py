"""Is everything that runs by itself on the schedule, once, and seen when it is not done?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils.module_loading import import_string
from django_q.models import Schedule

from cases.acts.delete_expired_drafts import delete_expired_drafts
from cases.beside.health import amiss, mail_is_late
from cases.beside.schedule import put_on_schedule
from cases.beside.tasks import DO, Failed, do
from cases.beside.work import BY_NAME, WORK, Work
from cases.models import Draft, WorkBeside
from tests.cases.sending import AT, ON, drafted
from tests.world import World

pytestmark = pytest.mark.django_db
A_MINUTE = timedelta(minutes=1)


def test_everything_is_put_on_the_schedule_once(db: None) -> None:
    assert put_on_schedule(at=AT) == len(WORK)
    first = {row.name: row.next_run for row in Schedule.objects.all()}
    assert put_on_schedule(at=AT + A_MINUTE) == 0
    assert {row.name: row.next_run for row in Schedule.objects.all()} == first
    assert set(first) == set(BY_NAME)


def test_what_is_no_work_any_more_comes_off_the_schedule(db: None) -> None:
    Schedule.objects.create(name="an old work", func=DO, args="('an old work',)")
    put_on_schedule(at=AT)
    assert not Schedule.objects.filter(name="an old work").exists()


def test_what_the_schedule_calls_is_there(db: None) -> None:
    put_on_schedule(at=AT)
    assert {import_string(row.func) for row in Schedule.objects.all()} == {do}


def test_the_one_mail_a_day_stays_at_half_past_eight_when_the_clocks_change(db: None) -> None:
    put_on_schedule(at=datetime(2026, 10, 24, 8, 0, tzinfo=UTC))  # the clocks go back on 25 October 2026
    row = Schedule.objects.get(name="gather_digests")
    assert row.next_run == datetime(2026, 10, 25, 8, 30, tzinfo=UTC)
    before = datetime(2026, 10, 24, 7, 30, tzinfo=UTC)  # half past eight in summer time
    assert row.calculate_next_run(before) == datetime(2026, 10, 25, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_each_can_be_done_and_leaves_word_that_it_was(
    name: str, wendlebury: World, settings: Any, tmp_path: Any
) -> None:
    settings.RECORD_ANCHORS = tmp_path / "anchors"
    do(name)
    row = WorkBeside.objects.get(name=name)
    assert row.ended_at is not None
    assert row.failed_with == ""


def test_what_went_wrong_is_kept_without_its_words(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_on: object, _at: object) -> None:
        raise ValueError("Rosa Bright wrote this.")

    work = Work("send_notices", BY_NAME["send_notices"].words, wrong, timedelta(minutes=10), every_minutes=1)
    monkeypatch.setitem(BY_NAME, "send_notices", work)
    with pytest.raises(Failed) as failed:
        do("send_notices")
    assert str(failed.value) == "send_notices: ValueError"
    assert WorkBeside.objects.get().failed_with == "ValueError"


def test_a_worker_that_stands_still_is_seen(db: None) -> None:
    assert mail_is_late(at=AT)
    put_on_schedule(at=AT)
    assert amiss(at=AT + A_MINUTE) == ()
    assert mail_is_late(at=AT + A_MINUTE * 11)
    WorkBeside.objects.filter(name="send_notices").update(ended_at=AT + A_MINUTE * 11)
    assert not mail_is_late(at=AT + A_MINUTE * 12)


def test_the_command_says_what_is_late_and_ends_with_1(db: None) -> None:
    put_on_schedule(at=AT)
    err = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("work_health", stdout=StringIO(), stderr=err)
    assert ended.value.code == 1
    assert "Mail (send_notices) is late. Last done: never." in err.getvalue()


def test_only_drafts_whose_days_are_over_are_deleted(wendlebury: World) -> None:
    draft = drafted(wendlebury.member, wendlebury.council)
    assert delete_expired_drafts(on=draft.expires_on) == 0
    assert delete_expired_drafts(on=draft.expires_on + timedelta(days=1)) == 1
    assert not Draft.objects.exists()
    assert draft.expires_on > ON
