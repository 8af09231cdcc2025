"""Which rulebook governs a draft, and which of its questions has this address?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.text import slugify

from cases.models import Draft
from cases.parties import parties_of
from cases.several import each_of
from rules.language import vocabulary
from rules.language.questions import Question, next_question, question_about
from rules.language.routing import plan_for
from rules.language.rulebook import Rulebook
from rules.shelf import version_in_force


@dataclass(frozen=True, slots=True)
class Asking:
    """The facts answered in the order they are asked, the next question, and whether a rule then points elsewhere."""

    rulebook: Rulebook
    matter: str
    asked: tuple[str, ...]
    question: Question | None
    ends_here: bool

    def called(self, slug: str) -> Question | None:
        """The question with this name in an address: one already answered, or the next. None for any other."""
        following = [self.question.fact] if self.question is not None else []
        for fact in (*self.asked, *following):
            if slug_of(fact) == slug:
                return question_about(self.rulebook, self.matter, fact)
        return None


def rulebook_of(draft: Draft, on: date) -> Rulebook:
    """The rulebook in force for the draft's council. Raises Http404 where none is: nothing can be asked then."""
    version = version_in_force(draft.council.code, on)
    if version is None:
        raise Http404
    return version.rulebook()


def words_of(rulebook: Rulebook) -> Mapping[str, str]:
    """The council's own words, such as "Member" for a councillor."""
    return {str(word): str(own) for word, own in rulebook.words.items()}


def concerns_somebody(draft: Draft, rulebook: Rulebook) -> bool:
    """Whether the matter is about a person at all."""
    return bool(rulebook.matter_by_name[draft.matter].about)


def asking_of(draft: Draft, rulebook: Rulebook, on: date) -> Asking:
    """What the rulebook asks of this draft. An answer that can no longer change anything is not among them.

    It looks at posts alone, and so costs a page that only needs to know what comes next next to nothing.
    """
    matter = rulebook.matter_by_name[draft.matter]
    given, asked = dict(parties_of(draft, rulebook, matter, on).given), list[str]()
    while (question := next_question(rulebook, draft.matter, given)) is not None:
        answer = draft.facts.get(question.fact)
        if answer not in question.answers:
            return Asking(rulebook, draft.matter, tuple(asked), question, ends_here=False)
        given[question.fact] = answer
        asked.append(question.fact)
    plan = plan_for(rulebook, draft.matter, given)
    ends_here = bool(plan.steps) and plan.steps[0].outcome in (vocabulary.SIGNPOST, vocabulary.REFUSE)
    return Asking(rulebook, draft.matter, tuple(asked), None, ends_here=ends_here)


def asked_of(draft: Draft, slug: str, on: date) -> Question | None:
    """The question with this name in an address, of whichever person the draft is about; None where none asks it."""
    rulebook = rulebook_of(draft, on)
    found = (asking_of(one, rulebook, on).called(slug) for one in each_of(draft))
    return next((question for question in found if question is not None), None)


def slug_of(fact: str) -> str:
    """A fact's name in an address."""
    return slugify(fact)
