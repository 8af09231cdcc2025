"""What follows from a relationship that somebody declared, in sentences, and from where does it follow?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.frozen_plan import plan_of, rulebook_of_case
from cases.models import Declaration
from cases.views.presented import QuotedSource, all_quoted

_ABOUT_IT = ("record", "must")


def effects_of(entry: Declaration) -> tuple[str, ...]:
    """What each of the two is not asked to do while it stands."""
    who = {"who": entry.other_name}
    return (
        _("You are not asked to deal with a concern that %(who)s raised, or that is about %(who)s.") % who,
        _("%(who)s is not asked to deal with one that you raised, or that is about you.") % who,
        _(
            "You are not asked to look at such a concern again, to give a view on it, or to choose who has it."
        ),
        _("This counts in every council in which you both have a part. Nobody there is told why."),
    )


def sources_of_entry(entry: Declaration) -> tuple[QuotedSource, ...]:
    """The words of the rulebook under which it was declared; none for one that was not declared here."""
    case = entry.connection.declared_in
    if case is None:
        return ()
    duties = [owed.duty for step in plan_of(case).steps for owed in step.duties]
    sources = [source for duty in duties if str(duty.verb) in _ABOUT_IT for source in duty.sources]
    return all_quoted(sources, rulebook_of_case(case))
