"""What is chosen when a case is moved to another version of the rulebook?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import ReasonsForm
from cases.forms.cleaning import OneOf
from cases.version_change import NotToThatVersion, VersionChange, versions_to_move_to, what_would_change


class MoveVersionForm(ReasonsForm):
    """To which version, as it was shown, and why."""

    to = OneOf(label=_("To which version?"), missing=_("Select to which version it is moved"))
    earlier = OneOf(
        label=_("A date would come earlier. Is that meant?"),
        missing=_("Say whether an earlier date is meant"),
        choices=[
            ("yes", _("Yes, and whoever has to keep it is told")),
            ("no", _("No, leave the case under the version it has")),
        ],
        required=False,
    )
    field_order = ("to", "earlier", "reasons")

    def offer(self) -> None:
        """Every version that the case can be moved to; with each goes what was shown of it."""
        self.changes: dict[str, VersionChange] = {}
        for version in versions_to_move_to(self.asked.case, self.asked.on):
            try:
                change = what_would_change(self.asked.case, version)
            except NotToThatVersion:
                continue
            self.changes[f"{version.pk}-{change.fingerprint}"] = change
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (
                key,
                _now("The one in force from %(day)s") % {"day": f"{change.version.in_force_from:%-d %B %Y}"},
            )
            for key, change in self.changes.items()
        ]
        if not any(change.brings_forward for change in self.changes.values()):
            del self.fields["earlier"]

    def given(self) -> dict[str, Any]:
        """The version's hash, and the fingerprint of what was shown."""
        change = self.changes[self.cleaned_data["to"]]
        return {
            "to": change.version.sha256,
            "shown": change.fingerprint,
            "reasons": self.cleaned_data["reasons"],
            "earlier_is_meant": self.cleaned_data.get("earlier") == "yes",
        }
