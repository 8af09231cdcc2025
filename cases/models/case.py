"""What is a case, and how may it move? Its fields and every transition, nothing else."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from cases.ciphertext import EncryptedJSONField
from cases.states import State
from people.models import Council


class Case(models.Model):
    """One concern that was sent. What was written and whom it concerns is encrypted; who may see it stands in `access`.

    `plan` is the rulebook's answer as it stood under `rulebook_sha256`. `account` is what the person wrote, `parties`
    who is who in it, `reasons` why others may not deal with it (for the record, shown to nobody). `draft_key` is the
    draft it was sent from, so that sending twice makes one case. `version` is compared and set at every save.
    Only acts call the transitions, and a transition assigns to the case and does nothing else.
    """

    reference = models.CharField(max_length=20, unique=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    draft_key = models.UUIDField(unique=True, editable=False)
    state = FSMField(default=State.DRAFT, choices=State.choices, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    filed_on = models.DateField()
    filed_at = models.DateTimeField()
    acknowledged_on = models.DateField(null=True, blank=True)
    rulebook_sha256 = models.CharField(max_length=64)
    plan = EncryptedJSONField(default=dict)
    account = EncryptedJSONField(default=dict)
    parties = EncryptedJSONField(default=dict)
    reasons = EncryptedJSONField(default=list)

    class Meta:
        ordering = ("-filed_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="case_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.reference

    @transition(field="state", source=State.DRAFT, target=State.WITH_HANDLER)
    def file_with_handler(self) -> None:
        """It was sent, and somebody lawful has it."""

    @transition(field="state", source=State.DRAFT, target=State.TRIAGE)
    def file_for_triage(self) -> None:
        """It was sent, and a person must choose who deals with it."""

    @transition(field="state", source=State.WITH_HANDLER, target=State.TRIAGE)
    def wait_for_a_chooser(self) -> None:
        """Whoever had it cannot deal with it, and a person must choose who does."""

    @transition(field="state", source=State.WITH_HANDLER, target=State.WITH_HANDLER)
    def acknowledge(self, on: date) -> None:
        """Whoever has it told the person who raised it that they have read it."""
        self.acknowledged_on = on

    @transition(field="state", source=State.TRIAGE, target=State.TRIAGE)
    def acknowledge_in_triage(self, on: date) -> None:
        """Whoever chooses told the person who raised it that they have read it."""
        self.acknowledged_on = on
