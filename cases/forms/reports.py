"""What does whoever compiles the annual report write?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import Typed

LONGEST_COMMENTS = 20_000


class CommentsForm(forms.Form):
    """The comments to the figures. None is an answer too."""

    use_required_attribute = False
    comments = Typed(
        label=_("Comments for the committee"),
        help_text=_("Write no name and nothing by which somebody could be told. Everybody reads these."),
        longest=LONGEST_COMMENTS,
        several_lines=True,
        rows=14,
    )


class FreezeForm(forms.Form):
    """When what they read was handed on, so that nothing else is frozen than was read."""

    use_required_attribute = False
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
