"""What becomes of a concern when it is sent?"""

from datetime import date, timedelta

import pytest

from cases.access import work_of
from cases.acts.file_concern import file_concern
from cases.acts.save_draft import save_draft
from cases.blind_index import index_of
from cases.models import Case, Draft, Notice
from cases.models.draft import CHOOSE_FOR_ME
from cases.preview import preview_of
from cases.references import is_a_reference
from cases.refusals import RecipientChanged, Refused
from cases.sentences import sentence_of
from cases.states import State
from people.establishment import seat, vacate
from people.models import Capacity, CouncilClosure, Holding, User
from tests.cases.sending import AT, ON, TRIED, drafted, sent
from tests.world import World


def _about_place(w: World, **changes: object) -> Draft:
    return drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place), **changes)  # type: ignore[arg-type]


def test_a_concern_about_a_director_goes_to_the_chief_executive(wendlebury: World) -> None:
    case = sent(_about_place(wendlebury), wendlebury.member)
    (step,) = case.steps.all()
    assert case.state == State.WITH_HANDLER
    assert [held.known_as for held in step.handlers] == ["Judith Amadi, Chief Executive"]
    assert is_a_reference(case.reference)
    assert not Draft.objects.exists()


def test_the_event_of_sending_reads_as_a_sentence_with_its_source(wendlebury: World) -> None:
    case = sent(_about_place(wendlebury), wendlebury.member)
    (event,) = case.events.all()
    assert (
        sentence_of(event)
        == "Rosa Bright raised this, and it went to Judith Amadi, Chief Executive (paragraph 12.2)."
    )


def test_the_clocks_start_with_receipt_and_skip_the_days_the_council_is_closed(wendlebury: World) -> None:
    CouncilClosure.objects.create(council=wendlebury.council, on=date(2026, 6, 3), reason="training day")
    case = sent(_about_place(wendlebury), wendlebury.member)
    assert {clock.what: clock.due_on for clock in case.clocks.all()} == {
        "acknowledge within": date(2026, 6, 9),
        "reply within": date(2026, 6, 16),
    }
    assert {clock.calendar for clock in case.clocks.all()} == {"England and Wales"}


def test_sending_twice_makes_one_case(wendlebury: World) -> None:
    draft = _about_place(wendlebury)
    shown = preview_of(draft, on=ON).fingerprint
    first = file_concern(draft, by=wendlebury.member, on=ON, at=AT, fingerprint=shown)
    second = file_concern(draft, by=wendlebury.member, on=ON, at=AT, fingerprint=shown)
    assert (first.created, second.created) == (True, False)
    assert first.case == second.case
    assert Case.objects.count() == 1


def test_nobody_else_can_send_a_draft_or_learn_that_it_was_sent(wendlebury: World) -> None:
    draft = _about_place(wendlebury)
    shown = preview_of(draft, on=ON).fingerprint
    with pytest.raises(Refused, match="no longer here"):
        file_concern(draft, by=wendlebury.other_member, on=ON, at=AT, fingerprint=shown)
    sent(draft, wendlebury.member)
    with pytest.raises(Refused, match="no longer here"):
        file_concern(draft, by=wendlebury.other_member, on=ON, at=AT, fingerprint=shown)


def test_where_the_recipient_has_left_meanwhile_the_new_one_is_shown_first(wendlebury: World) -> None:
    draft = _about_place(wendlebury)
    shown = preview_of(draft, on=ON).fingerprint
    vacate(Holding.objects.get(user=wendlebury.chief_executive), last_on=ON - timedelta(days=1))
    with pytest.raises(RecipientChanged) as changed:
        file_concern(draft, by=wendlebury.member, on=ON, at=AT, fingerprint=shown)
    assert [one.title for one in changed.value.preview.recipients] == ["Monitoring Officer"]
    assert not Case.objects.exists()
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_the_filer_must_choose_where_the_rule_leaves_a_choice(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(w.member, w.council, about=(w.officer, w.posts.officer))
    preview = preview_of(draft, on=ON)
    assert [[one.user for one in choice] for choice in preview.choices] == [
        [w.line_manager],
        [w.director_of_place],
    ]
    with pytest.raises(Refused, match="Choose who"):
        sent(draft, w.member)
    chosen = save_draft(draft, by=w.member, at=AT, choice=1)
    assert sent(chosen, w.member).steps.get().handlers[0].user == w.director_of_place.pk


def test_a_concern_that_nobody_lawful_can_have_waits_for_someone_to_be_chosen(wendlebury: World) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer):
        vacate(Holding.objects.get(user=user), last_on=ON - timedelta(days=1))
    w.posts.outside_monitoring_officer.contact_line = ""
    w.posts.outside_monitoring_officer.save()
    case = sent(_about_place(w), w.member)
    assert case.state == State.TRIAGE
    assert [held.known_as for held in case.steps.get().handlers] == ["Tom Ferris, Deputy Monitoring Officer"]


