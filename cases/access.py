"""Who may see what? The only place that answers: by default nobody, and a restriction beats every role.

Lists, counts, pages and the table "who can see this" all come from here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import gettext, gettext_noop

from cases.blind_index import index_of
from cases.connections import connected_with, connections_on
from cases.doing import DOERS, Act, Role
from cases.models import (
    Access,
    Attachment,
    Case,
    Consultation,
    Draft,
    Event,
    Hearing,
    HoldingAsked,
    Import,
    Note,
    OnDesk,
)
from cases.part import AT_WORK, OWN, Part, part_asked, part_from, part_of
from cases.seats import Seats, seated_by_relation, seated_for, seats_of
from cases.states import PARTIES, RESTRICTIONS, EventKind, NoteLabel, Relation
from cases.way_in import ways_in_that_ended
from people.directory import holdings_on
from people.models import User
from people.prepared import KEY, NUMBER, WORDS, Prepared, together

READ = "read"
READ_WORDS = "read_words"
CONFIRM_NO_CONNECTION = "confirm_no_connection"
ACKNOWLEDGE = Act.ACKNOWLEDGE
KNOW_OF = "know_of"

WORK = (Relation.HANDLER, Relation.TRIAGE)
# Those who know that a case exists, and open no page of it.
BY_EXISTENCE = (Relation.OVERSIGHT, Relation.TOLD_IT_LIES)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether somebody may do something, and, where they may not, the sentence they read."""

    allowed: bool
    reason: str

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True, slots=True)
class Seer:
    """Somebody who sees something of a case, in which part, and whether they are the one who reads it."""

    relation: Relation
    name: str
    is_you: bool = False


@dataclass(frozen=True, slots=True)
class VisibilityRow:
    """One line of "who can see this": who, what they see, and from when or on what condition."""

    who: str
    sees: str
    when: str


def drafts_of(user: User, *, on: date) -> QuerySet[Draft]:
    """The person's own drafts that are still kept on the day, the last saved first. Nobody else ever sees one."""
    return _kept_for(user, on).filter(is_arrived=False)


def arrivals_of(user: User, *, on: date) -> QuerySet[Draft]:
    """What this person has begun to write down because it arrived otherwise, and has not sent. Nobody else sees one."""
    return _kept_for(user, on).filter(is_arrived=True)


def imports_of(user: User) -> QuerySet[Import]:
    """The spreadsheets of past cases that this person gave, the last first. Nobody else sees that there is one."""
    return Import.objects.filter(by=user).select_related("council")


def _kept_for(user: User, on: date) -> QuerySet[Draft]:
    return Draft.objects.filter(owner=index_of(user), expires_on__gte=on).select_related("council")


def visible_to(user: User, *, on: date) -> QuerySet[Case]:
    """The cases whose page this person may open: their own, and those they deal with or choose for.

    Work is seen only while the person sits in the seat because of which they have it. Somebody who has left keeps
    their own cases until report-back and the time to ask again have passed: see way_in.py.
    """
    return _not_restricted(user).filter(_own(user, on) | _at_work(user, WORK, on))


def known_to(user: User, *, on: date) -> QuerySet[Case]:
    """The cases that exist for this person at all: what is visible, and what they oversee by existence and dates."""
    return _not_restricted(user).filter(_own(user, on) | _at_work(user, (*WORK, *BY_EXISTENCE), on))


def own_cases(user: User, *, on: date) -> QuerySet[Case]:
    """What the person raised themselves."""
    return visible_to(user, on=on).filter(Exists(_related(user, [Relation.COMPLAINANT])))


def accompanied_by(user: User, *, on: date) -> QuerySet[Case]:
    """The cases in which somebody who raised one named this person to go with them: they see what that person sees."""
    return visible_to(user, on=on).filter(_accompanied(user))


