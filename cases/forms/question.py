"""What does every question page of a draft carry? The mark of what was kept when it was opened, and its tab's own."""

from typing import Any

from django import forms


class QuestionForm(forms.Form):
    """One question of a draft. `seen` marks what was kept when the page was opened, `opened` the tab it is open in."""

    use_required_attribute = False
    # A browser that fills in a page as it was left would otherwise bring back marks of a page that is no more.
    seen = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    opened = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    field_order: list[str] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A mark that is no mark of ours is one that differs; Django's own check for NUL would stop the page instead.
        self.fields["seen"].validators = self.fields["opened"].validators = []
        # The hidden marks come last, so that the question itself is the first field of the page.
        self.order_fields([name for name in self.fields if name not in ("seen", "opened")])
