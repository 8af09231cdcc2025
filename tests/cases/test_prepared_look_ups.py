"""Does every look-up of an act whose statement is kept answer as its query set does, for everybody and every case?"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.db import models, transaction

from cases import access, connections, exclusions, part, seats, settled, triage, way_in
from cases.acts import open_case
from cases.acts.withdraw import withdraw
from cases.blind_index import index_of
from cases.models import Access, Case, Connection, Digest, Event, HowTold, Notice
from cases.outbox import choosing, sending
from cases.simulation import judging, trying
from cases.states import Relation
from cases.views.signing_in import needed
from people import absences, directory
from people.absences import go_away
from people.establishment import seat
from people.models import Capacity, CouncilSetting, Post, Side, User
from people.prepared import Prepared
from tests.cases.life.living import about_a_director, at_noon, done, ready
from tests.cases.sending import ON
from tests.world import World

KEPT = {
    f"{module.__name__}.{name}": look_up
    for module in (
        *(
            absences,
            access,
            choosing,
            connections,
            directory,
            exclusions,
            judging,
            needed,
            open_case,
            part,
            seats,
        ),
        *(sending, settled, triage, trying, way_in),
    )
    for name, look_up in vars(module).items()
    if isinstance(look_up, Prepared)
}


@pytest.fixture
def everything(wendlebury: World) -> dict[str, list[Any]]:
    """Every value by which something is looked up here."""
    w = wendlebury
    _somebody_left(w)
    case = ready(about_a_director(w), w.chief_executive)
    one, other = sorted((index_of(w.member), index_of(w.monitoring_officer)))
    Connection.objects.create(one=one, other=other, council=w.council, from_on=ON)
    seat(w.posts.director_of_place, w.officer, from_on=ON, capacity=Capacity.ACTING)
    go_away(w.member, from_on=ON)
    CouncilSetting.objects.create(council=w.council, name=needed.SETTING, value=needed.REQUIRED, from_on=ON)
    choosing.choose(w.officer, HowTold.DAILY, at=at_noon(ON))
    mail = Digest.objects.create(person=index_of(w.officer), on=ON, queued_at=at_noon(ON))
    people = [*User.objects.all()]
    return {
        "case": [case.pk, 0],
        "reference": [case.reference, "NONE-0000"],
        "draft_key": [case.draft_key, UUID(int=0)],
        "council": [w.council.pk, 0],
        "key": [mail.pk, *Notice.objects.values_list("pk", flat=True)],
        "name": [needed.SETTING, "nothing of that name"],
        "kind": sorted({post.kind for post in Post.objects.all()}),
        "post": [post.pk for post in Post.objects.all()],
        "side": list(Side),
        "user": [user.pk for user in people],
        "person": [index_of(user) for user in people],
        "by": [index_of(user) for user in people],
        "on": [ON, date(1990, 1, 1)],
    }


def _somebody_left(w: World) -> None:
    """Somebody who raised what is over now, and has no part in the council any more."""
    case, who = about_a_director(w), User.objects.create_user("somebody.left@example.org", "Somebody Left")
    done(withdraw, case, by=w.member, reasons="")
    mine = Access.objects.get(case=case, relation=Relation.COMPLAINANT)
    Access.objects.create(
        case=case, person=index_of(who), relation=mine.relation, because=mine.because, from_at=mine.from_at
    )


def test_there_are_some() -> None:
    assert len(KEPT) >= 8


@pytest.mark.parametrize("name", sorted(KEPT))
def test_the_rows_are_the_same(name: str, everything: dict[str, list[Any]]) -> None:
    look_up, found = KEPT[name], 0
    for values in product(*(everything[kind] for kind in look_up.kinds)):
        told = dict(zip(look_up.kinds, values, strict=True))
        with transaction.atomic():
            kept, plain = look_up(**told), [*look_up.plainly(**told)]
        assert [_columns(row) for row in kept] == [_columns(row) for row in plain], told
        found += len(kept)
    assert found, "nothing was found by any value"


def test_what_an_act_reads_of_its_case_is_opened_when_it_is_asked_for(wendlebury: World) -> None:
    case = about_a_director(wendlebury)
    with transaction.atomic():
        read = open_case.locked_case(case.reference)
        plain = Case.objects.get(pk=case.pk)
    assert "account" in vars(read)
    assert vars(read)["account"] != plain.account
    assert read.account == plain.account == vars(read)["account"]
    read.account["words"] = "changed"
    assert read.account["words"] == "changed"
    assert Event.objects.filter(case=read).exists()


def _columns(row: Any) -> Any:
    if not isinstance(row, models.Model):
        return row
    return type(row), {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
