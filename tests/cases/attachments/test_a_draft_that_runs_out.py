"""Is nothing left of a draft, its files included, once the days for which it is kept are over?"""

from datetime import timedelta
from pathlib import Path

from cases.acts.delete_expired_drafts import delete_expired_drafts
from cases.acts.save_draft import save_draft
from cases.attachments.folder import lying
from cases.models import Attachment, Draft
from tests.cases.attachments.adding import a_draft, in_draft
from tests.cases.sending import AT
from tests.world import World


def test_its_files_are_deleted_with_it_and_those_of_another_stay(wendlebury: World, folder: Path) -> None:
    old, newer = a_draft(wendlebury), a_draft(wendlebury)
    in_draft(old, wendlebury.member)
    stays = in_draft(newer, wendlebury.member, at=AT + timedelta(days=1))
    old.refresh_from_db()

    assert delete_expired_drafts(on=old.expires_on) == 0
    assert delete_expired_drafts(on=old.expires_on + timedelta(days=1)) == 1
    assert [draft.pk for draft in Draft.objects.all()] == [newer.pk]
    assert [file.pk for file in Attachment.objects.all()] == [stays.pk]
    assert [path.name for path, _name, _at in lying()] == [stays.stored_as]


def test_one_that_is_taken_up_again_in_time_stays(wendlebury: World) -> None:
    draft = a_draft(wendlebury)
    last = draft.expires_on
    save_draft(draft, by=wendlebury.member, at=AT + timedelta(days=20), words={"happened": "More."})

    assert delete_expired_drafts(on=last + timedelta(days=1)) == 0
