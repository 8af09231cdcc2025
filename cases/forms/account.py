"""What happened, what would put it right, and how may the person be reached? Their own words, kept as typed."""

from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import OneOf, Typed
from cases.forms.question import QuestionForm
from cases.forms.safe_contact import ContactFields

LONGEST_ACCOUNT = 5_000

PUT_RIGHT = (
    ("talk", _("Talk it through")),
    ("apology", _("An apology")),
    ("formal", _("Have it looked into formally")),
    ("unsure", _("I am not sure")),
)


class AccountForm(QuestionForm):
    """What happened and when."""

    happened = Typed(
        label=_("Tell us in your own words"),
        help_text=_("Write what you saw and heard."),
        longest=LONGEST_ACCOUNT,
        missing=_("Tell us what happened"),
        several_lines=True,
        rows=10,
    )
    when = Typed(
        label=_("When was it? (optional)"),
        help_text=_("A rough date is fine, for example “about 28 May”."),
        longest=200,
        half=True,
    )


class PutRightForm(QuestionForm):
    """What the person hopes for. Nothing here is required."""

    put_right = OneOf(
        label=_("What would put it right? (optional)"),
        missing=_("Select what would put it right"),
        choices=PUT_RIGHT,
        required=False,
    )
    put_right_words = Typed(
        label=_("Anything else you would like to say about it (optional)"),
        longest=1_000,
        several_lines=True,
        rows=3,
    )


class ContactForm(ContactFields, QuestionForm):
    """How to reach the person safely."""
