"""What is kept of a mail that is to go out? Who has it in hand, what became of it, and why it was not sent."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class NotSent(models.TextChoices):
    """Why a mail will not be sent by itself any more, in words for whoever looks after it."""

    MAY_NO_LONGER_KNOW = "may no longer know", _("They may no longer know of the case.")
    NOT_WANTED = "chosen not to be told", _("They chose to be told only of dates.")
    REFUSED = "refused", _("The mail server says that this address does not take mail.")
    GIVEN_UP = (
        "could not be delivered",
        _("The mail server could not be reached, or did not take it, for 7 days."),
    )
    ONLY_HERE = "only here", _("They asked to be told only through this service.")
    BY_PHONE = "by phone", _("They asked to be phoned at set times, and not mailed.")
    NO_ADDRESS = "no address", _("There is no address that mail can be sent to.")


# What a person has to do something about; the others are as they should be.
UNDELIVERED = (NotSent.REFUSED, NotSent.GIVEN_UP, NotSent.NO_ADDRESS)


class Mailed(models.Model):
    """One mail to one person, from when it is queued until it is known to be sent, or why it is not.

    `message_id` is fixed when it is queued, so that a mail sent twice can be told. Whoever claims it has it until
    `leased_until_at`; `attempts` counts the claims. `handed_over_at` is set just before the server is given it, and
    emptied when the server is known not to have taken it: where it still stands at the next attempt nobody knows, so
    the mail is sent again and counted by `possibly_sent_twice`.
    """

    message_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    leased_until_at = models.DateTimeField(null=True, blank=True)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    possibly_sent_twice = models.BooleanField(default=False)
    not_sent_because = models.CharField(max_length=40, blank=True, default="", choices=NotSent.choices)

    class Meta:
        abstract = True
