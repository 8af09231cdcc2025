"""Councils, seats, people and holdings, where a test needs one more than Wendlebury has.

Ask for one with ``PostFactory.create(…)``: its answer has the model's type.
"""

# factory_boy types what a factory makes, but not its own declarations.
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from datetime import date

from factory.declarations import SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from people.models import Capacity, Council, Holding, PoliticalGroup, Post, Side, User

OPENED_ON = date(2025, 5, 8)


class CouncilFactory(DjangoModelFactory[Council]):
    class Meta:
        model = Council

    code = Sequence(lambda number: f"council-{number}")
    name = Sequence(lambda number: f"Council {number}")
    is_demonstration = True


class PoliticalGroupFactory(DjangoModelFactory[PoliticalGroup]):
    class Meta:
        model = PoliticalGroup

    council = SubFactory(CouncilFactory)
    name = Sequence(lambda number: f"Group {number}")
    short = SelfAttribute("name")


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = Sequence(lambda number: f"person.{number}@council.example")
    display_name = Sequence(lambda number: f"Person {number}")
    password = "!"  # nobody can sign in with it


class PostFactory(DjangoModelFactory[Post]):
    class Meta:
        model = Post

    class Params:
        councillor = Trait(side=Side.COUNCILLOR, kind="Member")
        panel = Trait(side=Side.PANEL, kind="Hearing Panel")
        outside = Trait(side=Side.OUTSIDE, kind="Monitoring Officer of another council")

    council = SubFactory(CouncilFactory)
    kind = "officer"
    title = Sequence(lambda number: f"Post {number}")
    side = Side.OFFICER
    from_on = OPENED_ON


class HoldingFactory(DjangoModelFactory[Holding]):
    class Meta:
        model = Holding

    class Params:
        acting = Trait(capacity=Capacity.ACTING)
        deputy = Trait(capacity=Capacity.DEPUTY)
        on_panel = Trait(capacity=Capacity.MEMBER, post=SubFactory(PostFactory, panel=True))

    post = SubFactory(PostFactory)
    user = SubFactory(UserFactory)
    capacity = Capacity.SUBSTANTIVE
    from_on = OPENED_ON
