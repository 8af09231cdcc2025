"""When may a concern not be written, sent or acknowledged? Each docstring is the sentence the person reads."""

from __future__ import annotations

from datetime import date

from cases.being_typed import is_being_typed
from cases.blind_index import index_of
from cases.limits import (
    filings_a_day,
    people_named_a_day,
    people_written_for_a_day,
    previews_a_day,
    witnesses_named_a_day,
)
from cases.models import Access, Case, Draft, PersonNamed, PreviewsShown
from cases.preview import Preview, matters_open_to
from cases.states import Relation, State
from people.directory import is_current
from people.models import User


def draft_is_not_theirs(draft: Draft | None, by: User) -> bool:
    """This draft is no longer here. If you sent it, you find it under My concerns."""
    return draft is None or draft.owner != index_of(by)


def draft_has_expired(draft: Draft, on: date) -> bool:
    """This draft was kept for 28 days and has run out. Start again, and copy over what you still need."""
    return draft.expires_on < on


def filer_has_left(by: User, draft: Draft, on: date) -> bool:
    """You no longer have a part in this council, so you cannot send a concern here. Write to its Monitoring Officer."""
    return not is_current(by, draft.council, on)


def filed_too_many_today(by: User, on: date) -> bool:
    """You have sent as many concerns today as this service takes from one person. Your draft is kept; send it tomorrow,
    or phone the Monitoring Officer if it cannot wait."""
    theirs = (Relation.COMPLAINANT, Relation.HELPED)
    sent = Access.objects.filter(person=index_of(by), relation__in=theirs, case__filed_on=on)
    return sent.values("case").distinct().count() >= filings_a_day()


def looked_too_often_today(by: User, on: date, most: int | None = None) -> bool:
    """You have looked at who would receive what you write as often as this service shows it to one person in a day.
    Your draft is kept; go on with it tomorrow, or phone the Monitoring Officer."""
    shown = PreviewsShown.objects.filter(by=index_of(by), on=on).values_list("times", flat=True).first()
    return (shown or 0) >= (previews_a_day() if most is None else most)


def named_too_many_today(by: User, on: date) -> bool:
    """You have named as many different people today as this service takes from one person. Your draft is kept; go on
    with it tomorrow, or phone the Monitoring Officer."""
    return _named_today(by, on, PersonNamed.Part.PARTY) >= people_named_a_day()


def named_too_many_witnesses_today(by: User, on: date) -> bool:
    """You have named as many different witnesses today as this service takes from one person. Your draft is kept; name
    the others tomorrow, or tell the person dealing with it."""
    return _named_today(by, on, PersonNamed.Part.WITNESS) >= witnesses_named_a_day()


def wrote_for_too_many_today(by: User, on: date) -> bool:
    """You have written for as many different people today as this service takes from one person. Your draft is kept; go
    on with it tomorrow, or ask a colleague to write it down."""
    return _named_today(by, on, PersonNamed.Part.WRITTEN_FOR) >= people_written_for_a_day()


def is_about_whom_it_is_for(preview: Preview) -> bool:
    """It is about the person for whom you write it down. Choose another person, or ask the Monitoring Officer for
    advice."""
    subject, raised_by = preview.parties.subject, preview.parties.complainant.user
    return subject is not None and subject.user is not None and subject.user == raised_by


def whoever_it_is_for_has_left(draft: Draft, on: date) -> bool:
    """The person for whom you write this down has no part in this council now, so it cannot be sent for them here. They
    can write to its Monitoring Officer."""
    for_whom = User.objects.filter(pk=draft.complainant_id).first()
    return for_whom is None or not is_current(for_whom, draft.council, on)


def is_about_themselves(by: User, about: User | None) -> bool:
    """A concern is about somebody else. Choose another person, or ask the Monitoring Officer for advice."""
    return about is not None and about.pk == by.pk


def something_is_still_asked(preview: Preview) -> bool:
    """There is still a question to answer before this can be sent. Go back to your draft."""
    missing_person = bool(_about(preview)) and preview.parties.subject is None
    return preview.plan is None or missing_person


def nothing_was_written(draft: Draft) -> bool:
    """Tell us what happened before you send this."""
    return not draft.words.get("happened", "").strip()


def something_is_being_typed(draft: Draft) -> bool:
    """You were still writing on one of the pages and had not chosen Continue there. Go back to your draft: it opens at
    that page."""
    return is_being_typed(draft.answers)


def it_belongs_elsewhere(preview: Preview) -> bool:
    """The protocol sends this to another procedure. If you still want to raise it here, say so first."""
    return preview.ends_here


def nobody_could_read_it(preview: Preview) -> bool:
    """Nobody at the council can be asked about this one through this service, so nothing is sent. Your draft is kept.
    Phone or write to the Monitoring Officer of a neighbouring or the principal council."""
    return not any(grant.relation in (Relation.HANDLER, Relation.TRIAGE) for grant in preview.grants)


def matter_is_not_theirs(draft: Draft, preview: Preview, on: date) -> bool:
    """A post has changed since you began this, and this is not raised from that post now. Choose again what it is
    about."""
    raised_by = preview.parties.complainant.user
    return raised_by is None or draft.matter not in matters_open_to(
        raised_by, draft.council, preview.rulebook, on
    )


def nobody_is_chosen(preview: Preview) -> bool:
    """Choose who should receive this before you send it."""
    return preview.chosen is None and not preview.to_triage


def words_are_missing(words: str) -> bool:
    """Write what you want to tell them."""
    return not words.strip()


def cannot_be_acknowledged(case: Case) -> bool:
    """This case is not waiting to be acknowledged. Look at it again to see where it stands."""
    return case.state not in (State.WITH_HANDLER, State.TRIAGE, State.HELD, State.INFORMAL)


def _named_today(by: User, on: date, part: PersonNamed.Part) -> int:
    return PersonNamed.objects.filter(by=index_of(by), on=on, part=part).count()


def _about(preview: Preview) -> tuple[str, ...]:
    return preview.rulebook.matter_by_name[preview.plan.matter].about if preview.plan else ()
