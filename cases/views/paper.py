"""How is a concern raised on paper? A blank form for each rulebook and side, with the same questions and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.forms import words
from cases.forms.account import PUT_RIGHT
from cases.forms.person import HOW
from cases.forms.safe_contact import CONTACT
from cases.views.presented import Link, sources_in_brief
from cases.views.raising.rulebook import words_of
from cases.views.shell import page
from cases.who_by_rule import Goes, Line, facts_asked, lines_for
from people.models import Side
from rules import shelf
from rules.language import vocabulary
from rules.language.questions import question_about
from rules.language.rulebook import Rulebook

SIDES = (Side.COUNCILLOR, Side.OFFICER)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers as boxes to tick; `only_for` names the matters that ask it, empty for all."""

    number: str
    fact: str
    words: str
    answers: tuple[str, ...]
    only_for: str
    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: when it applies, where it goes, by when, and the clause in brief."""

    when: tuple[str, ...]
    goes: str
    by_when: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of concern, with what belongs under it and its table; `by_when` is what holds for every line of it."""

    label: str
    hint: str
    rows: tuple[Row, ...]
    by_when: tuple[str, ...]
    has_one_time: bool


@login_not_required
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """Which form: each protocol, for councillors and for officers."""
    forms = [
        (
            version.council_name,
            [Link(_side(side), reverse("paper", args=[version.protocol, side])) for side in SIDES],
        )
        for version in shelf.latest_of_each()
    ]
    return page(request, "paper/papers.html", {"forms": forms})


@login_not_required
@require_safe
def paper(request: HttpRequest, protocol: str, side: str) -> HttpResponse:
    """The form itself, to print and fill in by hand. Whoever it goes to is named by post, as the rules name them."""
    versions = shelf.versions_of(protocol)
    if not versions or side not in SIDES:
        raise Http404
    rulebook = versions[-1].rulebook()
    lines = {str(matter.name): lines_for(rulebook, str(matter.name), side) for matter in rulebook.matters}
    lines = {matter: found for matter, found in lines.items() if found}
    asked = tuple(_asked(rulebook, list(lines), side))
    numbers = {question.fact: question.number for question in asked}
    context = {
        "rulebook": rulebook,
        "in_force_from": date_format(date.fromisoformat(str(rulebook.in_force_from)), "j F Y"),
        "side": _side(Side(side)),
        "kinds": tuple(_kind(rulebook, matter, found, numbers) for matter, found in lines.items()),
        "asked": asked,
        "about_somebody": any(rulebook.matter_by_name[matter].about for matter in lines),
        "put_right": [str(label) for _value, label in PUT_RIGHT],
        "contact": [str(label) for _value, label in CONTACT],
        "how": [str(label) for _value, label in HOW],
    }
    return page(request, "paper/paper.html", context)


def _kind(rulebook: Rulebook, matter: str, lines: tuple[Line, ...], numbers: Mapping[str, str]) -> Kind:
    own = words_of(rulebook)
    rows = [
        Row(
            tuple(_when(rulebook, line, numbers)),
            _goes(line.goes),
            tuple(_by_when(line.goes)),
            sources_in_brief(line.goes.sources),
        )
        for line in lines
    ]
    # What is the same in every line is said once.
    alike = len({row.by_when for row in rows}) == 1
    shown = tuple(replace(row, by_when=()) for row in rows) if alike else tuple(rows)
    return Kind(
        words.matter_label(matter, own),
        words.matter_hint(matter, own),
        shown,
        rows[0].by_when if alike else (),
        alike,
    )


def _when(rulebook: Rulebook, line: Line, numbers: Mapping[str, str]) -> Iterator[str]:
    """Who raises it, whom it is about, and the answers, by the number of their question on the form."""
    if line.raised_by:
        yield _("You are: %(posts)s") % {"posts": ", ".join(line.raised_by)}
    if line.about:
        yield _("About: %(posts)s") % {"posts": ", ".join(line.about)}
    for fact, answers in line.given:
        said = [words.answer_label(fact, answer, words_of(rulebook)) for answer in answers]
        yield f"{numbers[fact]} {'; '.join(said)}"


def _goes(goes: Goes) -> str:
    """Where it goes, by post; or what is advised first, or which procedure the rule points to."""
    either = _(" or ").join(_(" and ").join(choice) for choice in goes.choices)
    to = either or _("whoever is chosen, because the rules name nobody")
    if goes.fallback:
        to = _("%(posts)s. The council set this, because the protocol names nobody") % {"posts": to}
    if goes.outcome == vocabulary.TRY_FIRST:
        return _("%(posts)s. You may want to try this first: %(advice)s.") % {
            "posts": to,
            "advice": goes.text,
        }
    if goes.outcome == vocabulary.SIGNPOST:
        return _("The protocol points to %(text)s. You can still raise it here.") % {"text": goes.text}
    if goes.outcome == vocabulary.REFUSE:
        return _("%(text)s. You can still ask a person to look at it.") % {
            "text": words.capitalised(goes.text)
        }
    return f"{to}."


def _by_when(goes: Goes) -> Iterator[str]:
    for time in goes.times:
        length = (
            _("the protocol gives no number of days")
            if time.length.unit == "not stated"
            else time.length.text
        )
        yield f"{_WITHIN[str(time.what)]}: {length} {sources_in_brief(time.sources)}".strip()


_WITHIN = {
    "acknowledge within": gettext_lazy("Acknowledge within"),
    "reply within": gettext_lazy("Answer within"),
    "decide within": gettext_lazy("Decide within"),
    "report back within": gettext_lazy("Report back within"),
}


def _asked(rulebook: Rulebook, matters: list[str], side: str) -> Iterator[Asked]:
    """Every question on which anything turns, once, in the order in which the pages ask."""
    asking: dict[str, list[str]] = {}
    for matter in matters:
        for fact in facts_asked(rulebook, matter, side):
            asking.setdefault(fact, []).append(matter)
    own = words_of(rulebook)
    order = [*vocabulary.FACTS, *rulebook.council_facts]
    for number, fact in enumerate(sorted(asking, key=order.index), start=1):
        questions = [question_about(rulebook, matter, fact) for matter in asking[fact]]
        answers = dict.fromkeys(answer for question in questions for answer in question.answers)
        labels = [words.matter_label(matter, own) for matter in asking[fact]]
        sources = dict.fromkeys(source for question in questions for source in question.sources)
        yield Asked(
            f"4.{number}",
            fact,
            words.question_label(fact, questions[0].ask),
            (*(words.answer_label(fact, answer, own) for answer in answers), _("I am not sure")),
            "" if len(labels) == len(matters) else "; ".join(labels),
            sources_in_brief([source for source in sources if source.kind == "clause"]),
        )


def _side(side: Side) -> str:
    return _("For councillors") if side == Side.COUNCILLOR else _("For officers")
