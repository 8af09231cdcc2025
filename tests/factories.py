"""Councils, seats, people and holdings, where a test needs one more than Wendlebury has."""

from __future__ import annotations

from datetime import date

import factory

from people.models import Capacity, Council, Holding, PoliticalGroup, Post, Side, User

OPENED_ON = date(2025, 5, 8)


class CouncilFactory(factory.django.DjangoModelFactory[Council]):
    class Meta:
        model = Council

    code = factory.Sequence(lambda number: f"council-{number}")
    name = factory.Sequence(lambda number: f"Council {number}")
    is_demonstration = True


class PoliticalGroupFactory(factory.django.DjangoModelFactory[PoliticalGroup]):
    class Meta:
        model = PoliticalGroup

    council = factory.SubFactory(CouncilFactory)
    name = factory.Sequence(lambda number: f"Group {number}")
    short = factory.SelfAttribute("name")


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person.{number}@council.example")
    display_name = factory.Sequence(lambda number: f"Person {number}")
    password = "!"  # nobody can sign in with it


class PostFactory(factory.django.DjangoModelFactory[Post]):
    class Meta:
        model = Post

    class Params:
        councillor = factory.Trait(side=Side.COUNCILLOR, kind="Member")
        panel = factory.Trait(side=Side.PANEL, kind="Hearing Panel")
        outside = factory.Trait(side=Side.OUTSIDE, kind="Monitoring Officer of another council")

    council = factory.SubFactory(CouncilFactory)
    kind = "officer"
    title = factory.Sequence(lambda number: f"Post {number}")
    side = Side.OFFICER
    from_on = OPENED_ON


class HoldingFactory(factory.django.DjangoModelFactory[Holding]):
    class Meta:
        model = Holding

    class Params:
        acting = factory.Trait(capacity=Capacity.ACTING)
        deputy = factory.Trait(capacity=Capacity.DEPUTY)
        on_panel = factory.Trait(capacity=Capacity.MEMBER, post=factory.SubFactory(PostFactory, panel=True))

    post = factory.SubFactory(PostFactory)
    user = factory.SubFactory(UserFactory)
    capacity = Capacity.SUBSTANTIVE
    from_on = OPENED_ON
