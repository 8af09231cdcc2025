"""Keep what somebody has written so far: on every Continue, one question at a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from cases.blind_index import index_of, keyed_hash
from cases.clocks import local_date
from cases.guards import draft_has_expired, draft_is_not_theirs, is_about_themselves, named_too_many_today
from cases.models import Draft, PersonNamed
from cases.models.draft import KEPT_FOR_DAYS, merged
from cases.refusals import Refused, refuse_where
from people.models import Council, User


def save_draft(
    draft: Draft | None, *, by: User, at: datetime, council: Council | None = None, **changes: Any
) -> Draft:
    """Store answers, a new draft's (`council` is then needed) or one more of a draft; the draft as it now stands.

    Changes: `matter`, `facts`, `words` (both one by one), `about` (a person and their post, or a post), `choice`,
    `carried_on`, `avoids`, `affected`, `filed_for`, `witnesses`. Only what is given is touched, under a lock, so two
    tabs on two questions lose nothing; of two on one question the last wins. Raises Refused.
    """
    with transaction.atomic(durable=True):
        stored = _new(by, at, council) if draft is None else _locked(draft, by, at)
        before = (stored.about_user_id, stored.about_post_id)
        stored.answers = merged(stored.answers, changes)
        if "about" in changes and (stored.about_user_id, stored.about_post_id) != before:
            _count_who_is_named(stored, by, at)
        stored.version += 1
        stored.saved_at = at
        stored.expires_on = local_date(at) + timedelta(days=KEPT_FOR_DAYS)
        stored.save()
        return stored


def _new(by: User, at: datetime, council: Council | None) -> Draft:
    if council is None:
        raise Refused("Choose which council this is about.")
    return Draft(owner=index_of(by), council=council, answers={"raised_by": by.pk}, begun_at=at, saved_at=at)


def _locked(draft: Draft, by: User, at: datetime) -> Draft:
    stored = (
        Draft.objects.select_for_update(of=("self",)).select_related("council").filter(pk=draft.pk).first()
    )
    refuse_where(draft_is_not_theirs, stored, by)
    assert stored is not None  # noqa: S101  (the guard has just refused a draft that is not there)
    refuse_where(draft_has_expired, stored, local_date(at))
    return stored


def _count_who_is_named(draft: Draft, by: User, at: datetime) -> None:
    """Count the people somebody names in a day: otherwise drafts would tell who has declared what with whom."""
    if draft.about_user_id is not None:
        about = User.objects.get(pk=draft.about_user_id)
        refuse_where(is_about_themselves, by, about)
        person = index_of(about)
    else:
        person = keyed_hash(f"post:{draft.about_post_id}")
    on = local_date(at)
    if not PersonNamed.objects.filter(by=index_of(by), person=person, on=on).exists():
        refuse_where(named_too_many_today, by, on)
        PersonNamed.objects.get_or_create(by=index_of(by), person=person, on=on)
