"""What is typed when a case goes on to others, or comes to its end?"""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.acts.answer_as_decided import decisions_about_the_same
from cases.forms.acts.acting import LONGEST, ActForm, several_lines
from cases.forms.cleaning import OneOf, Typed
from cases.guards import may_tell_against_somebody
from cases.ladder import ways_on
from cases.models import Case
from cases.outcomes import REASONS, outcome_decided, outcomes_of
from cases.recipients import Recipient


def _in_their_language(words: str) -> str:
    return _now(words).capitalize()


# The words of a reason as they are read, when they are.
_capital = lazy(_in_their_language, str)


class PassOnForm(ActForm):
    """To which step, to whom, and why."""

    way = OneOf(label=_("To whom does it go?"), missing=_("Select to whom it goes"))
    reasons = several_lines(_("Why?"), _("Say why"), hint=_("The reason is kept with the case."), rows=4)

    def offer(self) -> None:
        """Every way on that the rules allow, with each of those who may have it there."""
        self.ways: dict[str, tuple[str, int | None]] = {}
        choices = []
        for number, way in enumerate(ways_on(self.asked.case, self.asked.on)):
            for place, who in enumerate(way.choices) if way.choices else [(None, ())]:
                key = f"{number}-{'' if place is None else place}"
                self.ways[key] = (way.name, place)
                choices.append((key, _now("%(step)s: %(who)s") % {"step": way.name, "who": in_one_line(who)}))
        self.fields["way"].choices = choices  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """The step's name and the place of the choice."""
        step, choice = self.ways[self.cleaned_data["way"]]
        return {"step": step, "choice": choice, "reasons": self.cleaned_data["reasons"]}


class ConcludeForm(ActForm):
    """How it ends, with a reason where the outcome asks for one."""

    outcome = OneOf(label=_("What was decided?"), missing=_("Select what was decided"))
    reason = OneOf(
        label=_("If it is not taken further: for which reason?"),
        missing=_("Select the reason"),
        choices=[
            ("", _("Another outcome")),
            *((code, _capital(words)) for code, words in REASONS.items()),
        ],
        required=False,
    )
    words = several_lines(
        _("What you found, and why"),
        _("Write what you found, and why"),
        hint=_("For the record. Nothing of this is sent; you report back on a page of its own."),
    )

    def offer(self) -> None:
        """The council's outcomes."""
        known = outcomes_of(self.asked.case, self.asked.on)
        self.fields["outcome"].choices = [(one.code, _now(one.words).capitalize()) for one in known]  # type: ignore[attr-defined]


class AlreadyDecidedForm(ActForm):
    """Which earlier decision, and the words to the person who raised it."""

    earlier = OneOf(
        label=_("In which case was it decided?"), missing=_("Select in which case it was decided")
    )
    words = several_lines(
        _("How it was decided, to the person who raised it"),
        _("Write how it was decided"),
        hint=_("They read exactly this, and no reference. Name nobody else who raised anything."),
    )
    new = several_lines(
        _("What would be new?"),
        _("Write what would be new"),
        hint=_("They read this too: what they would have to bring for it to be looked at afresh."),
        rows=4,
    )

    def offer(self) -> None:
        """The decisions that this person may cite."""
        asked = self.asked
        known = decisions_about_the_same(asked.case, asked.by, asked.on)
        self.fields["earlier"].choices = [(one.reference, _decision_in_words(one)) for one in known]  # type: ignore[attr-defined]


class ReportBackForm(ActForm):
    """The words to the person who raised it. Empty where the council deals with it as employer."""

    words = Typed(
        label=_("Your words to the person who raised it"),
        help_text=_("They read exactly this. Leave out anything about anybody’s employment."),
        longest=LONGEST,
        several_lines=True,
        rows=8,
    )
    not_told = Typed(
        label=_("What can’t you tell them, and why? (optional)"),
        help_text=_("They read exactly this. Say what kind of thing it is, not the thing itself."),
        longest=2_000,
        several_lines=True,
        rows=3,
    )
    against = OneOf(
        label=_("Does any of it tell against the person it is about?"),
        missing=_("Select whether any of it tells against the person it is about"),
        choices=[("no", _("No, nothing in it is said against them")), ("yes", _("Yes"))],
    )

    def offer(self) -> None:
        """Whoever was asked for their account may be told of; then there is nothing to say here."""
        case = self.asked.case
        if not may_tell_against_somebody(case, self.asked.by, nothing_against=False) or _as_employer(case):
            del self.fields["against"]
        if _as_employer(case):
            # Nothing is told of it, and the reason is always the same: the page of the person who raised it says it.
            del self.fields["not_told"]

    def given(self) -> dict[str, Any]:
        """The words, and whether they say nothing against anybody who was not asked."""
        return {
            "words": self.cleaned_data["words"],
            "not_told": self.cleaned_data.get("not_told", ""),
            "nothing_against": self.cleaned_data.get("against") == "no",
        }


def _as_employer(case: Case) -> bool:
    found = outcome_decided(case)
    return found is not None and found.employer


class DutyDoneForm(ActForm):
    """How it was done."""

    words = several_lines(_("How and when was it done?"), _("Write how and when it was done"), rows=3)


class CloseForm(ActForm):
    """A reason, needed only where nobody was told what was decided."""

    reasons = Typed(
        label=_("If you have not reported back: why not?"),
        help_text=_("Leave this empty if you have."),
        longest=2_000,
        several_lines=True,
        rows=3,
    )


def _decision_in_words(case: Case) -> str:
    found = outcome_decided(case)
    told = {
        "reference": case.reference,
        "day": date_format(case.reported_on, "j F Y") if case.reported_on else "",
        "outcome": found.words if found is not None else "",
    }
    return _now("%(reference)s, reported back on %(day)s: %(outcome)s") % told


def in_one_line(recipients: tuple[Recipient, ...]) -> str:
    """Those who act together, by name and seat; somebody is still to be chosen where there is nobody."""
    told = [f"{one.user}, {one.known_as}" if one.user else f"the {one.title}" for one in recipients]
    return _now(" and ").join(told) or _now("someone is chosen")
