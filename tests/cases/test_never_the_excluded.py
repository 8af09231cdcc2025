"""Whoever sits where: can a concern reach somebody who may not have it, or be seen by them, or reach nobody?

Random establishments: seats empty, held twice over, acted in, deputised for; connections declared at random.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.access import visible_to
from cases.blind_index import index_of
from cases.guards import nobody_could_read_it
from cases.models import Connection, Draft
from cases.preview import preview_of
from cases.refusals import Refused
from cases.states import State
from people.models import Capacity, Holding, Side, User
from tests.cases.sending import ON, TRIED, drafted, rolled_back, run_small_book, sent
from tests.world import World, world

OFFICER_SEATS = ("chief_executive", "director_of_place", "director_of_people", "line_manager", "officer")
SEATS = (
    *OFFICER_SEATS,
    "monitoring_officer",
    "head_of_legal_partnership",
    "member",
    "other_member",
    "group_leader",
)
PEOPLE = ("a", "b", "c", "d", "e", "f")

seating = st.fixed_dictionaries({seat: st.one_of(st.none(), st.sampled_from(PEOPLE)) for seat in SEATS})
acting = st.dictionaries(st.sampled_from(SEATS), st.sampled_from(PEOPLE), max_size=3)
deputies = st.dictionaries(st.sampled_from(SEATS), st.sampled_from(PEOPLE), max_size=2)
connections = st.lists(st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True), max_size=3)


def _seat(
    w: World, seats: dict[str, str | None], acts: dict[str, str], stands_by: dict[str, str]
) -> dict[str, User]:
    Holding.objects.exclude(post__side=Side.PANEL).delete()
    people = {
        name: User.objects.create_user(f"{name}@wendlebury.example", f"Person {name}") for name in PEOPLE
    }
    for seat, name in seats.items():
        if name is not None:
            Holding.objects.create(
                post=getattr(w.posts, seat), user=people[name], from_on=ON - timedelta(days=9)
            )
    for capacity, held in ((Capacity.ACTING, acts), (Capacity.DEPUTY, stands_by)):
        for seat, name in held.items():
            Holding.objects.create(
                post=getattr(w.posts, seat),
                user=people[name],
                capacity=capacity,
                from_on=ON - timedelta(days=9),
            )
    return people


def _stand_in_for(user: User) -> set[int]:
    """Whoever acts in a seat that is this person's own."""
    own = Holding.objects.filter(user=user, capacity=Capacity.SUBSTANTIVE).values("post")
    acting_there = Holding.objects.filter(post__in=own, capacity=Capacity.ACTING).exclude(user=user)
    return set(acting_there.values_list("user", flat=True))


def _excluded(filer: User, subject: User | None, connected: list[tuple[User, User]]) -> set[int]:
    """Written apart from the code: both parties, whoever is connected with one, whoever acts in their seat."""
    parties = [filer, *([subject] if subject else [])]
    out = {party.pk for party in parties}
    for party in parties:
        out |= _stand_in_for(party)
        out |= {other.pk for one, other in connected if one == party}
        out |= {one.pk for one, other in connected if other == party}
    return out


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    seating, acting, deputies, connections,
    st.sampled_from((*OFFICER_SEATS, "monitoring_officer")),
    st.sampled_from(("member", "other_member")),
    st.booleans(),
    st.integers(0, 1),
)  # fmt: skip
def test_a_concern_never_reaches_the_excluded_and_never_nobody_in_silence(
    seats: dict[str, str | None],
    acts: dict[str, str],
    stands_by: dict[str, str],
    connected: list[list[str]],
    subject_seat: str,
    filer_seat: str,
    by_name: bool,
    choice: int,
) -> None:
    with rolled_back():
        w = world()
        run_small_book(w.council)
        people = _seat(w, {**seats, filer_seat: "a"}, acts, stands_by)
        pairs = [(people[one], people[other]) for one, other in connected]
        for one, other in pairs:
            first, second = sorted((index_of(one), index_of(other)))
            Connection.objects.create(one=first, other=second, council=w.council, from_on=ON)
        sits = acts.get(subject_seat) or seats[subject_seat]
        known = seats[subject_seat] if by_name else sits
        subject = people[known] if known else people[sits] if sits else None
        filer = people["a"]
        if subject == filer:
            return
        about = (subject if by_name else None, getattr(w.posts, subject_seat))
        draft = drafted(filer, w.council, about=about, facts=TRIED, choice=choice)
        preview = preview_of(draft, on=ON)
        if preview.chosen is None and not preview.to_triage:
            return
        if nobody_could_read_it(preview):
            # Nobody in silence never: it is refused with a sentence, and the draft is kept.
            with pytest.raises(Refused, match="nothing is sent"):
                sent(draft, filer)
            assert Draft.objects.filter(pk=draft.pk).exists()
            return
        case = sent(draft, filer)
        received = [person for one in preview.recipients for person in one.people]
        if not received and preview.recipients and preview.chooser:
            received = [*preview.chooser.people]  # A seat outside: somebody here hands it over.
        assert case.state == (State.TRIAGE if preview.to_triage else State.WITH_HANDLER)
        assert preview.recipients or preview.to_triage
        assert not {person.pk for person in received} & _excluded(filer, subject, pairs)
        for user in people.values():
            sees = visible_to(user, on=ON).filter(pk=case.pk).exists()
            assert sees == (user in received or user == filer)
