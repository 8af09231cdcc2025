"""How may somebody be reached without harm? The question, as it is asked before sending and when they change it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import ActForm
from cases.forms.cleaning import OneOf, Typed, reveal
from cases.safe_contact import Way, chosen_in, contact_of

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
    contact_email = Typed(
        label=_("Email address"),
        help_text=_("One that nobody else reads."),
        longest=254,
        widget=forms.EmailInput(attrs={"class": "half", "autocomplete": "email"}),
    )
    contact_phone = Typed(
        label=_("Phone number, and when we may call"),
        help_text=_("For example “01234 567890, after six in the evening”."),
        longest=300,
        half=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways: Any = self.fields["contact"]
        # Shown under each way: what follows from it, so that nobody waits for mail that does not come.
        ways.hints = {
            Way.PHONE.value: _("Somebody rings you when there is an update. We send no email."),
            Way.ONLY_HERE.value: _("We send no email at all. Sign in to see whether there is an update."),
        }
        reveal(self, "contact", {Way.OTHER_EMAIL.value: "contact_email", Way.PHONE.value: "contact_phone"})

    def clean(self) -> dict[str, Any]:
        """The address, as mail can be sent to it, or the number, where one of them was chosen; nothing besides."""
        answers = super().clean() or {}
        email, phone = answers.get("contact_email"), answers.get("contact_phone")
        if answers.get("contact") != Way.OTHER_EMAIL:
            self._leave_out("contact_email", answers)
        elif email == "":
            self.add_error("contact_email", _("Enter the email address we may use"))
        elif email is not None and not _is_an_address(email):
            self.add_error(
                "contact_email", _("Enter an email address in the correct format, like name@example.com")
            )
        if answers.get("contact") != Way.PHONE:
            self._leave_out("contact_phone", answers)
        elif phone == "":
            self.add_error("contact_phone", _("Enter the phone number, and when we may call it"))
        return answers

    def _leave_out(self, name: str, answers: dict[str, Any]) -> None:
        """What is not shown can't be mended, and is kept by nobody."""
        answers[name] = ""
        self.errors.pop(name, None)


class ChangeContactForm(ContactFields, ActForm):
    """The same question to somebody who has answered it before."""

    field_order = ("contact", "contact_email", "contact_phone")

    def offer(self) -> None:
        """What they chose last stands there."""
        for name, kept in contact_of(self.asked.case).as_asked().items():
            self.fields[name].initial = kept

    def given(self) -> dict[str, Any]:
        """The way, and the words that it needs."""
        chosen = chosen_in(self.cleaned_data)
        return {"contact": chosen.way.value, "contact_words": chosen.words}


def _is_an_address(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return True
