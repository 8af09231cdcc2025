"""Which rulebook governs a draft, and which of its questions has this address?"""

from collections.abc import Mapping
from datetime import date

from django.http import Http404
from django.utils.text import slugify

from cases.models import Draft
from cases.preview import Preview
from rules.language.questions import Question, question_about
from rules.language.rulebook import Rulebook
from rules.shelf import version_in_force


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


def question_called(preview: Preview, matter: str, slug: str) -> Question | None:
    """The question with this name in an address: one already answered, or the next. None for any other."""
    following = [preview.question.fact] if preview.question is not None else []
    for fact in (*preview.asked, *following):
        if slug_of(fact) == slug:
            return question_about(preview.rulebook, matter, fact)
    return None


def slug_of(fact: str) -> str:
    """A fact's name in an address."""
    return slugify(fact)
