"""What does the person dealing with a case write, and do they have a connection with it?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import OneOf, Typed

LONGEST_MESSAGE = 3_000
_NOT_AS_GIVEN = _(
    "This page did not come back as it was given. Copy your message, open the case again, and send it from there."
)


class NoConnectionForm(forms.Form):
    """Before the words are shown: whether anything stands between this person and a fair look at it."""

    use_required_attribute = False
    connection = OneOf(
        label=_("Is there any reason you should not deal with it?"),
        help_text=_(
            "For example you line-manage one of them, were part of it, or have a relationship with them."
        ),
        missing=_("Select whether there is any reason you should not deal with it"),
        choices=[
            ("none", _("No, I have no connection with it")),
            ("some", _("Yes, or I am not sure")),
        ],
    )


class AcknowledgeForm(forms.Form):
    """The words to the person who raised it, and the version of the case they were written against."""

    use_required_attribute = False
    words = Typed(
        label=_("Message to the person who raised it"),
        help_text=_("They will see this and your name."),
        longest=LONGEST_MESSAGE,
        missing=_("Write what you want to tell them"),
        several_lines=True,
        rows=4,
    )
    version = forms.IntegerField(
        min_value=0,
        widget=forms.HiddenInput,
        error_messages={"required": _NOT_AS_GIVEN, "invalid": _NOT_AS_GIVEN, "min_value": _NOT_AS_GIVEN},
    )
