"""What is the answer to a question of the rulebook? One of its own answers, or "I am not sure"."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.forms import words
from cases.forms.cleaning import OneOf
from cases.forms.question import QuestionForm
from rules.language.questions import Question

NOT_SURE = "not-sure"


class FactForm(QuestionForm):
    """A question of the rulebook. "I am not sure" is no answer: the page after it shows what each answer leads to."""

    def __init__(
        self, *args: Any, question: Question, council_words: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"] = OneOf(
            label=words.question_label(question.fact, question.ask),
            help_text=words.question_reason(question.fact),
            missing=words.choose_an_answer(question.fact),
            choices=[
                *(
                    (value, words.answer_label(question.fact, value, council_words))
                    for value in question.answers
                ),
                (NOT_SURE, _("I am not sure")),
            ],
        )
        self.order_fields(["answer"])