def written_down_by(user: User, *, on: date) -> QuerySet[Case]:
    """What the person wrote down for somebody else and sent: the page that says so, and nothing that came after."""
    cases = Case.objects.select_related("council")
    seated = holdings_on(on).filter(user=user, post__council=OuterRef("council")) if user.is_active else None
    if seated is None:
        return cases.none()
    return cases.filter(Exists(_related(user, [Relation.HELPED])), Exists(seated))


def recorded_by(user: User, *, on: date) -> QuerySet[Case]:
    """What the person wrote down because it arrived otherwise: the page that says so, and nothing that came after.

    Nothing where the rules keep them out of it: because it is about them, or they are connected with a party.
    """
    seated = holdings_on(on).filter(user=user, post__council=OuterRef("council"))
    above = holdings_on(on).filter(user=user, post__council=OuterRef("council__principal_authority"))
    return _not_restricted(user).filter(
        Exists(_related(user, [Relation.RECORDED])),
        Exists(seated) | Exists(above),
        ~Q(Exists(_connected_with_a_party(user, on))),
    )


def own_and_accompanied(user: User, *, on: date) -> QuerySet[Case]:
    """Both at once: what the person raised, and what they go with somebody on."""
    return _not_restricted(user).filter(_own(user, on))


def work_of(user: User, *, on: date) -> QuerySet[Case]:
    """What the person deals with, or chooses for."""
    return visible_to(user, on=on).filter(Exists(_related(user, WORK)))


def overseen_by(user: User, *, on: date) -> QuerySet[Case]:
    """What the person knows of by existence, dates and outcome alone: no page of it opens for them."""
    return known_to(user, on=on).exclude(pk__in=visible_to(user, on=on).values("pk"))


def on_the_desk_of(user: User, *, on: date, seats: Seats | None = None) -> QuerySet[Case]:
    """What `work_of` and `overseen_by` have, in one list: `is_work` tells the one from the other.

    In as few look-ups as one of them. Nothing that the person raised, or goes along with. `seats` are theirs on the
    day, where they are known already.
    """
    sits = seated_by_relation(user, on, seats)
    at_work = sits[Relation.HANDLER] | sits[Relation.TRIAGE]
    known = at_work | sits[Relation.OVERSIGHT] | sits[Relation.TOLD_IT_LIES]
    own = Q(Exists(_related(user, [Relation.COMPLAINANT]))) | _accompanied(user)
    return (
        _not_restricted(user)
        .filter(known & ~Q(Exists(_connected_with_a_party(user, on))) & ~own)
        .annotate(is_work=ExpressionWrapper(at_work, output_field=BooleanField()))
    )


@dataclass(frozen=True, slots=True)
class DeskRows:
    """The rows of what somebody deals with, chooses for or watches over; and the same with `opens`: whether they may
    open it.
    """

    known: QuerySet[OnDesk]
    with_what_opens: QuerySet[OnDesk]


def desk_rows_of(user: User, *, on: date) -> DeskRows:
    """What `on_the_desk_of` has, row by row in the order of a list, however many cases there are."""
    cases = on_the_desk_of(user, on=on).filter(pk=OuterRef("case_id"))
    rows = OnDesk.objects.filter(Exists(cases), person=index_of(user))
    return DeskRows(rows, rows.annotate(opens=Exists(cases.filter(Q(is_work=True)))))


def case_sent_from(user: User, draft_key: UUID, *, on: date) -> Case | None:
    """The case that the person's own draft became, so that sending it a second time shows the same page."""
    if not _SENT_FROM(draft_key=draft_key):
        return None
    key = {"draft_key": draft_key}
    return own_cases(user, on=on).filter(**key).first() or written_down_by(user, on=on).filter(**key).first()


_SENT_FROM: Prepared[int] = Prepared(
    lambda draft_key: Case.objects.filter(draft_key=draft_key).order_by().values_list("pk", flat=True),
    draft_key=KEY,
)


def may(user: User, act: str, case: Case, *, on: date) -> Decision:
    """Whether a person may do something with a case on the day.

    `act` is one of `doing.Act`, or "know_of", "read" (the page, names and kind), "read_words", "confirm_no_connection".
    """
    return may_with(part_of(user, case, on), act, case)


