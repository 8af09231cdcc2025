"""What has been answered, as it is checked before sending and shown afterwards? In full, never cut short."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cases.forms import words
from cases.forms.account import PUT_RIGHT
from cases.forms.safe_contact import CONTACT, CONTACT_AT_THE_DESK
from cases.safe_contact import chosen_in
from cases.views.presented import Line, Row
from rules.language.questions import question_about
from rules.language.rulebook import Rulebook

# name of a page → where to change its answer; empty once it is sent
Changes = Callable[[str], str]


def no_change(name: str) -> str:
    """Once it is sent nothing can be changed."""
    return ""


def fact_rows(
    rulebook: Rulebook, matter: str, asked: Sequence[str], given: Mapping[str, str], change: Changes
) -> list[Row]:
    """The answers to the rulebook's questions, in the order they were asked."""
    council_words = {str(word): str(own) for word, own in rulebook.words.items()}
    rows: list[Row] = []
    for fact in asked:
        question = question_about(rulebook, matter, fact)
        name = words.question_label(fact, question.ask)
        answer = words.answer_label(fact, given.get(fact, ""), council_words)
        rows.append(Row(name, (Line(answer),), change=change(fact), change_words=name))
    return rows


def account_rows(written: Mapping[str, str], change: Changes, *, with_put_right: bool) -> list[Row]:
    """The person's own words, and what they hope for."""
    rows = [
        _row(_("What happened"), written.get("happened", ""), change("what-happened"), typed=True),
        _row(_("When"), written.get("when", ""), change("what-happened")),
    ]
    if with_put_right:
        hoped = _labelled(PUT_RIGHT, written.get("put_right", ""))
        more = written.get("put_right_words", "")
        both = "\n".join(part for part in (hoped, more) if part)
        rows.append(_row(_("What would put it right"), both, change("put-right"), typed=True))
    return rows


def contact_row(written: Mapping[str, str], change: Changes, *, at_the_desk: bool = False) -> Row:
    """How to reach the person safely; at the desk, as it is said to whoever might ring them up."""
    options = CONTACT_AT_THE_DESK if at_the_desk else CONTACT
    chosen = _labelled(options, written.get("contact", ""))
    lines = [Line(chosen or _("Not provided"), strong=True)]
    if words := chosen_in(written).words:
        lines.append(Line(words))
    return Row(
        _("Contact safely"),
        tuple(lines),
        change=change("contact"),
        change_words=_("how to contact you safely"),
    )


def _row(name: str, said: str, change: str, *, typed: bool = False) -> Row:
    line = Line(said) if said else Line(_("Not provided"), quiet=True)
    return Row(name, (line,), change=change, change_words=name, typed=typed and bool(said))


def _labelled(options: Sequence[tuple[str, str | Promise]], value: str) -> str:
    return next((str(label) for known, label in options if known == value), "")
