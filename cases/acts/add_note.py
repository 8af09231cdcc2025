"""Write a note down, under the label that says for whom it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from cases import guards
from cases.acts.acting import doing
from cases.blind_index import index_of
from cases.doing import Act
from cases.models import Case, Note
from cases.refusals import refuse_where
from cases.states import EventKind, NoteLabel
from people.models import User


def add_note(
    case_ref: str,
    *,
    by: User,
    label: NoteLabel | str,
    words: str,
    version: int,
    at: datetime,
    on: date,
    named: Sequence[User] = (),
) -> Case:
    """Add a note. Legal advice names whom it is for, and nobody else ever reads it. Raises Refused and Stale."""
    with doing(case_ref, Act.ADD_NOTE, by=by, version=version, at=at, on=on) as act:
        refuse_where(guards.words_are_missing, words)
        refuse_where(guards.label_is_missing, label)
        refuse_where(guards.legal_advice_is_for_nobody, label, named)
        refuse_where(guards.tells_of_employment_in_a_note, act.case, label)
        for person in named:
            refuse_where(guards.is_kept_out, act.case, person, on)
        marks = [index_of(person) for person in named] if label == NoteLabel.LEGAL_ADVICE else []
        Note.objects.create(
            case=act.case,
            label=label,
            words=words,
            by=index_of(by),
            name=by.display_name,
            named=marks,
            at=at,
        )
        act.record(EventKind.NOTE_ADDED, label=str(NoteLabel(label).label))
        if label == NoteLabel.SHARED:
            act.tell_complainant()
    return act.case