def may_with(part: Part, act: str, case: Case) -> Decision:
    """The same, where the person's part in the case is known already."""
    if act == KNOW_OF:
        return _decided(part.is_known, _NOT_THERE)
    if not part.roles:
        return Decision(allowed=False, reason=_NOT_THERE)
    if act in (READ, READ_WORDS, CONFIRM_NO_CONNECTION):
        return _may_read(part, act)
    if act not in DOERS:
        return Decision(allowed=False, reason=f"Nobody may {act} a case here.")
    as_one_of = part.roles & DOERS[Act(act)]
    if not as_one_of:
        who = gettext(" or ").join(gettext(str(role)) for role in sorted(DOERS[Act(act)]))
        return Decision(allowed=False, reason=gettext("Only %(who)s can do that.") % {"who": who})
    if as_one_of <= AT_WORK and not part.confirmed:
        return Decision(
            allowed=False, reason=gettext_noop("First say whether you have any connection with it.")
        )
    done = act == Act.ACKNOWLEDGE and case.acknowledged_on is not None
    return _decided(not done, gettext_noop("This has already been acknowledged."))


def known_case(user: User, reference: str, *, on: date) -> tuple[Case, Part] | None:
    """The case of that reference with the person's part in it; None where there is none for them."""
    cases, *rows = together(_OF_REFERENCE.told(reference=reference), *part_asked(user, reference, on))
    case = next(iter(cases()), None)
    if case is None:
        return None
    part = part_from(user, case, on, *rows)
    return (case, part) if part.is_known else None


_OF_REFERENCE: Prepared[Case] = Prepared(
    lambda reference: Case.objects.select_related("council").filter(reference=reference), reference=WORDS
)


def had_to_do_with(user: User, reference: str) -> bool:
    """Whether the person once worked on the case of that reference: reading that it is gone tells them nothing new."""
    theirs = Access.objects.filter(case__reference=reference, person=index_of(user), relation__in=WORK)
    return user.is_active and theirs.exists()


def had_raised(user: User, reference: str) -> bool:
    """Whether the person raised the case of that reference, whether or not its page still opens for them."""
    theirs = Access.objects.filter(
        case__reference=reference, person=index_of(user), relation=Relation.COMPLAINANT
    )
    return user.is_active and theirs.exists()


def has_file_at_work(user: User, key: UUID, *, on: date) -> bool:
    """Whether the person may have this file because they work on its case, and not because it is of their own."""
    case = work_of(user, on=on).filter(attachments__key=key).first()
    return case is not None and attachments_of(user, case, on=on).filter(key=key).exists()


def roles_of(user: User, case: Case, *, on: date) -> frozenset[Role]:
    """As what the person may do something with a case on the day; empty for whoever it does not exist for."""
    return part_of(user, case, on).roles


def hearings_of(user: User, *, on: date) -> QuerySet[Hearing]:
    """What was put to this person, or to somebody whose companion they are: those pages, and nothing else of a case.

    Whoever stands on the other side or works on the case goes with nobody here, whoever named them.
    """
    if not user.is_active:
        return Hearing.objects.none()
    mark = index_of(user)
    elsewhere = Access.objects.filter(case=OuterRef("case"), person=mark, until_at__isnull=True).exclude(
        relation=Relation.OVERSIGHT
    )
    goes_with_them = Q(companion=mark) & ~Q(Exists(elsewhere))
    return Hearing.objects.filter(Q(person=mark) | goes_with_them).select_related("case__council")


def consultations_of(user: User, *, on: date) -> QuerySet[Consultation]:
    """The views that this person is asked for, or gave: those pages, and nothing else of a case.

    Whoever came to be kept out of the case, or has left, is asked no longer.
    """
    if not holdings_on(on).filter(user=user).exists():
        return Consultation.objects.none()
    return Consultation.objects.filter(
        person=index_of(user), case__in=_not_restricted(user).values("pk")
    ).select_related("case__council")


