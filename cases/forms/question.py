"""What does every question page of a draft carry? The mark of what was saved when it was opened."""

import hashlib
from typing import Any

from django import forms


def mark_of(saved: str) -> str:
    """A short mark that differs when the saved answer differs: how a second tab is noticed."""
    return hashlib.sha256(saved.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class QuestionForm(forms.Form):
    """One question of a draft. `seen` is the mark of the answer that was saved when the page was opened."""

    use_required_attribute = False
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order: list[str] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A mark that is no mark of ours is one that differs; Django's own check for NUL would stop the page instead.
        self.fields["seen"].validators = []
        # The hidden mark comes last, so that the question itself is the first field of the page.
        self.order_fields([name for name in self.fields if name != "seen"])
