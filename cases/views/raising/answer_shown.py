"""What is shown of the answer to a draft? The recipient and why, notes, the rule, dates, and who will see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.access import VisibilityRow
from cases.forms.words import capitalised
from cases.models import Draft
from cases.preview import PassedOverPerson, Preview
from cases.signposts import SAFETY, contacts
from cases.views.clock import today
from cases.views.dates import age_bar_row, count_shown, time_row
from cases.views.owing import duties_in_words
from cases.views.presented import Row, all_quoted, row, sources_in_brief
from cases.views.raising.competing import competing_with
from cases.views.receives import goes_to_row, together, why_words
from people.models import Side
from rules.language import vocabulary


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about the route; `marked` where the protocol is silent and the council has filled it."""

    paragraphs: tuple[str, ...]
    marked: bool = False


def nobody_is_left(preview: Preview) -> bool:
    """Whether it would go to whoever chooses, and there is nobody to choose."""
    return preview.to_triage and not preview.recipients


def route_context(draft: Draft, preview: Preview) -> dict[str, object]:
    """What the page shows of the answer itself."""
    about_councillor = preview.parties.subject is not None and _side_of_subject(preview) == Side.COUNCILLOR
    return {
        "in_fear": preview.plan is not None and preview.plan.given.get("safety") == "yes",
        "safety": contacts(draft.council, SAFETY, today()),
        "rows": tuple(_rows(preview)),
        "advice": _advice(preview),
        "notes": tuple(_notes(preview, draft)),
        "competing": competing_with(preview),
        "rule_heading": _("What the council has set") if preview.fallback else _("The rule we used"),
        "sources": all_quoted(preview.sources, preview.rulebook),
        "duties": () if nobody_is_left(preview) else duties_in_words(preview.duties, to_the_filer=True),
        "ledgers": tuple(
            count_shown(each.started_on, each.due, each.days, each.provisional)
            for each in preview.times
            if each.started_on and each.due and not nobody_is_left(preview)
        ),
        "who_sees": (*preview.visibility, *_whoever_is_chosen(preview)),
        "cannot_see": preview.cannot_see,
        "code_stage": _(
            "If it becomes a complaint under the Code of Conduct, your name will normally be given."
        )
        if about_councillor
        else "",
    }


def _rows(preview: Preview) -> Iterator[Row]:
    if preview.chosen is None and len(preview.choices) > 1:
        either = _(" or ").join(together(choice) for choice in preview.choices)
        yield row(_("It will go to"), either, _("You choose below."))
    else:
        yield goes_to_row(preview.recipients, to_triage=preview.to_triage)
    subject = preview.parties.subject
    yield row(
        _("Because"),
        why_words(preview.parties.complainant.kind, subject.kind if subject else None, preview.rulebook),
    )
    for each in () if nobody_is_left(preview) else preview.times:
        yield time_row(each.time, each.due, to_the_filer=True)
    if not preview.times and not preview.ends_here and not preview.to_triage:
        yield row(_("Dates"), _("Neither the protocol nor the council sets a time for this."))
    if preview.ends_here or (preview.to_triage and preview.recipients and not preview.times):
        yield row(_("Dates"), _("None until somebody has looked at it and said who deals with it."))
    if preview.step is not None and preview.step.step.too_late_after is not None:
        yield age_bar_row(preview.step.step.too_late_after)


def _advice(preview: Preview) -> dict[str, str] | None:
    if preview.outcome != vocabulary.TRY_FIRST or preview.step is None or preview.step.advice is None:
        return None
    return {
        "words": f"{capitalised(preview.text or '').rstrip('.')}.",
        "source": sources_in_brief(preview.step.advice.sources),
    }


def _notes(preview: Preview, draft: Draft) -> Iterator[Note]:
    if preview.fallback:
        yield Note(
            (
                _("The protocol does not say who deals with this one."),
                _("So the council’s own setting is used, which is quoted below."),
            ),
            marked=True,
        )
    if preview.triage_reason and not nobody_is_left(preview):
        why = (_("You told us: %(why)s") % {"why": draft.avoids},) if draft.avoids else ()
        yield Note((preview.triage_reason, *why), marked=True)
    if preview.passed_over:
        yield Note(tuple(_passed_over(passed) for passed in preview.passed_over))
    for words in preview.notes:
        yield Note((words,))


def _passed_over(passed: PassedOverPerson) -> str:
    """One sentence on a seat that does not have it; the same for a connection, an absence and an empty seat."""
    if passed.words.startswith("there is no "):
        return f"{capitalised(passed.words)}."
    return _("The %(post)s %(words)s.") % {"post": passed.title, "words": passed.words}


def _whoever_is_chosen(preview: Preview) -> Iterator[VisibilityRow]:
    """A line for the recipient while the filer has not chosen between several; the check page names them."""
    if preview.chosen is None and preview.choices:
        yield VisibilityRow(
            _("Whoever you choose"),
            _("everything, so that they can deal with it"),
            _("from when you send it"),
        )


def _side_of_subject(preview: Preview) -> str:
    subject = preview.parties.subject
    return str(subject.post.side) if subject is not None and subject.post is not None else ""
