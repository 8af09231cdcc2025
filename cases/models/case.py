"""What is a case, and how may it move? Its fields and every transition, nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django_fsm import GET_STATE, FSMField, transition

from cases.ciphertext import EncryptedJSONField
from cases.states import NameWithheld, State
from people.models import Council

_BEING_DEALT_WITH = [State.WITH_HANDLER, State.INFORMAL, State.HELD]
_OPEN = [*_BEING_DEALT_WITH, State.TRIAGE, State.WAITING_FOR_ANOTHER_BODY, State.CONCLUDED]
_IN_HAND = [*_BEING_DEALT_WITH, State.WAITING_FOR_ANOTHER_BODY, State.CONCLUDED]


def _as_it_stands(case: Case, *_args: object) -> str:
    return str(case.state)


class Case(models.Model):
    """One concern that was sent. What was written and whom it concerns is encrypted; who may see it stands in `access`.

    `plan` is the rulebook's answer as it stood under `rulebook_sha256`. `account` is what the person wrote, `parties`
    who is who in it, `reasons` why others may not deal with it (for the record, shown to nobody). `draft_key` is the
    draft it was sent from, so that sending twice makes one case. `version` is compared and set at every save.
    `outcome` is what was decided (code, reason, words, by whom), `code_question` the answer to whether it is in
    substance a written allegation (Localism Act 2011 s.28(9)), `waiting` for whom it waits and why.
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
    concluded_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    name_withheld = models.CharField(
        max_length=10, choices=NameWithheld.choices, default=NameWithheld.NOT_ASKED, blank=True
    )
    rulebook_sha256 = models.CharField(max_length=64)
    plan = EncryptedJSONField(default=dict)
    account = EncryptedJSONField(default=dict)
    parties = EncryptedJSONField(default=dict)
    reasons = EncryptedJSONField(default=list)
    outcome = EncryptedJSONField(default=dict)
    code_question = EncryptedJSONField(default=dict)
    waiting = EncryptedJSONField(default=dict)
    # How the person who raised it asked to be reached since; empty while it stands as in `account`: see safe_contact.
    contact = EncryptedJSONField(default=dict)

    # How it stood when an act locked it, by column; nothing where it was only read. See acts/recording.py.
    stood: dict[str, Any] | None = None
    # Who stands in which relation to it, by keyed mark, as the act that was just done left it; nothing otherwise.
    related: list[tuple[str, str]] | None = None

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

    @transition(field="state", source=State.DRAFT, target=State.CLOSED)
    def bring_in_closed(self, on: date, outcome: dict[str, Any]) -> None:
        """It was dealt with before this service was used, and is brought in with how it ended."""
        self.concluded_on = self.closed_on = on
        self.outcome = outcome

    @transition(field="state", source=[State.WITH_HANDLER, State.TRIAGE, State.CLOSED], target=State.REFUSED)
    def take_import_back(self) -> None:
        """It was brought in by mistake, and nobody has done anything with it."""

    @transition(field="state", source=[*_BEING_DEALT_WITH, State.TRIAGE], target=State.TRIAGE)
    def wait_for_a_chooser(self) -> None:
        """Whoever had it cannot deal with it, and a person must choose who does."""
        self._begin_anew()

    @transition(
        field="state",
        source=[*_BEING_DEALT_WITH, State.TRIAGE, State.REPORTED_BACK, State.WITHDRAWN, State.CLOSED],
        target=State.WITH_HANDLER,
    )
    def hand_over(self) -> None:
        """Somebody has it and begins: chosen, passed on to, or asked for another look."""
        self._begin_anew()

    @transition(field="state", source=_IN_HAND, target=GET_STATE(_as_it_stands, states=_IN_HAND))
    def change_hands(self) -> None:
        """Somebody else has it as it stands: what was decided stays decided, and what it waits for, it waits for."""

    @transition(
        field="state", source=_BEING_DEALT_WITH, target=GET_STATE(_as_it_stands, states=_BEING_DEALT_WITH)
    )
    def acknowledge(self, on: date) -> None:
        """Whoever has it told the person who raised it that they have read it."""
        self.acknowledged_on = on

    @transition(field="state", source=State.TRIAGE, target=State.TRIAGE)
    def acknowledge_in_triage(self, on: date) -> None:
        """Whoever chooses told the person who raised it that they have read it."""
        self.acknowledged_on = on

    @transition(field="state", source=_BEING_DEALT_WITH, target=State.HELD)
    def hold(self) -> None:
        """It waits, for reasons that were given."""

    @transition(field="state", source=State.WITH_HANDLER, target=State.INFORMAL)
    def talk(self) -> None:
        """It is being settled by talking."""

    @transition(field="state", source=_BEING_DEALT_WITH, target=State.WAITING_FOR_ANOTHER_BODY)
    def wait_for_another_body(self) -> None:
        """Another body goes first."""

    @transition(
        field="state",
        source=[State.HELD, State.INFORMAL, State.WAITING_FOR_ANOTHER_BODY],
        target=State.WITH_HANDLER,
    )
    def take_up_again(self) -> None:
        """What it waited for is over."""
        self.waiting = {}

    @transition(field="state", source=_BEING_DEALT_WITH, target=State.CONCLUDED)
    def conclude(self, on: date, outcome: dict[str, Any]) -> None:
        """Whoever deals with it decided."""
        self.concluded_on, self.outcome, self.waiting = on, outcome, {}

    @transition(field="state", source=State.CONCLUDED, target=State.WITH_HANDLER)
    def take_decision_back(self) -> None:
        """Whoever decided it goes on with it: nobody was told yet."""
        self.concluded_on, self.outcome = None, {}

    @transition(field="state", source=State.CONCLUDED, target=State.REPORTED_BACK)
    def report_back(self, on: date) -> None:
        """The person who raised it was told."""
        self.reported_on = on

    @transition(field="state", source=[*_OPEN], target=State.WITHDRAWN)
    def withdraw(self) -> None:
        """The person who raised it took it back, and it ends with that."""

    @transition(
        field="state", source=[State.CONCLUDED, State.REPORTED_BACK, State.WITHDRAWN], target=State.CLOSED
    )
    def close(self, on: date) -> None:
        """Nothing is left to do."""
        self.closed_on = on

    def _begin_anew(self) -> None:
        self.concluded_on = self.reported_on = self.closed_on = None
        self.outcome, self.waiting = {}, {}