def agreements_asked_of(user: User, *, on: date) -> QuerySet[HoldingAsked]:
    """The holding responses that this person is asked to agree to, or answered for: those pages, and nothing else.

    Whoever sits in the seat that was asked, on the day. Never whoever asked, deals with the case or has a part in it.
    """
    mark, seats = index_of(user), seats_of(user, on)
    theirs = Q(post__in=seats.sat_in) | Q(person=mark, post__in=seats.touched)
    at_hand = (*PARTIES, Relation.COMPANION, Relation.HANDLER)
    of_the_case = Access.objects.filter(case=OuterRef("case"), until_at__isnull=True)
    connected = of_the_case.filter(relation__in=PARTIES, person__in=connected_with([mark], on))
    return (
        HoldingAsked.objects.filter(theirs, case__in=_not_restricted(user).values("pk"))
        .exclude(by=mark)
        .exclude(Exists(of_the_case.filter(person=mark, relation__in=at_hand)))
        .exclude(Exists(connected))
        .select_related("case__council", "clock")
    )


def notes_for(user: User, case: Case, *, on: date, part: Part | None = None) -> QuerySet[Note]:
    """The notes that this person may read. Legal advice only where they are named for it, whatever they are."""
    roles = part.roles if part is not None else roles_of(user, case, on=on)
    mark = index_of(user)
    readable = {NoteLabel.SHARED} if roles & (OWN | AT_WORK) else set()
    if roles & AT_WORK:
        readable |= {NoteLabel.INTERNAL, NoteLabel.HANDLER}
    if Role.CHOOSER in roles and Role.HANDLER not in roles:
        readable.discard(NoteLabel.HANDLER)
    named = [
        note.pk for note in case.notes.filter(label=NoteLabel.LEGAL_ADVICE) if roles and mark in note.named
    ]
    return case.notes.filter(Q(label__in=readable) | Q(pk__in=named))


def notes_shared_with_them(case: Case) -> QuerySet[Note]:
    """The notes shared with the person who raised a case, for the page that opens for them and whoever goes along."""
    return case.notes.filter(label=NoteLabel.SHARED)


def attachments_of(user: User, case: Case, *, on: date, part: Part | None = None) -> QuerySet[Attachment]:
    """The files of a case that this person may be given: what was shared with whoever raised it to them, and every one
    to whoever works on it and has said that they have no connection.

    Nobody else, whatever else they may know: not the person it is about, nobody's companion, not whoever oversees it.
    """
    roles = part.roles if part is not None else roles_of(user, case, on=on)
    files = case.attachments.all()
    if Role.COMPLAINANT in roles:
        return files.filter(label=NoteLabel.SHARED)
    confirmed = part.confirmed if part is not None else has_confirmed(user, case)
    if roles & AT_WORK and confirmed:
        return files
    return files.none()


def files_of_account(user: User, put: Hearing) -> QuerySet[Attachment]:
    """The files that the person it was put to added themselves: that they are there, and the names they gave them.

    None for whoever goes with them. Nobody opens one from their page: they have it already.
    """
    mark = index_of(user)
    files = Attachment.objects.filter(case=put.case, by=mark)
    return files if put.person == mark else files.none()


def files_of_draft(user: User, draft: Draft) -> QuerySet[Attachment]:
    """The files of a person's own draft, which nobody else ever sees."""
    return Attachment.objects.filter(draft=draft, draft__owner=index_of(user))


def _may_read(part: Part, act: str) -> Decision:
    if not part.is_visible:
        return Decision(allowed=False, reason=_NOT_THERE)
    if act == READ or (act == READ_WORDS and part.roles & OWN):
        return Decision(allowed=True, reason="")
    if not part.roles & AT_WORK:
        return Decision(
            allowed=False, reason=gettext_noop("Only the person dealing with this case can do that.")
        )
    if act == CONFIRM_NO_CONNECTION:
        return Decision(allowed=True, reason="")
    return _decided(part.confirmed, gettext_noop("First say whether you have any connection with it."))


