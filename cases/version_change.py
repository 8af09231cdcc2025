"""What would change for a case if it were moved to another version of the rulebook? Worked out before anything is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from cases.blind_index import keyed_hash
from cases.ladder import handled_steps, plan_now
from cases.models import Case
from cases.version_open_step import OnOpenStep, on_open_step
from cases.version_words import dates_brought_forward, differences_in_words
from rules.language.plan import Plan
from rules.language.routing import NotInThisRulebook, plan_for
from rules.language.rulebook import Rulebook
from rules.models import RulebookVersion
from rules.shelf import versions_adopted


class NotToThatVersion(ValueError):
    """A case that cannot be moved to a version. Its text is the sentence for the person who asked."""


@dataclass(frozen=True, slots=True)
class VersionChange:
    """The plan under the other version, and every difference in words. `fingerprint` is the same for the same words.

    `brings_forward` is true where a date would come earlier than it is now.
    """

    version: RulebookVersion
    plan: Plan
    open_step: OnOpenStep
    sentences: tuple[str, ...]
    brings_forward: bool = False

    @property
    def fingerprint(self) -> str:
        """By which the act knows that what it does is what was shown."""
        return keyed_hash("\n".join((self.version.sha256, *self.sentences)))[:16]


def versions_to_move_to(case: Case, on: date) -> tuple[RulebookVersion, ...]:
    """The versions the council has adopted by the day, less the one that the case keeps."""
    adopted = versions_adopted(case.council.code, on)
    return tuple(each for each in adopted if each.sha256 != case.rulebook_sha256)


def what_would_change(case: Case, version: RulebookVersion) -> VersionChange:
    """Whom, by when and what the other version says from the open step on, beside the case's own version.

    In whose hands it is does not change by it. Raises NotToThatVersion.
    """
    before, after = plan_now(case), _plan_under(case, version.rulebook())
    step = case.steps.filter(ended_on__isnull=True).order_by("-number").first()
    if step is None:
        raise NotToThatVersion("This case is over, so nothing is left to be moved.")
    here = before.step(step.name)
    there = after.step(step.name)
    if here is not None and there is None:
        raise NotToThatVersion(
            gettext(
                "That version has no step “%(name)s”, on which this case is. Pass it on first, or "
                "leave it where it is."
            )
            % {"name": step.name}
        )
    changed = on_open_step(case, step, there) if there is not None else OnOpenStep()
    sentences = tuple(differences_in_words(before, after, step.name, changed, version.rulebook()))
    forward = dates_brought_forward(changed, version.rulebook())
    return VersionChange(version, after, changed, sentences, forward)


def _plan_under(case: Case, rulebook: Rulebook) -> Plan:
    matter, given = case.plan["matter"], case.plan["given"]
    try:
        plan = plan_for(
            rulebook, matter, given, handled_by=handled_steps(case, rulebook), received_on=case.filed_on
        )
    except NotInThisRulebook as unknown:
        raise NotToThatVersion(
            gettext(
                "That version does not know a concern like this one. The case stays where it is. "
                "(%(unknown)s)"
            )
            % {"unknown": unknown}
        ) from None
    if plan.still_asks:
        asked = ", ".join(plan.still_asks)
        raise NotToThatVersion(
            gettext(
                "That version asks something that was never answered here: %(asked)s. The case "
                "stays where it is."
            )
            % {"asked": asked}
        )
    return plan
