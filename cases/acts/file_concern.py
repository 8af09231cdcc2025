"""Send a concern: a case for each person it is about, with whoever the filer was shown, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from cases import guards
from cases.acts.handing_over import owe
from cases.acts.recording import record
from cases.arrivals.kept import BY, arrived_in
from cases.attachments.keeping import Copied, take_along
from cases.blind_index import index_of
from cases.clocks import set_clocks
from cases.models import Access, Case, Draft, Incident, IncidentCase, Step
from cases.outbox.queueing import queue
from cases.preview import Preview, preview_of, received
from cases.references import new_reference
from cases.refusals import RecipientChanged, Refused, refuse_where
from cases.sentences import sources_in_words
from cases.several import each_of, fingerprint_of, key_of
from cases.states import EventKind, NameWithheld, NoticeKind, Relation
from people.models import User
from rules.language.plan import plan_as_json


@dataclass(frozen=True, slots=True)
class Filed:
    """The case, and whether this call made it: sending the same draft twice gives the same case.

    Of a draft about several people it is the case about the first of them.
    """

    case: Case
    created: bool


def file_concern(draft: Draft, *, by: User, on: date, at: datetime, fingerprint: str) -> Filed:
    """Send a draft as it was shown: a case for each person it is about, linked as one incident, all or none of them.

    `fingerprint` is that of the previews the filer saw (see cases/several.py). Raises RecipientChanged, with the first
    preview that changed, where the answer is another one now, and Refused.
    """
    with transaction.atomic(durable=True):
        # One at a time for each person: the day's limit is counted under this lock.
        User.objects.select_for_update().get(pk=by.pk)
        stored = (
            Draft.objects.select_for_update(of=("self",))
            .select_related("council")
            .filter(pk=draft.pk)
            .first()
        )
        already = Case.objects.filter(draft_key=draft.key).select_related("council").first()
        if already is not None and _raised_by(already, by):
            return Filed(already, created=False)
        refuse_where(guards.draft_is_not_theirs, stored, by)
        assert stored is not None  # noqa: S101  (the guard has just refused a draft that is not there)
        refuse_where(guards.draft_has_expired, stored, on)
        _refuse_who_raises_it(stored, by, on)
        each = each_of(stored)
        previews = [_lawful_preview(one, by, on) for one in each]
        if fingerprint_of(previews) != fingerprint:
            raise RecipientChanged(previews[0])
        files = Copied(stored)
        made: list[Case] = []
        for place, (one, preview) in enumerate(zip(each, previews, strict=True)):
            too_many = guards.recorded_too_many_today if stored.is_arrived else guards.filed_too_many_today
            refuse_where(too_many, by, on)
            made.append(open_case_of(one, preview, key_of(stored, place), on, at))
            _queue_notices(made[-1], preview, at)
        _linked(made, at)
        for case, preview in zip(reversed(made), reversed(previews), strict=True):
            # The first takes the files themselves, last of all; the others have copies of their own.
            taken = files.copy_to(case) if case is not made[0] else take_along(stored, case)
            _recorded(case, preview, by, at, files=taken, together=len(made))
        stored.delete()
        return Filed(made[0], created=True)


def _refuse_who_raises_it(draft: Draft, by: User, on: date) -> None:
    """Whoever raises it has a part in the council; of what arrived otherwise, whoever writes it down may."""
    arrived = arrived_in(draft.answers)
    if arrived is None:
        refuse_where(guards.filer_has_left, by, draft, on)
        refuse_where(guards.whoever_it_is_for_has_left, draft, on)
        return
    refuse_where(guards.may_not_record, by, draft.council, on)
    refuse_where(guards.is_not_received_yet, arrived, on)
    refuse_where(guards.was_received_long_ago, arrived, on)
    refuse_where(guards.raises_it_themselves, by, arrived)
    refuse_where(guards.whoever_wrote_has_left, arrived, draft.council, on)


def open_case_of(draft: Draft, preview: Preview, key: UUID, on: date, at: datetime) -> Case:
    """The case with its first step, whoever is let in, its dates and what is owed."""
    case = _case(draft, preview, key, on, at)
    step = _first_step(case, preview, on)
    _let_in(case, preview, at)
    times = [shown.time for shown in preview.times]
    set_clocks(case, step, times, received_on=case.filed_on, opened_on=on, at=at)
    owe(case, step, preview.duties)
    return case


def _linked(cases: list[Case], at: datetime) -> None:
    """Concerns that were sent together are about one incident; nobody sees more through it."""
    if len(cases) > 1:
        incident = Incident.objects.create(made_at=at)
        for case in cases:
            IncidentCase.objects.create(incident=incident, case=case, linked_at=at)


def _recorded(
    case: Case, preview: Preview, by: User, at: datetime, *, files: list[list[str]], together: int
) -> None:
    arrived = arrived_in(case.account)
    written_for = preview.parties.complainant.user if preview.parties.written_by is not None else None
    record(
        case,
        EventKind.FILED,
        by=by,
        at=at,
        to=told_to(preview),
        source=sources_in_words(preview.sources) or gettext_noop("the protocol names nobody"),
        **({"files": files} if files else {}),
        **({"together": together} if together > 1 else {}),
        **({"written_for": written_for.display_name} if written_for is not None else {}),
        **(
            {"arrived": BY[arrived.channel], "received_on": arrived.received_on.isoformat()}
            if arrived
            else {}
        ),
    )
    if case.name_withheld == NameWithheld.ASKED:
        reasons = case.account["words"].get("withhold_why", "")
        record(case, EventKind.NAME_DECIDED, by=by, at=at, decision="asked", reasons=reasons)


def _raised_by(case: Case, by: User) -> bool:
    theirs = (Relation.COMPLAINANT, Relation.HELPED, Relation.RECORDED)
    return case.access.filter(person=index_of(by), relation__in=theirs).exists()


def _lawful_preview(draft: Draft, by: User, on: date) -> Preview:
    if not draft.matter:
        raise Refused("Choose what this is about before you send it.")
    preview = preview_of(draft, on=on)
    refuse_where(guards.something_is_still_asked, preview)
    if not draft.is_arrived:
        # Somebody may write down what arrived about themselves: it goes out of their sight with that.
        refuse_where(
            guards.is_about_themselves, by, preview.parties.subject.user if preview.parties.subject else None
        )
    refuse_where(guards.is_about_whom_it_is_for, preview)
    refuse_where(guards.nothing_was_written, draft)
    refuse_where(guards.something_is_being_typed, draft)
    refuse_where(guards.it_belongs_elsewhere, preview)
    refuse_where(guards.nobody_is_chosen, preview)
    if not preview.parties.is_from_outside:
        refuse_where(guards.matter_is_not_theirs, draft, preview, on)
    refuse_where(guards.nobody_could_read_it, preview)
    return preview


def _case(draft: Draft, preview: Preview, key: UUID, on: date, at: datetime) -> Case:
    case = Case(
        reference=free_reference(draft.council.code),
        council=draft.council,
        draft_key=key,
        filed_on=received(draft, on),
        filed_at=at,
        rulebook_sha256=preview.rulebook_version.sha256,
        plan=_frozen(preview),
        account=_account(draft, preview),
        name_withheld=_name_withheld(draft, preview),
        parties=preview.parties.as_json(),
        reasons=[
            {"title": out.title, "kind": out.kind, "user": out.user, "because": out.because}
            for out in preview.record
        ],
    )
    if preview.to_triage:
        case.file_for_triage()
    else:
        case.file_with_handler()
    case.save(force_insert=True)
    return case


def _name_withheld(draft: Draft, preview: Preview) -> NameWithheld:
    """Asked for where there is somebody from whom to withhold it."""
    asked = draft.words.get("withhold") == "yes" and preview.parties.subject is not None
    return NameWithheld.ASKED if asked else NameWithheld.NOT_ASKED


def free_reference(council_code: str) -> str:
    """A reference nobody has. Two alike within one moment are refused by the database, and nothing is written."""
    while True:
        reference = new_reference(council_code)
        if not Case.objects.filter(reference=reference).exists():
            return reference


def _frozen(preview: Preview) -> dict[str, Any]:
    """The answer as it stood, with the rulebook's hash, for as long as the case is kept."""
    plan = preview.plan
    return {
        "plan": plan_as_json(plan) if plan is not None else None,
        "matter": plan.matter if plan is not None else "",
        "given": dict(plan.given) if plan is not None else {},
        "step": str(preview.step.step.name) if preview.step is not None else "",
        "outcome": preview.outcome,
        "text": preview.text,
        "fallback": preview.fallback,
        "to_triage": preview.to_triage,
        **({"outside_the_rules": True} if preview.step is None else {}),
        "triage_reason": preview.triage_reason,
        "choices": [[recipient.as_json() for recipient in choice] for choice in preview.choices],
        "chosen": preview.chosen,
        "notes": list(preview.notes),
        "passed_over": [{"title": out.title, "words": out.words} for out in preview.passed_over],
    }


