"""Is there ever a row without its file, at whatever moment the process is killed? And is what is left over found?"""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from cases.acts.attach import attach_to_draft, remove_from_draft
from cases.acts.delete_draft import delete_draft
from cases.attachments.folder import content_of, throw_away
from cases.attachments.recognising import taken
from cases.attachments.reconciling import reconcile
from cases.models import Attachment, Draft
from people.models import User
from tests.cases.attachments import files
from tests.cases.attachments.adding import a_draft, in_draft, sent_with_a_file
from tests.cases.sending import AT, run_small_book
from tests.world import World, world

KILLS = int(os.environ.get("KILLS", "40"))
LATER = timedelta(hours=2)


def _killed_at(number: int, draft: Draft, by: User, remove: Attachment | None = None) -> bool:
    """Add a file, or remove one, in a process killed at its nth call into C; whether it came to its end before that."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        _do_and_die(number, draft, by, remove)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, -signal.SIGKILL)
    return os.waitstatus_to_exitcode(status) == 0


def _do_and_die(number: int, draft: Draft, by: User, remove: Attachment | None) -> None:
    called = 0

    def count(_frame: Any, event: str, _function: Any) -> None:
        nonlocal called
        called += event == "c_call"
        if called == number:
            os.kill(os.getpid(), signal.SIGKILL)

    file = taken(files.PDF.ljust(200_000, b"\n"), "a.pdf")
    try:
        sys.setprofile(count)
        if remove is None:
            attach_to_draft(draft, file, by=by, what="", at=AT)
        else:
            remove_from_draft(draft, remove.key, by=by)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _every_row_has_its_file() -> None:
    for row in Attachment.objects.all():
        assert b"".join(content_of(row.stored_as, row.key)).startswith(b"%PDF-")


@pytest.mark.django_db(transaction=True)
def test_no_row_is_left_without_its_file_wherever_adding_it_is_killed() -> None:
    w = world()
    run_small_book(w.council)
    draft = a_draft(w)
    length = 8
    while not _killed_at(length, draft, w.member):  # How long it takes, roughly.
        length *= 2
    Attachment.objects.all().delete()
    outcomes = set()
    for kill in range(KILLS):
        outcomes.add(_killed_at(1 + kill * length // KILLS, draft, w.member))
        _every_row_has_its_file()
        if Attachment.objects.count() > 15:
            Attachment.objects.all().delete()
    assert outcomes == {True, False}
    found = reconcile(at=datetime.now(UTC) + LATER)  # noqa: TID251  (files carry the machine's own time)
    assert found.missing == ()
    assert found.over
    call_command("reconcile_attachments", "--sweep", stdout=StringIO())
    _every_row_has_its_file()


@pytest.mark.django_db(transaction=True)
def test_no_row_is_left_without_its_file_wherever_removing_it_is_killed() -> None:
    w = world()
    run_small_book(w.council)
    draft = a_draft(w)
    for number in range(1, 1_600, 200):
        _killed_at(number, draft, w.member, in_draft(draft, w.member))
        _every_row_has_its_file()


@pytest.mark.django_db
def test_what_was_left_over_is_found_and_swept_once_it_is_an_hour_old(
    wendlebury: World, folder: Path
) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    in_draft(draft, w.member)
    left = [in_draft(draft, w.member), in_draft(draft, w.member)]
    Attachment.objects.filter(
        pk__in=[row.pk for row in left]
    ).delete()  # As a kill between file and row leaves it.
    unfinished = folder / "00" / ("0" * 32 + ".part")
    unfinished.parent.mkdir(exist_ok=True)
    unfinished.write_bytes(b"PPF1")
    old = time.time() - 7_200  # noqa: TID251  (files carry the machine's own time)
    (path,) = folder.rglob(left[0].stored_as)
    for each in (path, unfinished):
        os.utime(each, (old, old))
    out = StringIO()
    call_command("reconcile_attachments", stdout=out)
    assert "1 files are known, 0 of them missing." in out.getvalue()
    assert "2 files without a row: left; --sweep deletes them" in out.getvalue()
    assert unfinished.exists()
    out = StringIO()
    call_command("reconcile_attachments", "--sweep", stdout=out)
    assert "2 files without a row: deleted." in out.getvalue()
    assert "1 younger than an hour without a row" in out.getvalue()
    assert not unfinished.exists()
    assert not path.exists()
    _every_row_has_its_file()


@pytest.mark.django_db
def test_a_row_without_its_file_is_named_and_the_command_fails(wendlebury: World) -> None:
    case = sent_with_a_file(wendlebury)
    throw_away([case.attachments.get().stored_as])
    out, errors = StringIO(), StringIO()
    with pytest.raises(SystemExit):
        call_command("reconcile_attachments", stdout=out, stderr=errors)
    assert f"File 1 of case {case.reference} is not in its place" in errors.getvalue()
    assert "1 files are known, 1 of them missing." in out.getvalue()


@pytest.mark.django_db
def test_a_file_that_is_there_no_more_does_not_keep_a_draft_from_being_deleted(wendlebury: World) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    throw_away([in_draft(draft, w.member).stored_as])
    assert delete_draft(draft, by=w.member)
