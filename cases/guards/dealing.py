"""When may whoever deals with a case not do something on the way? Each docstring is the sentence the person reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cases.blind_index import index_of
from cases.choosing import parties_kept
from cases.exclusions import Exclusions
from cases.frozen_plan import rulebook_of_case
from cases.matters import is_about_conduct
from cases.models import Case
from cases.states import RESTRICTIONS, Body, NameWithheld, NoteLabel, Relation, State
from cases.triage import MONITORING_OFFICER
from cases.version_change import VersionChange
from people.models import Post, Side, User
from rules.language.plan import StepPlan
from rules.language.working_days import Calendar


def reasons_are_missing(reasons: str) -> bool:
    """Say why: without a reason nothing is done."""
    return not reasons.strip()


def label_is_missing(label: str) -> bool:
    """Choose for whom the note is."""
    return label not in NoteLabel.values


def legal_advice_is_for_nobody(label: str, named: Sequence[User]) -> bool:
    """Name whom the legal advice is for. Nobody else will read it."""
    return label == NoteLabel.LEGAL_ADVICE and not named


def is_kept_out(case: Case, person: User, on: date) -> bool:
    """This person cannot be asked in this case. Choose somebody else."""
    restricted = case.access.filter(
        person=index_of(person), relation__in=RESTRICTIONS, until_at__isnull=True
    ).exists()
    # Who goes with one of the two sides reads no advice and gives no view to those who decide between them.
    goes_with_one = (
        case.access.filter(
            person=index_of(person), relation=Relation.COMPANION, until_at__isnull=True
        ).exists()
        or case.hearings.filter(companion=index_of(person)).exists()
    )
    # Somebody who is away is met with the same words, so that a refusal tells nobody of a connection.
    return (
        restricted
        or goes_with_one
        or Exclusions(parties_kept(case), on).not_today_because(person) is not None
    )


def is_a_party_or_witness(case: Case, person: User) -> bool:
    """This person is part of it, so they cannot go with you. Choose somebody else."""
    parts = (Relation.SUBJECT, Relation.WITNESS, Relation.AFFECTED, Relation.FILED_FOR, Relation.COMPLAINANT)
    return case.access.filter(person=index_of(person), relation__in=parts, until_at__isnull=True).exists()


def works_on_it(case: Case, person: User) -> bool:
    """This person works on the case or watches over it, so they cannot go with anybody in it. Choose somebody else."""
    relations = (Relation.HANDLER, Relation.TRIAGE, Relation.OVERSIGHT, Relation.TOLD_IT_LIES)
    theirs = case.access.filter(person=index_of(person), relation__in=relations, until_at__isnull=True)
    return theirs.exists() or _is_of_its_panel(case, person)


def _is_of_its_panel(case: Case, person: User) -> bool:
    """Whether they are of the panel that has it, so that naming one after the other tells nobody who was kept back."""
    panels = case.steps.filter(ended_on__isnull=True, post__side=Side.PANEL)
    return panels.filter(post__holdings__user=person, post__holdings__to_on__isnull=True).exists()


def goes_with_them_already(case: Case, person: User) -> bool:
    """This person goes with you already."""
    return case.access.filter(
        person=index_of(person), relation=Relation.COMPANION, until_at__isnull=True
    ).exists()


def date_is_not_later(until: date, due_on: date | None) -> bool:
    """Choose a day after the one on which it is due now."""
    return due_on is not None and until <= due_on


def another_was_sent(sent: int) -> bool:
    """A holding response was sent in this step already. For another one ask somebody other than you to agree first."""
    return sent > 0


def none_was_sent_yet(sent: int) -> bool:
    """No holding response was sent in this step yet, so nobody has to agree. Send it yourself."""
    return sent == 0


def date_is_not_ahead(until: date, on: date) -> bool:
    """Choose a day after today."""
    return until <= on


def day_is_not_worked(until: date, counted_by: Calendar) -> bool:
    """Choose a working day: on that day nobody is there to answer."""
    return not counted_by.is_working_day(until)


def is_paused(case: Case) -> bool:
    """This case waits already. Take it up again first."""
    return bool(case.waiting)


def body_is_missing(body: str) -> bool:
    """Choose for whom it waits."""
    return body not in Body.values


def review_is_not_ahead(review_on: date, on: date) -> bool:
    """Choose a day after today on which this is looked at again."""
    return review_on <= on


def answer_is_due_too_soon(answer_by: date, on: date) -> bool:
    """Give them time to answer: choose a day after today."""
    return answer_by <= on


def time_to_answer_is_not_over(answer_by: date | None, on: date) -> bool:
    """They still have time to answer. Go on without an answer once the day you gave them has passed; it is put off by
    the days on which the mail to them did not arrive."""
    return answer_by is None or on <= answer_by


def mail_to_them_did_not_arrive(answer_by: date | None) -> bool:
    """The mail that tells them could not be delivered and they have not opened it, so their time does not run. Mail it
    again, or tell them in another way, and they have as long as you gave them."""
    return answer_by is None


def companion_is_not_said(may_accompany: str) -> bool:
    """Say who may come with them: a union representative, a colleague or a party colleague."""
    return not may_accompany.strip()


def is_about_no_person(case: Case) -> bool:
    """This case is about nobody in particular, or about a post that nobody sits in, so there is nobody to ask."""
    return not (case.parties.get("subject") or {}).get("user")


def is_the_handler(case: Case, by: User) -> bool:
    """Somebody other than the person dealing with it has to say why nobody was asked."""
    return case.access.filter(person=index_of(by), relation=Relation.HANDLER, until_at__isnull=True).exists()


def is_not_about_a_councillor(case: Case) -> bool:
    """Only a concern about what a councillor did can be an allegation that the Code was broken."""
    return not (is_about_a_councillor(case) and is_about_conduct(case))


def is_about_a_councillor(case: Case) -> bool:
    """This concern is about a councillor."""
    return bool((case.parties.get("subject") or {}).get("side") == Side.COUNCILLOR)


def is_for_a_monitoring_officer(case: Case, seat: Post) -> bool:
    """Only a Monitoring Officer may have an allegation that a councillor broke the Code (Localism Act 2011 s.28)."""
    alleged = case.code_question.get("answer") == "yes"
    return alleged and not seat.kind.startswith(MONITORING_OFFICER)


def a_date_would_come_earlier(change: VersionChange, *, earlier_is_meant: bool) -> bool:
    """A date would come earlier than it is now, and whoever keeps it may miss it. Say that this is meant, or leave the
    case under the version it has."""
    return change.brings_forward and not earlier_is_meant


def nobody_agreed(agreed_by: str) -> bool:
    """Say who agreed to it. An arrangement is agreed, never imposed."""
    return not agreed_by.strip()


def name_is_not_decided(case: Case) -> bool:
    """The person who raised it asked that their name is not given. Decide about that first."""
    return case.name_withheld == NameWithheld.ASKED


def name_was_not_asked_for(case: Case) -> bool:
    """Nobody waits for a decision about a name here. Look at the case again."""
    return case.name_withheld != NameWithheld.ASKED


def name_was_decided(case: Case) -> bool:
    """You have asked for this already."""
    return case.name_withheld != NameWithheld.NOT_ASKED


def somebody_fears_for_their_safety(case: Case) -> bool:
    """Somebody fears for their safety here, so nobody is asked to talk it over first. Deal with it yourself."""
    return bool(case.plan["given"].get("safety") == "yes")


def nobody_is_talking(case: Case) -> bool:
    """No talks are under way in this case. Look at it again."""
    return bool(case.state != State.INFORMAL)


def are_linked_already(case: Case, other: Case) -> bool:
    """These two are linked already."""
    ours = case.incident_links.filter(unlinked_at__isnull=True).values("incident")
    return other.incident_links.filter(unlinked_at__isnull=True, incident__in=ours).exists()


def is_for_ordinary_councillors(case: Case, seat: Post, plan: StepPlan | None) -> bool:
    """A councillor without an office is given a case only where the rule names them. Choose another seat."""
    if seat.side != Side.COUNCILLOR:
        return False
    known = rulebook_of_case(case).post_by_name.get(seat.kind)
    handler = plan.rule.handler if plan is not None and plan.rule is not None else None
    named = {reference.post for reference in handler.references()} if handler is not None else set()
    if known is None:
        return seat.kind not in named
    names = {str(known.name), *(str(alias) for alias in known.aliases)}
    return known.number == "many" and named.isdisjoint(names)
