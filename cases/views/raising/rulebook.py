"""Which rulebook governs a draft, and which of its questions has this address?"""

from collections.abc import Mapping
from datetime import date

from django.utils.text import slugify

from cases.models import Draft
from cases.preview import preview_of
from rules.language.questions import Question, question_about
from rules.language.rulebook import Rulebook
from rules.shelf import version_in_force


class NoRulebook(LookupError):
    """The council has no rulebook in force, so nothing can be routed."""


def rulebook_of(draft: Draft, on: date) -> Rulebook:
    """The rulebook in force for the draft's council. Raises NoRulebook."""
    version = version_in_force(draft.council.code, on)
    if version is None:
        raise NoRulebook
    return version.rulebook()


def words_of(rulebook: Rulebook) -> Mapping[str, str]:
    """The council's own words, such as "Member" for a councillor."""
    return {str(word): str(own) for word, own in rulebook.words.items()}


def slug_of(fact: str) -> str:
    """A fact's name in an address."""
    return slugify(fact)
