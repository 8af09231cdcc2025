"""What does the rulebook need to know? One of its questions, with the clause it comes from."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.forms import words
from cases.forms.fact import NOT_SURE, FactForm
from cases.views.clock import today
from cases.views.posted import posted
from cases.views.presented import all_quoted
from cases.views.raising.find import draft_with_matter
from cases.views.raising.for_whom import written_for
from cases.views.raising.page_of_question import Asked, save_and_go_on, show
from cases.views.raising.rulebook import asked_of, rulebook_of, words_of


@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: HttpRequest, key: UUID, question: str) -> HttpResponse:
    """A question of the rulebook. "I am not sure" leads to what each answer would mean, and saves nothing."""
    draft = draft_with_matter(request, key)
    rulebook = rulebook_of(draft, today())
    asked = asked_of(draft, question, today())
    if asked is None:
        raise Http404
    form = FactForm(
        posted(request),
        question=asked,
        council_words=words_of(rulebook),
        initial={"answer": draft.facts.get(asked.fact, "")},
    )
    around = Asked(
        question,
        words.question_label(asked.fact, asked.ask),
        heading_in_legend=True,
        before=written_for(draft),
        sources=all_quoted(asked.sources, rulebook),
        urgent=asked.fact == "safety",
    )
    if not form.is_valid():
        return show(request, draft, around, form)
    answer = form.cleaned_data["answer"]
    if answer != NOT_SURE:
        return save_and_go_on(request, draft, around, form, {"facts": {asked.fact: answer}})
    if request.POST.get("later"):
        return HttpResponseRedirect(f"{reverse('mine')}?saved=yes")
    return HttpResponseRedirect(reverse("not_sure", args=[draft.key, question]))
