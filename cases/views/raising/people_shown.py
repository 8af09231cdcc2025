"""How are the others read whom a concern names? Who was there, was affected, wrote it down; and one's own name."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from cases.forms.person import HOW
from cases.parties import Parties
from cases.views.presented import Line, Row
from cases.views.raising.answers import Changes
from people.models import User


def people_rows(parties: Parties, change: Changes) -> list[Row]:
    """Those who saw it and those affected, each row with where to change it."""
    return [
        _row(_("Who saw or heard it"), parties.witnesses, change("witnesses"), _("who saw or heard it")),
        _row(_("Who else was affected"), parties.affected, change("affected"), _("who else was affected")),
    ]


def name_row(words: Mapping[str, str], change: str) -> Row:
    """Whether it is asked for that one's name is not given to the person it is about, and why."""
    if words.get("withhold") == "yes":
        lines: tuple[Line, ...] = (
            Line(_("You ask that it is not given to the person it is about")),
            Line(words["withhold_why"], quiet=True),
        )
    else:
        lines = (Line(_("You do not ask that it is withheld")),)
    return Row(_("Your name"), lines, change=change, change_words=_("whether your name is given"))


def written_down_rows(parties: Parties, words: Mapping[str, str]) -> list[Row]:
    """By whom it was written down, how they were told, and what they see afterwards; nothing of one's own concern."""
    if parties.written_by is None:
        return []
    how = next((str(label) for value, label in HOW if value == words.get("for_how")), "")
    follows = (
        _("Yes. They go along with the person who raised it.")
        if parties.goes_along
        else _("No. They see what they wrote down, and nothing that comes after.")
    )
    return [
        Row(_("Written down by"), (Line(str(parties.written_by), strong=True), Line(how, quiet=True))),
        Row(_("May they see what becomes of it?"), (Line(follows),)),
    ]


def others_named(parties: Parties, words: Mapping[str, str]) -> list[Row]:
    """For whoever works on it, so that they can say whether they are connected with one of them; nothing of nobody."""
    also = [party.user.display_name if party.user else party.kind for party in parties.also_about]
    rows = [Row(_("Sent together, about"), tuple(Line(name) for name in also))] if also else []
    rows += [row for row in people_rows(parties, lambda _name: "") if not row.lines[0].quiet]
    return [*written_down_rows(parties, words), *rows]


def _row(name: str, people: Iterable[User], change: str, change_words: str) -> Row:
    lines = tuple(Line(str(user)) for user in people) or (Line(_("Nobody named"), quiet=True),)
    return Row(name, lines, change=change, change_words=change_words)
