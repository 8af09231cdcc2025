"""What is typed about a relationship that somebody declares, and of one that has ended?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import Day
from cases.forms.cleaning import OneOf, Typed

KINDS = (
    ("family", _("Family")),
    ("close personal", _("A close friend, or a close personal relationship")),
    ("financial", _("Financial")),
    ("business", _("Business")),
    ("former", _("One that is over, and could still be seen to matter")),
)


class DeclareForm(forms.Form):
    """What kind, since when, what it touches, and whether readers of the register are shown with whom it is."""

    use_required_attribute = False
    kind = OneOf(
        label=_("What kind of relationship is it?"),
        missing=_("Select what kind of relationship it is"),
        choices=KINDS,
    )
    since = Typed(
        label=_("Since when? (optional)"),
        help_text=_("A rough date is fine, for example “about 2019”."),
        longest=200,
        half=True,
    )
    duties = Typed(
        label=_("Which of your duties does it touch? (optional)"),
        help_text=_("For example a panel you sit on, or work that you share."),
        longest=2_000,
        several_lines=True,
        rows=4,
    )
    sensitive = OneOf(
        label=_("May readers of the register see with whom it is?"),
        missing=_("Select whether readers of the register may see with whom it is"),
        choices=[
            ("no", _("Yes. They never read what it is")),
            ("yes", _("No. They see only that I have a sensitive entry")),
        ],
    )

    def account(self) -> str:
        """The answers as the first words of the account. They can be changed before anything is sent."""
        given = self.cleaned_data
        kinds = {value: str(words) for value, words in KINDS}
        lines = [
            _now("What kind of relationship it is: %(kind)s") % {"kind": kinds[given["kind"]]},
            _now("Since when: %(since)s") % {"since": given["since"]} if given["since"] else "",
            _now("What it touches: %(duties)s") % {"duties": given["duties"]} if given["duties"] else "",
        ]
        return "\n".join(line for line in lines if line)


class EndedForm(forms.Form):
    """The last day."""

    use_required_attribute = False
    last_on = Day(
        label=_("Which day was the last?"),
        missing=_("Write the last day"),
        help_text=_("Like 12 June 2026. From the day after, it keeps nobody out of a case."),
    )
