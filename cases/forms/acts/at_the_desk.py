"""What does somebody at the desk type while they look into a case? Asking, noting, waiting, hearing."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import ActForm, Day, ReasonsForm, one_line, several_lines
from cases.forms.acts.picking import PeoplePickForm, PersonPickForm
from cases.forms.cleaning import OneOf, Typed
from cases.states import Body, NoteLabel

MAY_ACCOMPANY = _("A trade union representative, a colleague, or somebody of your group or party.")
_ANSWER_BY = Day(label=_("By when do you ask for an answer?"), missing=_("Say by when you ask for an answer"))


class AskQuestionForm(ActForm):
    """A question to the person who raised it."""

    words = several_lines(
        _("Your question"), _("Write your question"), hint=_("They read exactly this, and your name.")
    )


class NoteForm(PeoplePickForm):
    """A note, for whom it is, and for legal advice everybody who may read it."""

    label = OneOf(
        label=_("For whom is it?"), missing=_("Select for whom the note is"), choices=NoteLabel.choices
    )
    words = several_lines(
        _("Note"), _("Write the note"), hint=_("Whoever takes this case over will read this.")
    )
    field_order = ("words", "label", "name", "person")

    def offer(self) -> None:
        """The search is for legal advice alone."""
        super().offer()
        self.fields["name"].label = _(
            "For legal advice only: who may read it? Search for each. Name, or part of it"
        )

    def given(self) -> dict[str, Any]:
        """Everybody who is named; nobody, for a note that is no legal advice."""
        given = {name: self.cleaned_data[name] for name in ("label", "words")}
        return {**given, "named": self.chosen() if given["label"] == NoteLabel.LEGAL_ADVICE else []}


class HoldForm(ActForm):
    """A holding response: why, and the new day."""

    reasons = several_lines(
        _("Why will it take longer?"),
        _("Say why it will take longer"),
        hint=_("The person who raised it reads this."),
    )
    until = Day(label=_("The new day"), missing=_("Write the new day"))


class WaitForm(ReasonsForm):
    """For whom it waits, why, and when that is looked at again."""

    body = OneOf(
        label=_("For whom does it wait?"), missing=_("Select for whom it waits"), choices=Body.choices
    )
    review_on = Day(
        label=_("When will you look at this again?"), missing=_("Write the day you will look again")
    )
    field_order = ("body", "reasons", "review_on")


class ResumeForm(ActForm):
    """Why it goes on."""

    words = several_lines(_("Why does it go on now?"), _("Say why it goes on now"), rows=3)


class ConsultForm(PersonPickForm):
    """Whom to ask for a view, what they see of it, why, and by when."""

    sees = several_lines(
        _("What will they see?"),
        _("Write what they will see"),
        hint=_("They see exactly this and nothing else of the case. Leave out every name they do not need."),
    )
    why = several_lines(_("Why do you ask them?"), _("Say why you ask them"), rows=3)
    answer_by = _ANSWER_BY
    field_order = ("name", "person", "sees", "why", "answer_by")


class TalkForm(ActForm):
    """What is tried, or what came of it."""

    words = several_lines(_("What was agreed?"), _("Write what was agreed"))


class PutToThemForm(ActForm):
    """A fair summary, what is asked, by when, and who may come with them."""

    summary = several_lines(
        _("A fair summary of what is said"),
        _("Write a summary of what is said"),
        hint=_("They read exactly this. Say enough for a fair answer: what, when and where."),
        rows=8,
    )
    asked_of_them = several_lines(
        _("What do you ask them?"), _("Write what you ask them"), hint=_("They read this too.")
    )
    answer_by = _ANSWER_BY
    may_accompany = one_line(
        _("Who may come with them?"), _("Say who may come with them"), hint=_("The other side has the same.")
    )

    def offer(self) -> None:
        """The usual answer stands there already."""
        self.fields["may_accompany"].initial = MAY_ACCOMPANY

    def given(self) -> dict[str, Any]:
        """As the act calls them."""
        given = super().given()
        asked = given.pop("asked_of_them")
        return {**given, "asked": asked}


class MoreTimeForm(ActForm):
    """Whether the person it is about has more time, until when, and why not."""

    granted = OneOf(
        label=_("Do they have more time to answer?"),
        missing=_("Select whether they have more time"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
    )
    until = Day(
        label=_("Until when, if it is not the day they asked for? (optional)"),
        missing=_("Write until when"),
        required=False,
    )
    words = Typed(
        label=_("Your words to them, needed if they have no more time"),
        longest=2_000,
        several_lines=True,
        rows=3,
    )

    def given(self) -> dict[str, Any]:
        """The choice as a fact; no day means the day they asked for."""
        given = super().given()
        return {**given, "granted": given["granted"] == "yes"}


class CodeQuestionForm(ReasonsForm):
    """Whether it is in substance a written allegation."""

    is_allegation = OneOf(
        label=_("Is this in substance a written allegation that a councillor broke the Code of Conduct?"),
        missing=_("Select whether it is a written allegation"),
        choices=[
            ("no", _("No. Whoever has it may go on and decide it")),
            ("yes", _("Yes. It goes to the Monitoring Officer, and only the Code arrangements decide it")),
        ],
    )
    field_order = ("is_allegation", "reasons")

    def given(self) -> dict[str, Any]:
        """Yes or no as a fact."""
        given = super().given()
        return {**given, "is_allegation": given["is_allegation"] == "yes"}


class ArrangementForm(ActForm):
    """Support for the time being."""

    what = several_lines(_("What was arranged?"), _("Write what was arranged"), rows=4)
    agreed_by = one_line(_("Who agreed to it?"), _("Say who agreed to it"))
    review_on = Day(label=_("When is it looked at again?"), missing=_("Write the day it is looked at again"))


class KeepForm(ActForm):
    """Something somebody is asked to keep."""

    what = several_lines(
        _("What should be kept?"),
        _("Write what should be kept"),
        hint=_("For example a recording or e-mails."),
        rows=3,
    )
    whom = one_line(_("Whom did you ask to keep it?"), _("Say whom you asked"))
    keep_by = Day(label=_("By when must it be safe?"), missing=_("Write by when it must be safe"))


class NameDecisionForm(ReasonsForm):
    """Whether the name is kept from the person it is about."""

    granted = OneOf(
        label=_("Is the name kept from the person it is about?"),
        missing=_("Select whether the name is kept from them"),
        choices=[
            ("yes", _("Yes, the name is not given")),
            ("no", _("No. The person who raised it may still take it back before anything is said")),
        ],
    )
    field_order = ("granted", "reasons")

    def given(self) -> dict[str, Any]:
        """Granted or not as a fact."""
        given = super().given()
        return {**given, "granted": given["granted"] == "yes"}


class LinkForm(ReasonsForm):
    """Which other case is about the same."""

    other_ref = one_line(_("Reference of the other case"), _("Write the reference of the other case"))
    field_order = ("other_ref", "reasons")

    def given(self) -> dict[str, Any]:
        """The reference as it is kept."""
        given = super().given()
        return {**given, "other_ref": given["other_ref"].upper()}
