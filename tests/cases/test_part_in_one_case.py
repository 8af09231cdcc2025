"""Is a person's part in one case what the lists show of it, whatever relations, seats and connections there are?"""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.access import accompanied_by, known_to, on_the_desk_of, own_cases, visible_to, work_of
from cases.blind_index import index_of
from cases.doing import Role
from cases.models import Access, Case, Connection
from cases.part import part_of
from cases.states import Relation
from cases.watch.known import may_be_told, overseen_or_worked_on
from people.models import Capacity, Holding, Post, User
from tests.cases.sending import AT, ON, drafted, rolled_back, sent
from tests.world import World

_SAYS = {"user": None, "name": "", "kind": "", "title": "", "acting_until": None, "contact_line": ""}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_part_and_lists_agree(wendlebury: World, seed: int) -> None:
    random = Random(seed)  # noqa: S311  (a case drawn, no secret)
    w = wendlebury
    with rolled_back():
        about = (w.director_of_place, w.posts.director_of_place)
        case = sent(drafted(w.member, w.council, about=about), w.member)
        drawn = random.sample([*User.objects.order_by("pk")], 6)
        people = [*dict.fromkeys([*drawn, w.monitoring_officer, w.member])]
        _drawn(random, case, people)
        for user in people:
            _agree(user, case)


def _agree(user: User, case: Case) -> None:
    part, one = part_of(user, case, ON), Case.objects.filter(pk=case.pk)
    told = overseen_or_worked_on(user, on=ON).filter(pk__in=one).exists()
    assert may_be_told(user, case, ON) == told
    own = own_cases(user, on=ON).filter(pk__in=one).exists()
    goes_with = accompanied_by(user, on=ON).filter(pk__in=one).exists()
    assert part.is_known == known_to(user, on=ON).filter(pk__in=one).exists()
    assert part.is_visible == visible_to(user, on=ON).filter(pk__in=one).exists()
    assert (Role.COMPLAINANT in part.roles) == own
    assert (Role.COMPANION in part.roles) == (goes_with and not own)
    on_the_desk = {
        each.pk: each.is_work  # type: ignore[attr-defined]
        for each in on_the_desk_of(user, on=ON).filter(pk__in=one)
    }
    if own or goes_with:
        assert not on_the_desk
    else:
        assert bool(on_the_desk) == part.is_known
        assert any(on_the_desk.values()) == part.is_visible
        assert (
            bool(part.roles & {Role.HANDLER, Role.CHOOSER})
            == work_of(user, on=ON).filter(pk__in=one).exists()
        )


def _drawn(random: Random, case: Case, people: list[User]) -> None:
    """Relations, the seats of the open step, a connection and a leaver, drawn."""
    posts = [*Post.objects.order_by("pk")]
    for user in people:
        for relation in random.sample(list(Relation), random.choice((0, 1, 1, 2))):
            if not case.access.filter(person=index_of(user), relation=relation, until_at=None).exists():
                Access.objects.create(case=case, person=index_of(user), relation=relation, from_at=AT)
        if random.random() < 0.6:
            post, capacity = random.choice(posts), random.choice((Capacity.DEPUTY, Capacity.ACTING))
            if not Holding.objects.filter(post=post, capacity=capacity).exists():
                Holding.objects.create(user=user, post=post, capacity=capacity, from_on=ON)
    step = case.steps.get()
    step.post = random.choice([None, *posts])
    step.held_by = [
        {**_SAYS, "post": random.choice(posts).pk, "capacity": random.choice(("substantive", "triage"))}
        for _ in range(2)
    ]
    step.save()
    if random.random() < 0.3:
        one, other = sorted(index_of(user) for user in random.sample(people[:7], 2))
        Connection.objects.get_or_create(one=one, other=other, council=case.council, from_on=ON)
    if random.random() < 0.2:
        User.objects.filter(pk=people[0].pk).update(is_active=False)
        people[0].refresh_from_db()
