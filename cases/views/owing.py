"""What does somebody owe? Duties as sentences, each with where it comes from."""

from collections.abc import Iterable

from cases.duties import duty_in_words, obligation_in_words
from cases.forms.words import capitalised
from cases.models import Obligation
from cases.sentences import stored_sources
from cases.views.presented import Owed, sources_in_brief
from rules.language.plan import DutyOwed


def duties_in_words(duties: Iterable[DutyOwed], *, to_the_filer: bool) -> tuple[Owed, ...]:
    """Each duty as one sentence with its source. The filer is "you" on their own pages and nobody else is."""
    return tuple(
        Owed(
            f"{capitalised(duty_in_words(owed, to_the_filer=to_the_filer))}.",
            sources_in_brief(owed.duty.sources),
        )
        for owed in duties
    )


def owed_in_words(owed: Obligation) -> str:
    """What a case owes: "Tell the complainant's Group Leader, if no action is proposed (paragraph 10.13)."."""
    source = sources_in_brief(stored_sources(owed.sources))
    return f"{capitalised(obligation_in_words(owed))} {source}".rstrip() + "."
