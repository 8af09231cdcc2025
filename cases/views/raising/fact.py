"""What does the rulebook need to know? One of its questions, with the clause it comes from."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.forms import words
from cases.forms.fact import NOT_SURE, FactForm
from cases.models import Draft
from cases.views.clock import today
from cases.views.presented import all_quoted
from cases.views.raising.find import own_draft
from cases.views.raising.page_of_question import Asked, save_and_go_on, show
from cases.views.raising.rulebook import question_called, rulebook_of, words_of
from rules.language.questions import Question


@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: HttpRequest, key: UUID, question: str) -> HttpResponse:
    """A question of the rulebook. "I am not sure" leads to what each answer would mean, and saves nothing."""
    draft = own_draft(request, key)
    asked = question_called(draft, question, today())
    if asked is None:
        raise Http404
    rulebook = rulebook_of(draft, today())
    form = FactForm(
        request.POST or None,
        question=asked,
        council_words=words_of(rulebook),
        initial={"answer": draft.facts.get(asked.fact, "")},
    )
    around = Asked(
        question,
        words.question_label(asked.fact, asked.ask),
        heading_in_legend=True,
        sources=all_quoted(asked.sources, rulebook),
    )
    if not form.is_valid():
        return show(request, draft, around, form)
    answer = form.cleaned_data["answer"]
    if answer == NOT_SURE and not request.POST.get("later"):
        return HttpResponseRedirect(reverse("not_sure", args=[draft.key, question]))
    facts = {} if answer == NOT_SURE else {asked.fact: answer}
    return save_and_go_on(request, draft, question, {"facts": {**draft.facts, **facts}})
