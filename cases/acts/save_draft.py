"""Keep what somebody has written so far: on every Continue, one question at a time, and while they type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from cases.arrivals.kept import arrived_in
from cases.being_typed import OpenPage, comes_late, refuse_where_changed_elsewhere, with_page
from cases.blind_index import index_of, keyed_hash
from cases.clocks import local_date
from cases.guards import (
    draft_has_expired,
    draft_is_not_theirs,
    is_about_themselves,
    named_too_many_as_they_arrived,
    named_too_many_today,
    named_too_many_witnesses_today,
    wrote_for_too_many_today,
)
from cases.models import Draft, PersonNamed
from cases.models.draft import KEPT_FOR_DAYS, merged
from cases.refusals import Refused, refuse_where
from people.models import Council, User

_TOO_MANY = {
    PersonNamed.Part.PARTY: named_too_many_today,
    PersonNamed.Part.WITNESS: named_too_many_witnesses_today,
    PersonNamed.Part.WRITTEN_FOR: wrote_for_too_many_today,
}


def save_draft(
    draft: Draft | None,
    *,
    by: User,
    at: datetime,
    council: Council | None = None,
    page: OpenPage | None = None,
    typed: Mapping[str, str] | None = None,
    **changes: Any,
) -> Draft:
    """Store answers, a new draft's (`council` is then needed) or one more of a draft; the draft as it now stands.

    Changes: `matter`, `facts`, `words` (both one by one), `about` (a person and their post, or a post), `also_about`,
    `of_another`, `choice`, `carried_on`, `avoids`, `affected`, `filed_for`, `witnesses`, `arrived` (cases/arrivals).
    Only what is given is touched, under a lock, so two tabs on two questions lose nothing. `page` says which page of
    words in which tab is kept: of two tabs on one page the second is refused with ChangedElsewhere, and its person sees
    both; without it the last wins. `typed` is what stands on that page while nobody chose Continue: kept as it is, and
    no answer. Raises Refused.
    """
    with transaction.atomic(durable=True):
        stored = _new(by, at, council) if draft is None else _locked(draft, by, at)
        stored.is_arrived = stored.is_arrived or "arrived" in changes
        before = _named_in(stored)
        if page is not None:
            if typed is not None and comes_late(stored.answers, page):
                return stored
            refuse_where_changed_elsewhere(
                stored.answers, page, typed if typed is not None else changes.get("words", {})
            )
        stored.answers = merged(stored.answers, changes)
        if page is not None:
            stored.answers = with_page(stored.answers, page, typed)
        for person in sorted(_named_in(stored) - before, key=str):
            _count_who_is_named(person, stored, by, at)
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


def _named_in(draft: Draft) -> set[tuple[PersonNamed.Part, str, int]]:
    """Everybody a draft names, and in which part: each as a person, or as a post where only that is known."""
    part = PersonNamed.Part
    about = [(draft.about_user_id, draft.about_post_id)]
    about += [(one["user"], one["post"]) for one in draft.also_about]
    named = {
        (part.PARTY, "person", user) if user is not None else (part.PARTY, "post", post)
        for user, post in about
        if post is not None
    }
    arrived = arrived_in(draft.answers)
    if arrived is not None and arrived.who is not None:
        named.add((part.PARTY, "person", arrived.who))
    roles = {"affected": part.PARTY, "filed_for": part.WRITTEN_FOR, "witnesses": part.WITNESS}
    return named | {(roles[role], "person", number) for role in roles for number in draft.people(role)}


def _count_who_is_named(
    named: tuple[PersonNamed.Part, str, int], draft: Draft, by: User, at: datetime
) -> None:
    """Count the people somebody names in a day: otherwise drafts would tell who has declared what with whom."""
    part, what, number = named
    if what == "person":
        somebody = User.objects.get(pk=number)
        subjects = {draft.about_user_id, *(one["user"] for one in draft.also_about)}
        if not draft.is_arrived:
            refuse_where(is_about_themselves, by, somebody if number in subjects else None)
        person = index_of(somebody)
    else:
        person = keyed_hash(f"post:{number}")
    counted: dict[str, Any] = {"by": index_of(by), "person": person, "part": part, "on": local_date(at)}
    if not PersonNamed.objects.filter(**counted).exists():
        too_many = named_too_many_as_they_arrived if draft.is_arrived else _TOO_MANY[part]
        refuse_where(too_many, by, local_date(at))
        PersonNamed.objects.get_or_create(**counted)
