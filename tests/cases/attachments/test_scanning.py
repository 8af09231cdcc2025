"""Is a file given to nobody until the scanner found it clean, whatever goes wrong with the scanner?"""

from __future__ import annotations

import socket
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from cases.acts.attach import NotReleased, take_file
from cases.attachments.folder import throw_away
from cases.attachments.releasing import is_released, state_in_words
from cases.attachments.scanning import scan, scan_waiting
from cases.models import Attachment, Scan
from people.models import CouncilSetting
from tests.cases.attachments import files
from tests.cases.attachments.adding import (
    a_draft,
    does_without_a_scanner,
    in_case,
    in_draft,
    sent_with_a_file,
)
from tests.cases.attachments.clamd import Clamd
from tests.cases.sending import AT, ON, acknowledged, sent
from tests.world import World

pytestmark = pytest.mark.django_db


def _given(w: World, file: Attachment) -> bool:
    """Whether whoever deals with the case gets it."""
    try:
        take_file(file.key, by=w.chief_executive, at=AT, on=ON)
    except NotReleased:
        return False
    return True


def _of_a_case(w: World, content: bytes = files.PDF) -> Attachment:
    draft = a_draft(w)
    added = in_draft(draft, w.member, content)
    acknowledged(sent(draft, w.member), w.chief_executive)
    added.refresh_from_db()
    return added


def test_a_clean_file_is_given_out_once_it_was_scanned(wendlebury: World, clamd: Clamd) -> None:
    file = _of_a_case(wendlebury)
    assert not _given(wendlebury, file)
    assert scan(file, at=AT)
    assert file.scan == Scan.CLEAN
    assert _given(wendlebury, file)
    # What the scanner was sent is the file, whole and opened.
    assert clamd.seen == [files.PDF]


@pytest.mark.parametrize(
    "content",
    [b"See: " + files.EICAR, files.zipped({"read.txt": b"one"}) + files.EICAR],
    ids=["text", "folder"],
)
def test_a_virus_is_given_to_nobody_ever(wendlebury: World, clamd: Clamd, content: bytes) -> None:
    file = _of_a_case(wendlebury, content)
    assert scan(file, at=AT)
    assert file.scan == Scan.FOUND
    assert not _given(wendlebury, file)
    assert "A virus was found in it" in state_in_words(file, wendlebury.council, ON)
    clamd.answers = "stream: OK"
    scan_waiting(at=AT)
    scan(file, at=AT)
    assert not _given(wendlebury, file)


@pytest.mark.parametrize(
    "answers",
    ["", "INSTREAM size limit exceeded. ERROR", "stream: No memory ERROR", "nonsense", "stream: OK OK", "OK"],
    ids=["hangs up", "too large", "error", "nonsense", "near", "bare"],
)  # fmt: skip
def test_a_scanner_that_gives_no_verdict_releases_nothing(
    wendlebury: World, clamd: Clamd, answers: str
) -> None:
    clamd.answers = answers
    file = _of_a_case(wendlebury, files.PDF.ljust(3_000_000, b"\n"))
    assert not scan(file, at=AT)
    assert file.scan == Scan.WAITING
    assert not _given(wendlebury, file)
    assert "Being checked for viruses" in state_in_words(file, wendlebury.council, ON)
    clamd.answers = "as it is"
    assert scan_waiting(at=AT) == (1, 0, 0)
    assert _given(wendlebury, file)


def test_a_scanner_that_is_not_there_releases_nothing(
    wendlebury: World, settings: Settings, tmp_path: Path
) -> None:
    file = _of_a_case(wendlebury)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for address in (f"tcp://127.0.0.1:{port}", f"unix://{tmp_path}/nobody.sock", "http://127.0.0.1", "clamd"):
        settings.CLAMD_URL = address
        does_not = scan(file, at=AT)
        assert not does_not, address
        assert not _given(wendlebury, file)


def test_without_a_scanner_no_file_is_given_to_anybody(wendlebury: World) -> None:
    file = _of_a_case(wendlebury)
    assert not _given(wendlebury, file)
    assert "no virus scanner yet" in state_in_words(file, wendlebury.council, ON)


def test_a_council_may_settle_that_it_does_without_and_its_source_is_shown(wendlebury: World) -> None:
    does_without_a_scanner(wendlebury)
    file = _of_a_case(wendlebury)
    assert _given(wendlebury, file)
    assert state_in_words(file, wendlebury.council, ON) == (
        "Not checked for viruses: the council settled so (Head of ICT, decision 12)."
    )


def test_the_setting_counts_for_nothing_where_there_is_a_scanner_or_another_word(
    wendlebury: World, settings: Settings
) -> None:
    does_without_a_scanner(wendlebury)
    file = _of_a_case(wendlebury)
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    assert not is_released(file, wendlebury.council, ON)
    settings.CLAMD_URL = ""
    CouncilSetting.objects.update(value="refused")
    assert not is_released(file, wendlebury.council, ON)
    CouncilSetting.objects.update(value="allowed", to_on="2026-05-31")
    assert not is_released(file, wendlebury.council, ON)


def test_a_file_that_is_not_in_its_place_is_not_released(wendlebury: World, clamd: Clamd) -> None:
    file = _of_a_case(wendlebury)
    throw_away([file.stored_as])
    assert not scan(file, at=AT)
    assert not _given(wendlebury, file)


def test_the_command_counts_and_names_nothing(wendlebury: World, clamd: Clamd) -> None:
    w, case = wendlebury, sent_with_a_file(wendlebury)
    in_case(case, w.member, b"See: " + files.EICAR)
    out = StringIO()
    call_command("scan_attachments", stdout=out)
    assert out.getvalue() == "1 clean, 1 with a virus, 0 still waiting.\n"


def test_the_command_fails_where_something_waits_or_no_scanner_is_set(
    wendlebury: World, clamd: Clamd, settings: Settings
) -> None:
    sent_with_a_file(wendlebury)
    clamd.answers = ""
    errors = StringIO()
    with pytest.raises(SystemExit):
        call_command("scan_attachments", stdout=StringIO(), stderr=errors)
    assert "gave no verdict" in errors.getvalue()
    settings.CLAMD_URL = ""
    with pytest.raises(SystemExit):
        call_command("scan_attachments", stdout=StringIO(), stderr=errors)
    assert "No scanner is set" in errors.getvalue()
