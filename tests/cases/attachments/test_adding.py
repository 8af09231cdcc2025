"""When is a file added to a draft or a case, and what becomes of it when the draft is sent or deleted?"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from cases.acts.attach import remove_from_draft
from cases.acts.delete_draft import delete_draft
from cases.acts.open_case import confirm_no_connection
from cases.acts.withdraw import withdraw
from cases.attachments.folder import content_of, is_there
from cases.models import Attachment, Case, Draft, Event, Notice
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import EventKind, NoteLabel
from tests.cases.attachments import files
from tests.cases.attachments.adding import a_draft, in_case, in_draft, sent_with_a_file
from tests.cases.life.living import done, told
from tests.cases.sending import AT, ON, acknowledged, sent
from tests.world import World

pytestmark = pytest.mark.django_db


def _on_the_disk(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def test_a_file_of_a_draft_goes_with_the_case_and_its_mark_stands_in_the_record(wendlebury: World) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    first, second = in_draft(draft, w.member), in_draft(draft, w.member, files.png(), "photo.png")
    remove_from_draft(draft, first.key, by=w.member)
    third = in_draft(draft, w.member, files.MAIL, "mail.eml")
    case = sent(draft, w.member)
    assert [(one.key, one.number, one.draft) for one in case.attachments.all()] == [
        (second.key, 1, None),
        (third.key, 2, None),
    ]
    filed = Event.objects.get(case=case, kind=EventKind.FILED)
    assert [entry[0::2] for entry in filed.detail["files"]] == [["1", second.sha256], ["2", third.sha256]]
    assert sentence_of(filed).startswith("Rosa Bright raised this, with 2 files, and it went to Judith Amadi")
    assert b"".join(content_of(third.stored_as, third.key)) == files.MAIL


def test_a_concern_without_files_says_nothing_of_files(wendlebury: World) -> None:
    case = sent(a_draft(wendlebury), wendlebury.member)
    assert "file" not in sentence_of(case.events.get(kind=EventKind.FILED))


def test_deleting_a_draft_deletes_its_files(wendlebury: World, folder: Path) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    in_draft(draft, w.member)
    in_draft(draft, w.member)
    assert not delete_draft(draft, by=w.other_member)
    assert _on_the_disk(folder) == 2
    assert delete_draft(draft, by=w.member)
    assert _on_the_disk(folder) == 0
    assert not Attachment.objects.exists()


def test_removing_one_leaves_the_others(wendlebury: World, folder: Path) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    one, other = in_draft(draft, w.member), in_draft(draft, w.member)
    remove_from_draft(draft, one.key, by=w.member)
    assert (is_there(one.stored_as), is_there(other.stored_as)) == (False, True)
    with pytest.raises(Refused, match="no longer here"):
        remove_from_draft(draft, one.key, by=w.member)
    with pytest.raises(Refused, match="no longer here"):
        remove_from_draft(draft, other.key, by=w.other_member)
    assert is_there(other.stored_as)


def test_a_refused_file_leaves_nothing_behind(wendlebury: World, folder: Path) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    with pytest.raises(Refused, match="no longer here"):
        in_draft(draft, w.other_member)
    with pytest.raises(Refused, match="has run out"):
        in_draft(draft, w.member, at=AT + timedelta(days=40))
    sent(draft, w.member)
    with pytest.raises(Refused, match="If you sent it, you find it under My concerns"):
        in_draft(draft, w.member)
    assert _on_the_disk(folder) == 0


def test_adding_a_file_keeps_the_draft_for_another_28_days(wendlebury: World) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    in_draft(draft, w.member, at=AT + timedelta(days=20))
    assert Draft.objects.get(pk=draft.pk).expires_on == ON + timedelta(days=48)


def test_there_are_at_most_twenty_from_each_side(wendlebury: World) -> None:
    w, draft = wendlebury, a_draft(wendlebury)
    for _ in range(20):
        in_draft(draft, w.member, files.GIF)
    with pytest.raises(Refused, match="There are 20 files here already"):
        in_draft(draft, w.member, files.GIF)
    case = acknowledged(sent(draft, w.member), w.chief_executive)
    with pytest.raises(Refused, match="There are 20 files here already"):
        in_case(case, w.member)
    assert in_case(case, w.chief_executive).number == 21


def test_one_person_adds_only_so_much_in_a_day(wendlebury: World, settings: Settings) -> None:
    settings.MEGABYTES_ATTACHED_A_DAY = 1
    w, draft = wendlebury, a_draft(wendlebury)
    in_draft(draft, w.member, files.PDF.ljust(600_000, b"\n"))
    with pytest.raises(Refused, match="as much in one day as this service takes"):
        in_draft(draft, w.member, files.PDF.ljust(600_000, b"\n"))
    in_draft(draft, w.member, files.PDF.ljust(600_000, b"\n"), at=AT + timedelta(days=2))
    assert draft.attachments.count() == 2


def test_whoever_raised_it_adds_something_and_whoever_has_it_is_told(wendlebury: World) -> None:
    w = wendlebury
    case = acknowledged(sent(a_draft(w), w.member), w.chief_executive)
    before = Notice.objects.count()
    added = in_case(case, w.member)
    assert added.label == NoteLabel.SHARED
    assert told(case) == f"Rosa Bright added file 1 (PDF; SHA-256 {added.sha256})."
    assert Notice.objects.count() == before + 1


def test_whoever_has_it_says_for_whom_a_file_is(wendlebury: World) -> None:
    w = wendlebury
    case = acknowledged(sent(a_draft(w), w.member), w.chief_executive)
    before = Notice.objects.count()
    assert in_case(case, w.chief_executive).label == NoteLabel.INTERNAL
    assert Notice.objects.count() == before
    assert "added file 1, for whoever works on the case (PDF" in told(case)
    assert in_case(case, w.chief_executive, shared=True).label == NoteLabel.SHARED
    assert Notice.objects.count() == before + 1


@pytest.mark.parametrize(
    "who", ["director_of_place", "monitoring_officer", "line_manager", "other_member", "outsider"]
)
def test_nobody_else_adds_a_file(wendlebury: World, who: str, folder: Path) -> None:
    w = wendlebury
    case = acknowledged(sent(a_draft(w), w.member), w.chief_executive)
    with pytest.raises(Refused):
        in_case(case, getattr(w, who), shared=True)
    assert _on_the_disk(folder) == 0


def test_whoever_has_not_said_that_they_have_no_connection_adds_nothing(wendlebury: World) -> None:
    w = wendlebury
    case = sent(a_draft(w), w.member)
    with pytest.raises(Refused, match="First say whether you have any connection"):
        in_case(case, w.chief_executive)
    confirm_no_connection(case, by=w.chief_executive, at=AT)
    in_case(case, w.chief_executive)


def test_nothing_is_added_to_a_case_that_is_over(wendlebury: World, folder: Path) -> None:
    w = wendlebury
    case = done(withdraw, sent(a_draft(w), w.member), by=w.member, reasons="It is settled.")
    with pytest.raises(Refused, match="This is over"):
        in_case(case, w.member)
    assert _on_the_disk(folder) == 0


def test_a_file_is_added_whatever_changed_the_case_meanwhile(wendlebury: World) -> None:
    w, case = wendlebury, sent_with_a_file(wendlebury)
    acknowledged(case, w.chief_executive)
    # Their page was opened before that; nobody has to choose the file again.
    assert in_case(case, w.member).number == 2


def test_there_is_no_case_of_that_reference(wendlebury: World) -> None:
    with pytest.raises(Refused, match="There is no such case for you"):
        in_case(Case(reference="WEN-0000", draft_key=uuid4()), wendlebury.member)
