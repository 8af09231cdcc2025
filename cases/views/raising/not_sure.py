"""What would each answer mean? For somebody who is not sure: who would receive it with each, and they pick one."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.forms import words
from cases.models import Draft
from cases.preview import Preview, preview_of
from cases.views.clock import today
from cases.views.presented import all_quoted, sources_in_brief
from cases.views.raising.counted import counted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.rulebook import asked_of, rulebook_of, words_of
from cases.views.raising.sequence import address_of
from cases.views.receives import together
from cases.views.shell import page


@dataclass(frozen=True, slots=True)
class Remaining:
    """One answer, and what would come of it."""

    value: str
    label: str
    lines: tuple[str, ...]


@require_safe
@counted
def not_sure(request: HttpRequest, key: UUID, question: str) -> HttpResponse:
    """The plans that remain, side by side. The answer picked is sent to the question itself."""
    draft = draft_with_matter(request, key)
    rulebook = rulebook_of(draft, today())
    asked = asked_of(draft, question, today())
    if asked is None:
        raise Http404
    council_words = words_of(rulebook)
    context = {
        "question": words.question_label(asked.fact, asked.ask),
        "plans": [
            Remaining(
                answer,
                words.answer_label(asked.fact, answer, council_words),
                _would_mean(draft.with_answers(facts={asked.fact: answer})),
            )
            for answer in asked.answers
        ],
        "sources": all_quoted(asked.sources, rulebook),
        "address": address_of(draft, question),
        "back": address_of(draft, question),
    }
    return page(request, "raise/not_sure.html", context)


def _would_mean(draft: Draft) -> tuple[str, ...]:
    preview = preview_of(draft, on=today())
    if preview.question is not None:
        asks = words.question_label(preview.question.fact, preview.question.ask)
        return (_("Then there is one more question: %(question)s") % {"question": asks},)
    return (_who(preview), *((_advice(preview),) if preview.text and not preview.ends_here else ()))


def _who(preview: Preview) -> str:
    source = sources_in_brief(preview.sources)
    if preview.ends_here:
        return _("The protocol points elsewhere: %(text)s %(source)s") % {
            "text": preview.text,
            "source": source,
        }
    if preview.chosen is None and len(preview.choices) > 1:
        either = _(" or ").join(together(choice) for choice in preview.choices)
        return _("You could choose between %(people)s. %(source)s") % {"people": either, "source": source}
    people = together(preview.recipients) or _("whoever the council chooses")
    return _("It would go to %(people)s. %(source)s") % {"people": people, "source": source}


def _advice(preview: Preview) -> str:
    return _("You would be told that you may want to try this first: %(text)s.") % {"text": preview.text}
