"""Which acts has somebody who watches over a case and does not deal with it, besides what is theirs to say?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.access import overseen_by
from cases.acts.leave_oversight import leave_oversight
from cases.doing import Act
from cases.forms.acts.acting import Asked, ButtonForm
from cases.models import Case
from cases.views.acts.page_of_act import ActPage


def _watches_over_it(asked: Asked) -> bool:
    return overseen_by(asked.by, on=asked.on).filter(pk=asked.case.pk).exists()


def _leave(reference: str, *, by: Any, version: int, at: Any, on: Any) -> Case:
    """Leave it, whatever has happened with the case meanwhile."""
    return leave_oversight(reference, by=by, at=at, on=on)


WATCHING_OVER = (
    ActPage(
        "cannot-watch-over", Act.READ_FOR_CODE_QUESTION, _("I cannot deal with this"), _("Take it from me for good"),
        _("Thank you. You will not be asked about it again."), ButtonForm, _leave, _watches_over_it,
        before=lambda _asked: (
            _("Use this if you manage one of them, advised one of them, or have a relationship with one of them, or "
              "are not sure. You need not read it first."),
            _("Whoever stands in for you is asked instead, also whether it is a Code matter. You do not learn who, and "
              "nobody can undo it."),
        ),
        warns=True,
    ),
)  # fmt: skip
