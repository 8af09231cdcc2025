"""What is shown of what arrived before it is recorded? To whom it goes, why, and who sees it."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.arrivals.kept import CHANNELS, arrived_in
from cases.forms.words import capitalised, matter_label
from cases.models import Draft
from cases.preview import Preview
from cases.views.dates import count_shown, time_row
from cases.views.owing import duties_in_words
from cases.views.presented import Line, Row, all_quoted, long_date, row
from cases.views.raising.answers import fact_rows, no_change
from cases.views.raising.competing import competing_with
from cases.views.raising.rulebook import words_of
from cases.views.receives import goes_to_row, one_of_kind
from people.models import User


def answer_rows(draft: Draft, preview: Preview) -> tuple[Row, ...]:
    """What was written down, each with the way to change it."""
    return tuple(_answers(draft, preview))


def _answers(draft: Draft, preview: Preview) -> Iterator[Row]:
    arrived = arrived_in(draft.answers)
    if arrived is None:
        return
    change = reverse("record_change", args=[draft.key])
    how = str(dict(CHANNELS).get(arrived.channel, arrived.channel))
    parties, own = preview.parties, words_of(preview.rulebook)
    sender = parties.complainant
    lines = (sender.user.display_name, sender.post.title if sender.post else "") if sender.user else (
        arrived.name or _("They gave no name"), arrived.reach)  # fmt: skip
    yield _changed(
        row(_("Arrived"), long_date(arrived.received_on), how), change, _("how and when it arrived")
    )
    yield _changed(row(_("Raised by"), *(line for line in lines if line)), change, _("who raised it"))
    if parties.subject is not None:
        them = parties.subject
        title = them.post.title if them.post else them.kind
        named = (them.user.display_name, title) if them.user else (title,)
        yield _changed(row(_("About"), *named), change, _("who it is about"))
    matter = matter_label(draft.matter, own)
    yield _changed(row(_("What it is about"), matter), change, _("what it is about"))
    told = Row(_("What they say happened"), (Line(draft.words.get("happened", "")),), typed=True)
    yield _changed(told, change, _("what they say happened"))
    yield from fact_rows(preview.rulebook, draft.matter, preview.asked, draft.facts, no_change)


def _changed(shown: Row, change: str, words: str) -> Row:
    return Row(shown.name, shown.lines, change=change, change_words=words, typed=shown.typed)


def goes_out_of_sight(preview: Preview, recorder: User) -> str:
    """What recording it means for a recorder whom it is about; empty for everybody else."""
    subject = preview.parties.subject
    if subject is None or subject.user != recorder:
        return ""
    return _(
        "This is about you. You may record it, and must not keep it. From when you record it it does not exist for you "
        "here: in no list, count, search or mail. Hand the letter itself, and every copy, to whoever receives it. "
        "You may also leave it to somebody else to record."
    )


def route_shown(preview: Preview) -> dict[str, object]:
    """To whom it goes and why, by when, and who will be able to see it."""
    parties, rulebook = preview.parties, preview.rulebook
    raised = one_of_kind(parties.complainant.kind, rulebook)
    about = one_of_kind(parties.subject.kind, rulebook) if parties.subject is not None else ""
    why = (
        _("It was raised by %(raised)s, and is about %(about)s.") % {"raised": raised, "about": about}
        if about
        else _("It was raised by %(raised)s.") % {"raised": raised}
    )
    rows = [
        goes_to_row(preview.recipients, to_triage=preview.to_triage),
        row(_("Because"), why),
        *(time_row(each.time, each.due, to_the_filer=False) for each in preview.times),
    ]
    notes = [preview.triage_reason or "", preview.text or "", *preview.notes]
    notes += [_passed_over(each.title, each.words) for each in preview.passed_over]
    return {
        "route": tuple(rows),
        "notes": [capitalised(words) for words in notes if words],
        "sources": all_quoted(preview.sources, rulebook),
        "rule_heading": _("What the council has set") if preview.fallback else _("The rule we used"),
        "competing": competing_with(preview),
        "duties": duties_in_words(preview.duties, to_the_filer=False),
        "ledgers": tuple(
            count_shown(each.started_on, each.due, each.days, each.provisional)
            for each in preview.times
            if each.started_on and each.due
        ),
        "who_sees": preview.visibility,
        "cannot_see": preview.cannot_see,
    }


def _passed_over(title: str, words: str) -> str:
    if words.startswith("there is no "):
        return f"{words}."
    return _("The %(post)s %(words)s.") % {"post": title, "words": words}