def has_confirmed(user: User, case: Case) -> bool:
    """Whether the person said, before reading the words, that they have no connection with the case."""
    return bool(_CONFIRMED(case=case.pk, by=index_of(user)))


_CONFIRMED: Prepared[int] = Prepared(
    lambda case, by: (
        Event.objects.filter(case=case, by=by, kind=EventKind.NO_CONNECTION_CONFIRMED)
        .order_by()
        .values_list("pk", flat=True)[:1]
    ),
    case=NUMBER,
    by=WORDS,
)


def not_opened_by(user: User, cases: Iterable[Case]) -> frozenset[int]:
    """Those of the cases, by number, of which the person has not said yet that they have no connection. One look-up."""
    numbers = {case.pk for case in cases}
    confirmed = Event.objects.filter(
        case__in=numbers, by=index_of(user), kind=EventKind.NO_CONNECTION_CONFIRMED
    )
    return frozenset(numbers - set(confirmed.values_list("case_id", flat=True)))


def who_can_see(
    case: Case, since: Callable[[Access], str] = lambda _row: "", *, reader: User | None = None
) -> tuple[VisibilityRow, ...]:
    """The table "who can see this" of a case, from its own rows of access: without a row nobody sees anything of it.

    Whoever reads it stands in it as "you".
    `since` says of a row from when it lets in, and why. Whoever has left the seat stands in it until the case has gone
    to other hands, though no page opens for them meanwhile.
    """
    rows = [row for row in case.access.all() if row.until_at is None and row.relation not in RESTRICTIONS]
    return rows_of((_seer(row, reader), since(row)) for row in rows)


def who_could_see(
    case: Case, until: Callable[[Access], str], *, reader: User | None = None
) -> tuple[VisibilityRow, ...]:
    """Those who were let in once and are no longer, as themselves or in any other part. `until` says when it ended."""
    rows = [row for row in case.access.all() if row.relation not in RESTRICTIONS]
    still = {row.name for row in rows if row.until_at is None}
    ended = [row for row in rows if row.until_at is not None and row.name not in still]
    return rows_of((_seer(row, reader), until(row)) for row in ended)


def who_can_see_account(
    put: Hearing, since: Callable[[Access], str], *, reader: User
) -> tuple[VisibilityRow, ...]:
    """The table "who can see this" of what was put to somebody and of their account, as hearings_of and may have it."""
    mark = index_of(reader)
    own, goes_along = put.person == mark, bool(put.companion_name) and put.companion == mark
    sees = gettext("what was put to the person it is about, and their account")
    if own:
        sees = gettext("what was put to you, and your account")
    theirs = [VisibilityRow(gettext("you") if own else put.name, sees, "")]
    if put.companion_name:
        along = gettext("the same page, to go with you") if own else gettext("the same page, to go with them")
        theirs.append(VisibilityRow(gettext("you") if goes_along else put.companion_name, along, ""))
    at_work = [row for row in put.case.access.all() if row.until_at is None and row.relation in WORK]
    return (*theirs, *dict.fromkeys(VisibilityRow(row.name, sees, since(row)) for row in at_work))


def rows_of(seers: Iterable[tuple[Seer, str]]) -> tuple[VisibilityRow, ...]:
    """The table for people, each with from when; relations that let nobody in are left out."""
    rows = (
        VisibilityRow(
            gettext("you") if one.is_you else one.name,
            gettext(_YOU_SEE.get(one.relation, _SEES[one.relation]) if one.is_you else _SEES[one.relation]),
            when,
        )
        for one, when in seers
        if one.relation in _SEES
    )
    return tuple(dict.fromkeys(rows))


