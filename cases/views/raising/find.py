"""Which draft is it? The person's own, or none: nobody else's draft exists for them."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest

from cases.access import case_sent_from, drafts_of
from cases.models import Draft
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.interruptions import AlreadySent, RunOut
from cases.views.raising.rulebook import rulebook_of


def own_draft(request: HttpRequest, key: UUID) -> Draft:
    """The person's own draft that is still kept.

    Raises AlreadySent for one they sent, RunOut for one past its last day, and Http404 for anybody else's and for none.
    """
    draft = drafts_of(signed_in(request), on=today()).filter(key=key).first()
    if draft is not None:
        return draft
    sent = case_sent_from(signed_in(request), key, on=today())
    if sent is not None:
        raise AlreadySent(sent.reference)
    if drafts_of(signed_in(request), on=date.min).filter(key=key).exists():
        raise RunOut
    raise Http404


def draft_with_matter(request: HttpRequest, key: UUID) -> Draft:
    """The same, where the first question is answered. Raises Http404 where it is not."""
    draft = own_draft(request, key)
    if draft.matter not in rulebook_of(draft, today()).matter_by_name:
        raise Http404
    return draft
