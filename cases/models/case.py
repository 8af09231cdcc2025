"""What is a case, and how may it move? Its fields and every transition, nothing else."""

from __future__ import annotations

from django.db import models
from django_fsm import FSMField, transition

from cases.ciphertext import EncryptedJSONField
from cases.states import State
from people.models import Council


class Case(models.Model):
    """One concern that was sent. Who it concerns and what was written is encrypted; whose it is stands in `access`.

    `plan` is the answer of the rulebook as it stood (`rulebook_sha256`), frozen. `version` is compared and set at every
    save, so that two people who act on one case at once cannot overwrite each other.
    Only acts call the transitions; a transition assigns to the case and does nothing else.
    """

    reference = models.CharField(max_length=20, unique=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    idempotency_key = models.UUIDField(unique=True, editable=False)
    state = FSMField(default=State.DRAFT, choices=State.choices, editable=False)
    version = models.PositiveIntegerField(default=1)
    matter = models.CharField(max_length=200)
    raised_by_kind = models.CharField(max_length=100)
    about_kind = models.CharField(max_length=100, blank=True)
    rulebook_sha256 = models.CharField(max_length=64)
    received_on = models.DateField()
    filed_at = models.DateTimeField()
    plan = EncryptedJSONField()
    parties = EncryptedJSONField()
    words = EncryptedJSONField()

    class Meta:
        ordering = ("-filed_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="case_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.reference

    @transition(field="state", source=State.DRAFT, target=State.WITH_HANDLER)
    def send_to_handler(self) -> None:
        """It was sent, and somebody lawful has it."""

    @transition(field="state", source=State.DRAFT, target=State.TRIAGE)
    def send_to_triage(self) -> None:
        """It was sent, and a person must choose who deals with it."""

    @transition(field="state", source=State.WITH_HANDLER, target=State.WITH_HANDLER)
    def acknowledge(self) -> None:
        """Whoever has it told the person who raised it that they have read it."""