_NOT_THERE = gettext_noop("There is no such case for you.")
_SEES = {
    Relation.COMPLAINANT: gettext_noop("everything that was sent, what happens with it and the answer"),
    Relation.COMPANION: gettext_noop("what the person who raised it sees, except files, to go with them"),
    Relation.HELPED: gettext_noop(
        "what they wrote down for the person who raised it, and nothing of what becomes of it"
    ),
    Relation.RECORDED: gettext_noop(
        "what they wrote down when it arrived, and nothing of what becomes of it by that"
    ),
    Relation.HANDLER: gettext_noop("everything, so that they can deal with it"),
    Relation.TRIAGE: gettext_noop("everything, so that they can choose who deals with it"),
    Relation.OVERSIGHT: gettext_noop(
        "that it exists, its dates and its outcome. What was written is read only to say whether a"
        " concern about a councillor is a Code matter, and each such reading is recorded"
    ),
    Relation.TOLD_IT_LIES: gettext_noop("that it exists and its dates, so that it does not lie"),
}
# Where the one who reads it is meant; what is not here names nobody.
_YOU_SEE = {
    Relation.HELPED: gettext_noop(
        "what you wrote down for the person who raised it, and nothing of what becomes of it"
    ),
    Relation.HANDLER: gettext_noop("everything, so that you can deal with it"),
    Relation.TRIAGE: gettext_noop("everything, so that you can choose who deals with it"),
}
CANNOT_SEE: tuple[str, ...] = (
    gettext_noop(
        "other councillors and officers, and their managers; somebody who is asked for a view sees only what was"
        " written for them"
    ),
    gettext_noop("the people who look after the computers"),
)
NOT_TOLD = gettext_noop("the person it is about: this service does not tell them")


def _seer(row: Access, reader: User | None) -> Seer:
    is_you = reader is not None and row.person == index_of(reader)
    return Seer(Relation(row.relation), row.name, is_you=is_you)


def _accompanied(user: User) -> Q:
    """Whoever watches over a case goes with nobody in it."""
    watches = Exists(_related(user, [Relation.OVERSIGHT]))
    return Q(Exists(_related(user, [Relation.COMPANION]))) & ~Q(watches)


def kept_from(user: User, numbers: Collection[int], *, on: date) -> frozenset[int]:
    """Those of the cases, by number, that the rules keep this person out of, whatever their part: one look-up.

    About them, or with a party whom they are connected with.
    """
    sees = _not_restricted(user).filter(~Q(Exists(_connected_with_a_party(user, on))), pk__in=numbers)
    return frozenset(numbers) - frozenset(sees.values_list("pk", flat=True))


def _not_restricted(user: User) -> QuerySet[Case]:
    everything = Case.objects.select_related("council")
    if not user.is_active:
        return everything.none()
    return everything.exclude(Exists(_related(user, RESTRICTIONS)))


def _own(user: User, on: date) -> Q:
    """Cases that the person raised, or goes along with, while their way in to them lasts."""
    raised = Q(Exists(_related(user, [Relation.COMPLAINANT])))
    return (raised | _accompanied(user)) & ~Q(pk__in=ways_in_that_ended(user, on))


def _at_work(user: User, relations: Iterable[Relation], on: date) -> Q:
    """Work of a seat that is still theirs on the day, and not where they are connected with a party."""
    return seated_for(user, relations, on) & ~Q(Exists(_connected_with_a_party(user, on)))


def _connected_with_a_party(user: User, on: date) -> QuerySet[Access]:
    """The parties of a case with whom the person has declared a connection."""
    mark = index_of(user)
    both = Q(one=mark, other=OuterRef("person")) | Q(other=mark, one=OuterRef("person"))
    parties = Access.objects.filter(case=OuterRef("pk"), relation__in=PARTIES, until_at__isnull=True)
    return parties.filter(Exists(connections_on(on).filter(both)))


def _related(user: User, relations: Iterable[Relation]) -> QuerySet[Access]:
    return Access.objects.filter(_open(user), case=OuterRef("pk"), relation__in=[*relations])


def _open(user: User) -> Q:
    return Q(person=index_of(user), until_at__isnull=True)


def _decided(allowed: bool, otherwise: str) -> Decision:
    return Decision(allowed=allowed, reason="" if allowed else otherwise)
