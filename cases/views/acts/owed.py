"""What does a case owe, in one sentence, with where that comes from?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.acts.settle_duty import in_words
from cases.forms.words import capitalised
from cases.models import Obligation
from cases.sentences import stored_sources
from cases.views.presented import sources_in_brief

_CONDITIONS = ("if", "where", "when", "unless", "as", "after")


def owed_in_words(owed: Obligation) -> str:
    """ "Inform the complainant's Group Leader, where the outcome is: no action (paragraph 10.13)."."""
    words = in_words(owed)
    for theirs, plain in (
        ("the complainant", _("the person who raised it")),
        ("the subject", _("the person it is about")),
    ):
        words = words.replace(theirs, plain)
    parts = [words]
    if owed.on_outcome and owed.on_outcome != "any outcome":
        parts.append(_("where the outcome is: %(outcome)s") % {"outcome": owed.on_outcome})
    if owed.judged:
        begins = owed.judged.split(" ", 1)[0].lower()
        parts.append(owed.judged if begins in _CONDITIONS else _("if %(this)s") % {"this": owed.judged})
    source = sources_in_brief(stored_sources(owed.sources))
    return f"{capitalised(', '.join(parts))} {source}".rstrip() + "."