def test_a_seat_outside_that_nobody_signs_in_for_has_somebody_here_who_hands_it_over(
    wendlebury: World,
) -> None:
    w = wendlebury
    for user in (w.chief_executive, w.monitoring_officer):
        vacate(Holding.objects.get(user=user), last_on=ON - timedelta(days=1))
    draft = _about_place(w)
    shown = preview_of(draft, on=ON)
    assert [one.title for one in shown.recipients] == [w.posts.outside_monitoring_officer.title]
    assert shown.notes[-1].endswith("does not use this service, so Tom Ferris hands it over to them.")
    case = sent(draft, w.member)
    assert [work.reference for work in work_of(w.deputy_monitoring_officer, on=ON)] == [case.reference]
    assert Notice.objects.filter(case=case, person=index_of(w.deputy_monitoring_officer)).exists()


def test_a_signpost_sends_nothing_until_the_filer_asks_for_a_person(wendlebury: World) -> None:
    draft = _about_place(wendlebury, facts={**TRIED, "capacity": "service user"})
    preview = preview_of(draft, on=ON)
    assert (preview.outcome, preview.ends_here, preview.recipients) == ("signpost", True, ())
    with pytest.raises(Refused, match="another procedure"):
        sent(draft, wendlebury.member)
    case = sent(save_draft(draft, by=wendlebury.member, at=AT, carried_on=True), wendlebury.member)
    assert case.state == State.TRIAGE
    assert case.steps.get().handlers[0].user == wendlebury.monitoring_officer.pk


def test_somebody_else_chosen_on_request_is_never_the_person_avoided(wendlebury: World) -> None:
    w = wendlebury
    draft = drafted(w.member, w.council, "advice", facts={}, choice=CHOOSE_FOR_ME, avoids="We fell out.")
    case = sent(draft, w.member)
    assert case.state == State.TRIAGE
    assert case.steps.get().handlers[0].user != w.monitoring_officer.pk


def test_the_day_s_limit_keeps_the_draft(wendlebury: World, settings: object) -> None:
    settings.FILINGS_A_DAY = 1  # type: ignore[attr-defined]
    sent(_about_place(wendlebury), wendlebury.member)
    second = _about_place(wendlebury)
    with pytest.raises(Refused, match="Your draft is kept"):
        sent(second, wendlebury.member)
    assert Draft.objects.filter(pk=second.pk).exists()
    sent(second, wendlebury.member, on=ON + timedelta(days=1))


def test_the_recipient_gets_a_notice_and_the_subject_none(wendlebury: World) -> None:
    sent(_about_place(wendlebury), wendlebury.member)
    assert [notice.person for notice in Notice.objects.all()] == [index_of(wendlebury.chief_executive)]


def test_what_was_written_stands_encrypted_and_no_row_holds_a_person_s_number(wendlebury: World) -> None:
    from django.db import connection

    case = sent(_about_place(wendlebury), wendlebury.member)
    with connection.cursor() as cursor:
        cursor.execute("SELECT account, parties, plan, reasons FROM cases_case")
        (row,) = cursor.fetchall()
    assert all(column.startswith("gAAAA") for column in row)
    assert not [field for field in Case._meta.get_fields() if getattr(field, "related_model", None) is User]
    assert case.account["words"]["happened"] == "She was shouted at in the corridor."


def test_acting_up_is_named_with_its_end(wendlebury: World) -> None:
    w = wendlebury
    vacate(Holding.objects.get(user=w.chief_executive), last_on=ON - timedelta(days=1))
    seat(
        w.posts.chief_executive,
        w.director_of_people,
        capacity=Capacity.ACTING,
        from_on=ON,
        to_on=date(2026, 7, 31),
    )
    (recipient,) = preview_of(_about_place(w), on=ON).recipients
    assert (recipient.user, recipient.capacity, recipient.acting_until) == (
        w.director_of_people,
        "acting",
        date(2026, 7, 31),
    )


def test_somebody_who_has_left_cannot_send(wendlebury: World) -> None:
    draft = _about_place(wendlebury)
    shown = preview_of(draft, on=ON).fingerprint
    vacate(Holding.objects.get(user=wendlebury.member), last_on=ON - timedelta(days=1))
    with pytest.raises(Refused, match="no longer have a part"):
        file_concern(draft, by=wendlebury.member, on=ON, at=AT, fingerprint=shown)
