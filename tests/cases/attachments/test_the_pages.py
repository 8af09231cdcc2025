"""Can somebody add files on the pages, one at a time, see what becomes of them, and lose nothing they typed?"""

from __future__ import annotations

import re
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from cases.attachments.folder import throw_away
from cases.attachments.kinds import LARGEST_BYTES
from cases.models import Attachment, Case, Draft
from tests.cases.attachments import files
from tests.cases.attachments.adding import does_without_a_scanner
from tests.cases.attachments.clamd import Clamd
from tests.cases.attachments.test_what_is_taken import BAD
from tests.cases.pages.acts.conftest import with_them, words_of
from tests.cases.pages.conftest import signed_in_as, the_day
from tests.cases.pages.conftest import wendlebury as wendlebury
from tests.cases.pages.journey import WORDS, Journey
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]
__all__ = ["the_day", "wendlebury"]
CANARY = "Zanzibar Quillfeather"


def _upload(content: bytes, name: str = "Statement of J Smith.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def _at_what_happened(w: World) -> Journey:
    about = (w.director_of_place, w.posts.director_of_place)
    return Journey(signed_in_as(w.member), about, facts={"safety": "no", "ground": "courtesy"}).to(
        "what-happened"
    )


def _at_files(w: World) -> Journey:
    journey = _at_what_happened(w)
    return journey.send({**WORDS["what-happened"], "files": "yes"})


def _sent(journey: Journey) -> Case:
    journey.open(f"/raise/{Draft.objects.get().key}").to("check").send({})
    return Case.objects.get()


def test_from_the_account_to_the_handler_s_device(wendlebury: World) -> None:
    w = wendlebury
    does_without_a_scanner(w)
    journey = _at_files(w)
    assert journey.at == "files"
    assert "You have not added any files." in words_of(journey)
    assert "It may hold your name, places and dates" in words_of(journey)
    journey.send({"file": _upload(files.PDF), "what": "her letter"})
    assert "The file is added." in words_of(journey)
    assert "Statement of J Smith.pdf" in words_of(journey)
    assert "Add another" in words_of(journey)
    journey.send({"file": _upload(files.png(), "corridor.png")})
    case = _sent(journey)
    page = words_of(journey.open(f"/case/{case.reference}"))
    assert "File 1: Statement of J Smith.pdf" in page
    assert "File 2: corridor.png" in page

    with_them(case, w.chief_executive)
    desk = Journey(signed_in_as(w.chief_executive)).open(f"/desk/{case.reference}")
    assert "Statement of J Smith" not in desk.shown
    assert "her letter" in words_of(desk)
    assert "From the person who raised it." in words_of(desk)
    key = case.attachments.get(number=1).key
    assert f'href="/file/{key}"' in desk.shown
    given = desk.browser.get(f"/file/{key}")
    assert given.content == files.PDF
    assert given["Content-Disposition"] == 'attachment; filename="file-1.pdf"'
    assert given["Content-Type"] == "application/octet-stream"
    assert given["X-Content-Type-Options"] == "nosniff"
    assert given["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert given["Cache-Control"] == "no-store"
    assert given["Cross-Origin-Resource-Policy"] == "same-origin"
    own = signed_in_as(w.member).get(f"/file/{key}")
    assert own["Content-Disposition"] == 'attachment; filename="Statement of J Smith.pdf"'

    their_page = words_of(journey.open(f"/case/{case.reference}"))
    assert "opened file 1" not in their_page  # by role alone, and where the council turned that on
    at_the_desk = words_of(Journey(signed_in_as(w.chief_executive)).open(f"/desk/{case.reference}"))
    assert "Judith Amadi opened file 1 (this service records every reading)." in at_the_desk
    assert "Rosa Bright opened" not in at_the_desk
    assert case.events.filter(kind="opened").count() >= 3


def test_what_is_checked_before_sending_names_the_files_and_is_asked_again_if_one_is_added(
    wendlebury: World,
) -> None:
    journey = _at_files(wendlebury)
    journey.send({"file": _upload(files.PDF)})
    draft = Draft.objects.get()
    check = (
        Journey(journey.browser, journey.about, facts=journey.facts).open(f"/raise/{draft.key}").to("check")
    )
    assert "Statement of J Smith.pdf" in words_of(check)
    other = Journey(journey.browser).open(f"/raise/{draft.key}/files?from=check")
    assert f'href="/raise/{draft.key}/check"' in other.shown
    other.browser.post(f"/raise/{draft.key}/files?from=check", {"file": _upload(files.GIF, "one.gif")})
    check.send({})
    assert check.status == 409
    assert "one.gif" in words_of(check)
    check.send({})
    assert Case.objects.get().attachments.count() == 2


def test_a_file_is_removed_from_a_draft_by_its_button(wendlebury: World) -> None:
    journey = _at_files(wendlebury)
    journey.send({"file": _upload(files.PDF)})
    journey.send({"remove": str(Attachment.objects.get().key)})
    assert "The file is removed." in words_of(journey)
    assert not Attachment.objects.exists()
    for nothing in ("x", "00000000-0000-0000-0000-000000000000"):
        assert journey.send({"remove": nothing}).status in (200, 404)


def test_text_not_written_yet_is_no_reason_not_to_add_a_file(wendlebury: World) -> None:
    journey = _at_what_happened(wendlebury)
    # Enter in a field presses the first button of a form, and that is Continue.
    assert 0 < journey.shown.index(">Continue<") < journey.shown.index("Save this and add a file")
    journey.send({"happened": "", "files": "yes"})
    assert journey.at == "files"


def test_text_that_was_written_is_saved_before_the_files(wendlebury: World) -> None:
    _at_files(wendlebury)
    assert Draft.objects.get().words["happened"] == WORDS["what-happened"]["happened"]


def test_every_hostile_file_leads_to_the_field_and_what_was_said_of_it_stays(wendlebury: World) -> None:
    journey = _at_files(wendlebury).send({"file": _upload(files.PDF)})
    journey.send({"remove": str(Attachment.objects.get().key)})
    for which, (content, said) in {"nothing chosen": (None, "Choose a file"), **BAD}.items():
        chosen = {} if content is None else {"file": _upload(content)}
        journey.send({**chosen, "what": "my <notes> “of” the day"})
        assert journey.status == 200, which
        assert "<title>Error: " in journey.shown, which
        assert "The file is removed." not in journey.shown, which
        assert re.search(rf'<a href="#id_file">[^<]*{re.escape(said)}', journey.shown), which
        assert 'value="my <notes> “of” the day"' in unescape(journey.shown), which
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_answered_with_a_page_and_never_held_whole(wendlebury: World) -> None:
    journey = _at_files(wendlebury)
    journey.send({"file": _upload(files.PDF.ljust(LARGEST_BYTES + 1, b"\n")), "what": "long"})
    assert "This file is larger than 25 MB" in words_of(journey)
    assert 'value="long"' in journey.shown


HOSTILE_NAMES = (
    "a\r\nSet-Cookie: x=1.pdf",
    "../../../etc/passwd",
    "x" * 3_000 + ".pdf",
    "exe.\u202efdp",
    "a\x00.pdf",
    '"; DROP.pdf',
)


def test_a_hostile_name_breaks_no_header_and_no_page(wendlebury: World) -> None:
    w = wendlebury
    does_without_a_scanner(w)
    journey = _at_files(w)
    for name in HOSTILE_NAMES:
        # As a hostile program sends it, which no browser would.
        head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + files.PDF + b"\r\n--b--\r\n"
        sent = journey.browser.post(
            journey.address, body, content_type="multipart/form-data; boundary=b", follow=True
        )
        # Django takes no head of more than a thousand bytes, and no device has so long a name.
        assert sent.status_code == (400 if len(name) > 1_000 else 200), name[:50]
    assert Attachment.objects.count() == 4
    case = _sent(journey)
    assert "\u202e" not in journey.open(f"/case/{case.reference}").shown
    for one in case.attachments.all():
        given = journey.browser.get(f"/file/{one.key}")
        assert given.status_code == 200
        assert given["Content-Disposition"].startswith("attachment; filename")
        assert "Set-Cookie: x" not in str(given.headers)
        assert len(one.filename) <= 110


def test_nothing_of_a_file_or_its_name_lies_anywhere_in_clear(
    wendlebury: World, folder: Path, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = spool
    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    journey = _at_files(wendlebury)
    content = files.PDF + f"% {CANARY}\n".encode() * 200_000
    written: list[str] = []
    monkeypatch.setattr(Path, "unlink", lambda self, **_: written.append(str(self)))
    journey.send({"file": _upload(content, f"{CANARY}.pdf"), "what": CANARY})
    assert "The file is added." in words_of(journey)
    assert list(spool.iterdir()) == []
    assert written == []
    for path in folder.rglob("*"):
        if path.is_file():
            assert CANARY.encode() not in path.read_bytes()
            assert CANARY not in path.name
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_attachment")
        assert CANARY not in str(cursor.fetchall())


def test_a_virus_is_told_to_whoever_added_the_file(wendlebury: World, clamd: Clamd) -> None:
    journey = _at_files(wendlebury)
    journey.send({"file": _upload(b"See: " + files.EICAR, "see.txt")})
    assert "A virus was found in the file, so nobody is given it." in words_of(journey)
    case = _sent(journey)
    page = words_of(journey.open(f"/case/{case.reference}"))
    assert "A virus was found in it. Nobody is given this file." in page
    assert "Save it" not in page
    answer = journey.browser.get(f"/file/{case.attachments.get().key}")
    assert answer.status_code == 409
    assert files.EICAR not in answer.content


def test_a_file_that_waits_has_no_link_and_its_address_says_why(wendlebury: World) -> None:
    journey = _at_files(wendlebury)
    journey.send({"file": _upload(files.PDF)})
    case = _sent(journey)
    assert "Save it" not in words_of(journey.open(f"/case/{case.reference}"))
    answer = journey.browser.get(f"/file/{case.attachments.get().key}")
    assert answer.status_code == 409
    assert "This file cannot be opened now" in answer.content.decode()
    assert "no virus scanner yet" in answer.content.decode()
    assert not case.events.filter(kind="opened", detail__isnull=True).exists()


def test_both_sides_add_something_later_and_each_reads_only_what_is_theirs(wendlebury: World) -> None:
    w = wendlebury
    does_without_a_scanner(w)
    case = _sent(_at_files(w))
    with_them(case, w.chief_executive)
    own, desk = Journey(signed_in_as(w.member)), Journey(signed_in_as(w.chief_executive))
    assert "No files were added." in words_of(own.open(f"/case/{case.reference}"))
    own.open(f"/case/{case.reference}/add-file").send({"file": _upload(files.PDF), "what": "her letter"})
    assert "The file is added." in words_of(own)
    desk.open(f"/desk/{case.reference}/add-file").send({"file": _upload(files.PDF), "what": "kept"})
    assert "Select who may open it" in desk.shown
    assert 'value="kept"' in desk.shown
    desk.send({"file": _upload(files.PDF), "what": "a secret note", "for_whom": "internal"})
    desk.send({"file": _upload(files.PDF), "what": "the minutes", "for_whom": "shared"})
    theirs = words_of(own.open(f"/case/{case.reference}"))
    assert "the minutes" in theirs
    assert "Added by Judith Amadi" in theirs
    assert "a secret note" not in theirs
    assert "File 2" not in theirs
    desk.browser.get(f"/file/{case.attachments.get(number=2).key}")
    assert "opened file 2" not in words_of(own.open(f"/case/{case.reference}"))
    everything = words_of(desk.open(f"/desk/{case.reference}"))
    assert "Judith Amadi opened file 2" in everything
    assert "added file 2, for whoever works on the case" in everything


def test_where_a_case_is_over_its_page_says_so_and_has_no_form(wendlebury: World) -> None:
    journey, case = Journey(signed_in_as(wendlebury.member)), _sent(_at_files(wendlebury))
    journey.open(f"/case/{case.reference}/withdraw").send({"reasons": "It is settled."})
    assert "add-file" not in journey.open(f"/case/{case.reference}").shown
    page = words_of(journey.open(f"/case/{case.reference}/add-file"))
    assert "This case is over, so nothing is added to it." in page
    assert 'type="file"' not in page


def test_where_it_cannot_be_kept_everything_else_is_still_there(wendlebury: World, folder: Path) -> None:
    journey = _at_files(wendlebury)
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("A file where the folder should be.")
    journey.send({"file": _upload(files.PDF), "what": "her letter"})
    assert "The file could not be kept just now." in words_of(journey)
    assert 'value="her letter"' in journey.shown


def test_a_file_that_is_lost_is_said_to_be_and_breaks_nothing(wendlebury: World) -> None:
    does_without_a_scanner(wendlebury)
    journey = _at_files(wendlebury)
    journey.send({"file": _upload(files.PDF)})
    case = _sent(journey)
    throw_away([case.attachments.get().stored_as])
    answer: Any = journey.browser.get(f"/file/{case.attachments.get().key}")
    assert answer.status_code == 503
    assert "It is kept, but could not be read." in answer.content.decode()


def test_twenty_files_leave_no_form_and_say_so(wendlebury: World) -> None:
    journey = _at_files(wendlebury)
    for number in range(20):
        journey.browser.post(journey.address, {"file": _upload(files.GIF, f"{number}.gif")})
    journey.open(journey.address)
    assert "as many as this service takes" in words_of(journey)
    assert 'type="file"' not in journey.shown


def test_a_stranger_s_upload_is_not_looked_at(wendlebury: World) -> None:
    journey = _at_files(wendlebury)
    answer = Client().post(journey.address, {"file": _upload(files.PDF)})
    assert answer.status_code == 401
    assert not Attachment.objects.exists()
