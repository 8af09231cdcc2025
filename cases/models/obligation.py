"""What does a step owe besides dealing with it? One row a duty of the plan, until it is met or set aside."""

from __future__ import annotations

from django.db import models

from cases.ciphertext import EncryptedJSONField, EncryptedTextField
from cases.models.case import Case
from cases.models.step import Step


class Obligation(models.Model):
    """One duty owed on a step, pinned as the rulebook had it when the step opened.

    `whom` are the posts (or "the complainant", "the subject") it is owed to, `on_outcome` the kind of outcome it waits
    for, `judged` the judgement it rests on. It is open while neither `met_on` nor `set_aside_because` is filled.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="obligations")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="obligations")
    verb = models.CharField(max_length=40)
    whom = EncryptedJSONField(default=list)
    thing = EncryptedTextField(blank=True, default="")
    on_outcome = models.CharField(max_length=40, blank=True)
    judged = EncryptedTextField(blank=True, default="")
    due_on = models.DateField(null=True, blank=True)
    sources = EncryptedJSONField(default=list)
    met_on = models.DateField(null=True, blank=True)
    set_aside_because = EncryptedTextField(blank=True, default="")
    settled_by = EncryptedTextField(blank=True, default="")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.verb} in {self.case_id}"

    @property
    def is_open(self) -> bool:
        """Whether it is neither met nor set aside."""
        return self.met_on is None and not self.set_aside_because
