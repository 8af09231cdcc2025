"""For which council does the person raise it? Asked only of somebody who has a part in several."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import OneOf
from people.models import Council


class StartForm(forms.Form):
    """Nothing to answer, or one of several councils."""

    use_required_attribute = False

    def __init__(self, *args: Any, councils: Sequence[Council], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(councils) > 1:
            self.fields["council"] = OneOf(
                label=_("Which council is it about?"),
                missing=_("Select which council it is about"),
                choices=[(council.code, council.name) for council in councils],
            )
