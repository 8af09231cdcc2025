"""How may somebody be reached without harm? The question, as it is asked before sending and when they change it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import ActForm
from cases.forms.cleaning import OneOf, Typed
from cases.safe_contact import Way, contact_of

CONTACT = (
    (Way.COUNCIL_EMAIL.value, _("My council email")),
    (Way.OTHER_EMAIL.value, _("Another email address")),
    (Way.PHONE.value, _("By phone at set times")),
    (Way.ONLY_HERE.value, _("Only through this service. Do not phone, email or speak to me at work")),
)
CONTACT_AT_THE_DESK = (
    (Way.COUNCIL_EMAIL.value, _("By their council email")),
    (Way.OTHER_EMAIL.value, _("By another email address")),
    (Way.PHONE.value, _("By phone at set times")),
    (
        Way.ONLY_HERE.value,
        _("Only through this service. Do not phone, email or speak to them about this at work."),
    ),
)


class ContactFields(forms.Form):
    """The four ways, and the address or number that two of them need."""

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Shown under each way: what follows from it, so that nobody waits for mail that does not come.
        self.fields["contact"].hints = {  # type: ignore[attr-defined]
            Way.PHONE.value: _("Somebody rings you when there is an update. We send no email."),
            Way.ONLY_HERE.value: _("We send no email at all. Sign in to see whether there is an update."),
        }

    def clean(self) -> dict[str, Any]:
        """The address, as mail can be sent to it, or the number, where one of them was chosen."""
        answers = super().clean() or {}
        chosen, words = answers.get("contact"), answers.get("contact_words")
        if "contact_words" not in answers:
            return answers
        if chosen == Way.OTHER_EMAIL and not _is_an_address(words or ""):
            self.add_error(
                "contact_words",
                _("Enter an email address in the correct format, like name@example.com")
                if words
                else _("Enter the email address we may use"),
            )
        if chosen == Way.PHONE and not words:
            self.add_error("contact_words", _("Enter the phone number, and when we may call it"))
        return answers


class ChangeContactForm(ContactFields, ActForm):
    """The same question to somebody who has answered it before."""

    field_order = ("contact", "contact_words")

    def offer(self) -> None:
        """What they chose last stands there."""
        for name, kept in contact_of(self.asked.case).as_kept().items():
            self.fields[name].initial = kept


def _is_an_address(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return True