def _account(draft: Draft, preview: Preview) -> dict[str, Any]:
    words = {name: written for name, written in draft.words.items() if name != "search"}
    return {
        "words": words,
        "asked": list(preview.asked),
        "avoids": draft.avoids,
        "carried_on": draft.carried_on,
        **({"arrived": draft.answers["arrived"]} if draft.is_arrived else {}),
    }


def _first_step(case: Case, preview: Preview, on: date) -> Step:
    posts = [recipient.post for recipient in preview.recipients if recipient.post is not None]
    return Step.objects.create(
        case=case,
        number=1,
        name=str(preview.step.step.name) if preview.step is not None else "",
        post=posts[0] if len(posts) == 1 else None,
        held_by=[recipient.as_json() for recipient in preview.recipients],
        why=preview.triage_reason or sources_in_words(preview.sources),
        opened_on=on,
    )


def _let_in(case: Case, preview: Preview, at: datetime) -> None:
    Access.objects.bulk_create(
        Access(
            case=case,
            person=index_of(grant.user),
            relation=grant.relation,
            name=grant.name,
            because=grant.because,
            from_at=at,
        )
        for grant in preview.grants
    )


def told_to(preview: Preview) -> str:
    """To whom it went, in one line."""
    told = [
        f"{recipient.user.display_name}, {recipient.title}" if recipient.user else recipient.title
        for recipient in preview.recipients
    ]
    return " and ".join(told) or gettext_noop("nobody yet: someone is to be chosen")


def _queue_notices(case: Case, preview: Preview, at: datetime) -> None:
    raised_by = preview.parties.complainant.user
    written_down = preview.parties.written_by or preview.parties.recorded_by
    if written_down is not None and raised_by is not None:
        # Whoever it was written down for reads what was sent in their name, and may take it back.
        queue(case, index_of(raised_by), NoticeKind.UPDATE, at=at)
    kind = NoticeKind.TO_CHOOSE if preview.to_triage else NoticeKind.TO_DEAL_WITH
    for recipient in preview.recipients:
        for person in recipient.people:
            queue(case, index_of(person), kind, at=at)
        if recipient.contact_line:
            for grant in (each for each in preview.grants if each.relation == Relation.TRIAGE):
                queue(case, index_of(grant.user), NoticeKind.TO_CHOOSE, at=at)
            queue(case, "", kind, at=at, outside=recipient.contact_line)
    if not guards.is_not_about_a_councillor(case):
        # Until they say whether it is a Code matter nobody may decide it (Localism Act 2011 s.28(9)).
        for grant in (each for each in preview.grants if each.relation == Relation.OVERSIGHT):
            queue(case, index_of(grant.user), NoticeKind.TO_ANSWER, at=at)
