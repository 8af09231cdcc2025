"""What does the rulebook still ask of what arrived, or leave to be chosen? One form at a time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from cases.forms import words
from cases.forms.cleaning import OneOf
from cases.forms.route import ChoiceForm
from cases.preview import Preview
from cases.views.raising.rulebook import words_of
from cases.views.receives import together


class AnswerForm(forms.Form):
    """One question of the rulebook, answered as far as what arrived says it."""

    use_required_attribute = False
    fact = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question = preview.question
        assert question is not None  # noqa: S101  (only where something is still asked)
        self.asked = question.fact
        self.fields["fact"].initial = question.fact
        own = words_of(preview.rulebook)
        self.fields["answer"] = OneOf(
            label=words.question_label(question.fact, question.ask),
            help_text=_("As far as what arrived says it. “You” and “me” mean the person who raised it."),
            missing=words.choose_an_answer(question.fact),
            choices=[(value, words.answer_label(question.fact, value, own)) for value in question.answers],
        )


def question_form(preview: Preview, sent: QueryDict | None) -> AnswerForm | None:
    """The next question; bound where it was this one that was answered."""
    if preview.question is None:
        return None
    answered = sent if sent is not None and sent.get("fact") == preview.question.fact else None
    return AnswerForm(answered, preview=preview)


def choice_form(preview: Preview, sent: QueryDict | None) -> ChoiceForm | None:
    """Who should have it, where the rulebook leaves that open."""
    if len(preview.choices) < 2 or preview.to_triage:
        return None
    choices = [(str(place), together(choice)) for place, choice in enumerate(preview.choices)]
    chosen = "" if preview.chosen is None else str(preview.chosen)
    return ChoiceForm(
        sent if sent is not None and "choose" in sent else None,
        choices=choices,
        means={},
        initial={"choice": chosen},
    )
