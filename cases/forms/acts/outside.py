"""What is typed when a case is handed to a body outside, and when that body says that it has it?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.bundle import ALLOWED
from cases.forms.acts.acting import ActForm, Day, one_line, several_lines


class HandOutsideForm(ActForm):
    """To whom, how it is sent, what they may read, why, and when this is looked at again."""

    body = one_line(
        _("Which body takes it over?"),
        _("Write which body takes it over"),
        hint=_("Its name, and who there: “The Monitoring Officer, Harrowmere District Council”."),
    )
    how = one_line(
        _("How do you send it to them?"),
        _("Write how you send it to them"),
        hint=_("For example “by recorded post” or “by their own secure e-mail”."),
    )
    fields_chosen = forms.MultipleChoiceField(
        label=_("What do they need?"),
        help_text=_(
            "Only what you select is in the document. Their own words go as they were typed, with any name in them."
        ),
        choices=[*ALLOWED.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Select what they need"),
            "invalid_choice": _("Select what they need from the list"),
            "invalid_list": _("Select what they need from the list"),
        },
    )
    reasons = several_lines(_("Why?"), _("Say why"), rows=4)
    review_on = Day(
        label=_("When will you ask them about it?"), missing=_("Write the day you will ask them about it")
    )

    def given(self) -> dict[str, Any]:
        """As the act calls them."""
        given = super().given()
        chosen = given.pop("fields_chosen")
        return {**given, "fields": chosen}


class ReceiptForm(ActForm):
    """Since when they have it, and by when they mean to answer, where they said so."""

    received_on = Day(
        label=_("Since when do they have it?"), missing=_("Write the day since when they have it")
    )
    due_on = Day(
        label=_("By when do they mean to answer? Leave this empty if they did not say"),
        missing="",
        required=False,
        help_text=_("It is their date: this service counts no days for it."),
    )
