"""What happened, what would put it right, and how may the person be reached? Their own words, kept as typed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import OneOf, Typed
from cases.forms.question import QuestionForm

LONGEST_ACCOUNT = 5_000

PUT_RIGHT = (
    ("talk", _("Talk it through")),
    ("apology", _("An apology")),
    ("formal", _("Have it looked into formally")),
    ("unsure", _("I am not sure")),
)
CONTACT = (
    ("council email", _("My council email")),
    ("other email", _("Another email address")),
    ("phone", _("By phone at set times")),
    ("here", _("Only through this service. Do not phone, email or speak to me at work")),
)
CONTACT_AT_THE_DESK = (
    ("council email", _("By their council email")),
    ("other email", _("By another email address")),
    ("phone", _("By phone at set times")),
    ("here", _("Only through this service. Do not phone, email or speak to them about this at work.")),
)


class AccountForm(QuestionForm):
    """What happened and when."""

    happened = Typed(
        label=_("Tell us in your own words"),
        help_text=_("Write what you saw and heard. You can write up to 5,000 characters."),
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


class ContactForm(QuestionForm):
    """How to reach the person safely."""

    contact = OneOf(
        label=_("How can we contact you safely?"),
        help_text=_("Emails from us only say that you have an update. They never say what it is about."),
        missing=_("Select how we can contact you safely"),
        choices=CONTACT,
    )
    contact_words = Typed(
        label=_("Email address, or phone number and times"),
        help_text=_("Only if you chose another email address or the phone."),
        longest=300,
        half=True,
    )

    def clean(self) -> dict[str, Any]:
        """The number or the address is needed where one of them was chosen."""
        answers = super().clean() or {}
        chosen, words = answers.get("contact"), answers.get("contact_words")
        if "contact_words" in answers and not words:
            if chosen == "other email":
                self.add_error("contact_words", _("Enter the email address we may use"))
            if chosen == "phone":
                self.add_error("contact_words", _("Enter the phone number, and when we may call it"))
        return answers
