"""What happened to somebody's sign-in: who did it, when and why? Rows that only grow; no case is named in any."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.ciphertext import EncryptedTextField
from cases.models.event import NeverChanged


class AccountChange(models.TextChoices):
    """What can happen to how somebody signs in."""

    BROWSER = "browser", _("Signed in with a kind of browser for the first time")
    PASSWORD = "password", _("Changed the password")
    LINKED = "linked", _("Linked a council account")
    LINK_ENDED = "link_ended", _("Ended the link to a council account")
    APP = "app", _("Set up an app with codes")
    APP_OFF = "app_off", _("Turned the app with codes off")
    PASSKEY = "passkey", _("Added a passkey")
    PASSKEY_REMOVED = "passkey_removed", _("Removed a passkey")
    NEW_CODES = "new_codes", _("Made new recovery codes")
    SIGNED_OUT = "signed_out", _("Ended sign-ins elsewhere")
    CODE_BY_POST = "code_by_post", _("Made a code to be sent by post")
    STEPS_FORGOTTEN = "steps_forgotten", _("Took away the second steps, and ended every sign-in")


class AccountEntryRows(models.QuerySet["AccountEntry"]):
    """History as rows: none is changed or deleted."""

    def update(self, **changes: Any) -> int:
        """Never. Raises NeverChanged."""
        raise NeverChanged("What happened to a sign-in is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Never. Raises NeverChanged."""
        raise NeverChanged("What happened to a sign-in is never deleted.")


class AccountEntry(models.Model):
    """One thing that happened. `person` is the keyed mark of whose sign-in it is, `by` of whoever did it.

    `by` is empty where it was done at the command line; `name` says who then, as they gave it. `words` is the reason,
    or the kind of browser.
    """

    person = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=20, choices=AccountChange.choices)
    by = models.CharField(max_length=64, blank=True)
    name = EncryptedTextField(blank=True, default="")
    words = EncryptedTextField(blank=True, default="")
    at = models.DateTimeField()

    objects = AccountEntryRows.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=AccountChange.values), name="account_change_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at.isoformat()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row. Raises NeverChanged for one that stands."""
        if not self._state.adding:
            raise NeverChanged("What happened to a sign-in is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never. Raises NeverChanged."""
        raise NeverChanged("What happened to a sign-in is never deleted.")
