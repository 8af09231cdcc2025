"""Which draft is it? The person's own, or none: nobody else's draft exists for them."""

from uuid import UUID

from django.http import Http404, HttpRequest

from cases.access import drafts_of
from cases.models import Draft
from cases.views.council import signed_in


def own_draft(request: HttpRequest, key: UUID) -> Draft:
    """The person's own draft. Raises Http404 for anybody else's, for one that was sent, and for none."""
    draft = drafts_of(signed_in(request)).filter(key=key).first()
    if draft is None:
        raise Http404
    return draft
