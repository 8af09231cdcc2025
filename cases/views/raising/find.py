"""Which draft is it? The person's own, or none: nobody else's draft exists for them."""

from uuid import UUID

from django.http import Http404, HttpRequest

from cases.access import drafts_of
from cases.models import Draft
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.raising.rulebook import rulebook_of


def own_draft(request: HttpRequest, key: UUID) -> Draft:
    """The person's own draft. Raises Http404 for anybody else's, for one that was sent, and for none."""
    draft = drafts_of(signed_in(request)).filter(key=key).first()
    if draft is None:
        raise Http404
    return draft


def draft_with_matter(request: HttpRequest, key: UUID) -> Draft:
    """The same, where the first question is answered. Raises Http404 where it is not."""
    draft = own_draft(request, key)
    if draft.matter not in rulebook_of(draft, today()).matter_by_name:
        raise Http404
    return draft
