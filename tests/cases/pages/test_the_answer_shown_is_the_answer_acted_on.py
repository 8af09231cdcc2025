"""Is the person shown before sending the person whose list gets the case? Over every rulebook, through the pages.

Every combination of parties and facts is planned. Of those that end in the same rule, with posts passed over for the
same reasons, one is walked through the pages, raised from each post in turn; WALK_EVERY_POST=1 walks one for each post
it can be about as well, which takes three times as long. What stands in the way turns too: nothing, a declared
connection, an empty seat, somebody who has left, somebody acting.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cases.access import WORK
from cases.blind_index import index_of
from cases.models import Case, Connection, Event, PersonNamed
from cases.parties import kind_in
from people.demonstration import build_demonstration
from people.directory import people_on_side, posts_of
from people.models import Capacity, Council, Holding, Post, Side, User
from rules.language.combinations import Combinations
from rules.language.reading import read
from rules.language.routing import plan_for
from rules.language.rulebook import Matter, Rulebook
from rules.shelf import adopt, put_on_shelf
from tests.cases.pages.conftest import ON
from tests.cases.pages.journey import Journey
from tests.databases.clearing import triggers_lifted

pytestmark = pytest.mark.django_db

BOOKS = sorted(Path("protocols").resolve().glob("*/*.yaml"))
EVERY_POST = os.environ.get("WALK_EVERY_POST") == "1"
IN_THE_WAY = ("nothing", "a connection", "an empty seat", "somebody who left", "somebody acting")
NOT_SENT = "Nobody at the council can be asked about this one through this service, so nothing is sent."
_GOES_TO = re.compile(r"<dt[^>]*>\s*It will go to\s*</dt>\s*<dd[^>]*>(?P<lines>.*?)</dd>", re.S)
_DEALS_WITH_IT = re.compile(r'<th scope="row">([^<]*)</th><td>Everything, so that they can')
_NAME = re.compile(r"<strong>(?P<name>.*?)</strong>", re.S)


@dataclass(frozen=True)
class Sample:
    """One combination out of those that end alike."""

    matter: Matter
    raised_by: str
    about: str | None
    facts: dict[str, str]


@dataclass(frozen=True)
class Filed:
    """Who was shown, and whose list has it."""

    shown: frozenset[str]
    has_it: frozenset[str]
    titles: tuple[str, ...]


def samples(rulebook: Rulebook) -> Iterator[Sample]:
    """One combination for each way a first step can be answered about each post; who raises it takes turns."""
    for matter in rulebook.matters:
        combinations = Combinations(rulebook, matter)
        alike: dict[Any, list[dict[str, str]]] = {}
        for pair in combinations.pairs:
            for bit in range(combinations.size):
                given = combinations.case(pair, bit)
                step = plan_for(rulebook, str(matter.name), given).steps[0]
                because = tuple(passed.because.split(" above")[0] for passed in step.passed_over)
                key = (
                    step.outcome,
                    id(step.rule),
                    id(step.advice),
                    step.fallback,
                    because,
                    len(step.choices),
                )
                alike.setdefault((pair.about if EVERY_POST else "", key), []).append(given)
        for place, cases in enumerate(alike.values()):
            raisers = list(dict.fromkeys(given["raised by"] for given in cases))
            chosen = next(given for given in cases if given["raised by"] == raisers[place % len(raisers)])
            facts = {fact: value for fact, value in chosen.items() if fact in combinations.facts}
            yield Sample(matter, chosen["raised by"], chosen.get("about"), facts)


@pytest.mark.parametrize("book", BOOKS, ids=[book.parent.name for book in BOOKS])
def test_the_person_shown_is_the_person_whose_list_gets_the_case(book: Path, settings: Any) -> None:
    settings.FILINGS_A_DAY = settings.PEOPLE_NAMED_A_DAY = settings.PREVIEWS_A_DAY = 1_000_000
    settings.PEOPLE_WRITTEN_FOR_A_DAY = settings.WITNESSES_NAMED_A_DAY = 1_000_000
    rulebook = read(book.read_bytes(), str(book)).rulebook
    if rulebook is None:
        pytest.fail(f"{book} cannot be read, so nothing of it was walked")
    council = _council_that_runs(book, rulebook)
    walked: Counter[str] = Counter()
    ways = cycle(IN_THE_WAY)
    for number, sample in enumerate(samples(rulebook)):
        if number % 10 == 0:
            _let_the_database_look()
        filer, about = _people_for(sample, council, rulebook)
        if filer is None or (sample.about is not None and about is None):
            walked["no such seat"] += 1
            continue
        way = next(ways)
        filed = _walk(sample, filer, about, council, way)
        walked[way] += 1
        assert filed.shown == filed.has_it, f"{sample} with {way} in the way: {filed}"
        people = {name for name in filed.titles if User.objects.filter(display_name=name).exists()}
        assert people <= filed.has_it, f"{sample} with {way} in the way: {filed}"
        named = about[0].display_name if about else ""
        assert filer.display_name not in filed.has_it, f"{sample}: the person who raised it deals with it"
        assert named not in filed.has_it, f"{sample}: the person it is about deals with it"
    assert walked["no such seat"] == 0, walked
    assert all(walked[way] for way in IN_THE_WAY), walked


def _let_the_database_look() -> None:
    """PostgreSQL plans by statistics, and inside one long transaction nobody gathers them for it: without them one
    look-up of who sits where took minutes here."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _council_that_runs(book: Path, rulebook: Rulebook) -> Council:
    built = build_demonstration(ON, "a password for tests")
    code = next(code for code, protocol in built.protocols.items() if protocol == book.parent.name)
    version, _ = put_on_shelf(book.parent.name, book)
    adopt(code, version, from_on=ON - timedelta(days=100), adopted_by="the tests")
    council = Council.objects.get(code=code)
    for kind in rulebook.posts:  # A seat and somebody in it for every kind that can be a party.
        if kind.can_be_a_party and kind.side in (Side.OFFICER, Side.COUNCILLOR):
            for number in range(1 if kind.number == "one" else 2):
                _seat(council, str(kind.name), str(kind.side), number)
    return council


def _seat(council: Council, kind: str, side: str, number: int) -> None:
    taken = Holding.objects.filter(post__council=council, post__kind=kind, to_on=None)
    if taken.exclude(capacity=Capacity.DEPUTY).values("user").distinct().count() > number:
        return
    name = f"Stand In {kind.title()} {number}"
    user = User.objects.create_user(f"{kind}.{number}@stand.example".replace(" ", "."), name)
    post = Post.objects.create(council=council, kind=kind, title=f"{kind} {number}", side=side, from_on=ON)
    Holding.objects.create(post=post, user=user, from_on=ON - timedelta(days=300))


def _people_for(
    sample: Sample, council: Council, rulebook: Rulebook
) -> tuple[User | None, tuple[User, Post] | None]:
    """Somebody whose post the pages take for the one that raises it, and another in the post it is about."""
    about = None
    if sample.about is not None:
        about = next(
            (pair for side in (Side.OFFICER, Side.COUNCILLOR) for pair in people_on_side(council, side, ON)
             if kind_in(rulebook, pair[1], sample.matter.about) == sample.about),
            None,
        )  # fmt: skip
    for side in (Side.OFFICER, Side.COUNCILLOR):
        for user, _ in people_on_side(council, side, ON):
            kinds = [kind_in(rulebook, post, sample.matter.raised_by) for post in posts_of(user, council, ON)]
            known = [kind for kind in kinds if kind is not None]
            if known[:1] == [sample.raised_by] and (about is None or user != about[0]):
                return user, about
    return None, about


def _walk(sample: Sample, filer: User, about: tuple[User, Post] | None, council: Council, way: str) -> Filed:
    browser = Client()
    browser.force_login(filer)
    journey = Journey(
        browser, about, matter=str(sample.matter.name), facts=sample.facts, council=council.code
    )
    journey.to("route")
    undo = _put_in_the_way(way, _shown(journey), filer, about, council)
    try:
        if way != "nothing":
            journey.open(journey.address)
        options = re.findall(r'name="choice"[^>]*value="(\d+)"', journey.shown)
        if options:
            journey.send({"choice": options[-1]})
            journey.open(journey.address.replace("/check", "/route"))
        titles = tuple(_shown(journey))
        expected = _people_shown(journey, council, {filer, *([about[0]] if about else [])})
        if NOT_SENT in journey.shown:
            journey.send({})
            assert journey.at == "route"
            assert not Case.objects.exists()
            return Filed(frozenset(expected), frozenset(), ())
        journey.send({"choice": options[-1]} if options else {}).send({})
        assert "Concern sent" in journey.shown, f"{sample}, {way}: {journey.at} {journey.shown[:3000]}"
        case = Case.objects.get()
        marks = set(case.access.filter(relation__in=WORK).values_list("person", flat=True))
        has_it = {user for user in _everybody(council) if index_of(user) in marks}
        for user in has_it:
            browser.force_login(user)
            assert case.reference in browser.get("/desk").content.decode()
        return Filed(frozenset(expected), frozenset(user.display_name for user in has_it), titles)
    finally:
        undo()
        _forget_everything()


def _shown(journey: Journey) -> list[str]:
    """The names and titles under "It will go to"."""
    block = _GOES_TO.search(journey.shown)
    assert block, journey.shown
    return _NAME.findall(block["lines"])


def _people_shown(journey: Journey, council: Council, parties: set[User]) -> set[str]:
    """The people the page says will see everything so that they can deal with it, or choose who does.

    Of a panel the page says "those who may": its members, without the parties.
    """
    known_as = _DEALS_WITH_IT.findall(journey.shown)
    named = {user for user in _everybody(council) if any(name.startswith(f"{user}, ") for name in known_as)}
    for panel in Post.objects.filter(council=council, side=Side.PANEL):
        if any(
            name.lower() == f"those of the {panel.title} who may deal with this one".lower()
            for name in known_as
        ):
            members = Holding.objects.filter(post=panel, user__is_active=True).select_related("user")
            named |= {holding.user for holding in members} - parties
    return {user.display_name for user in named}


def _everybody(council: Council) -> set[User]:
    return {holding.user for holding in Holding.objects.filter(post__council=council).select_related("user")}


def _put_in_the_way(
    way: str, shown: list[str], filer: User, about: tuple[User, Post] | None, council: Council
) -> Any:
    """Put something between the first person shown and the case; what it returns takes it away again."""
    user = User.objects.filter(display_name__in=shown).first()
    if way == "nothing" or user is None:
        return lambda: None
    if way == "a connection":
        one, other = sorted([index_of(user), index_of(about[0] if about else filer)])
        connection = Connection.objects.create(one=one, other=other, council=council, from_on=ON)
        return connection.delete
    if way == "somebody who left":
        User.objects.filter(pk=user.pk).update(is_active=False)
        return lambda: User.objects.filter(pk=user.pk).update(is_active=True)
    holdings = Holding.objects.filter(user=user, to_on=None)
    if way == "an empty seat":
        kept = list(holdings)
        holdings.update(to_on=ON - timedelta(days=1))
        return lambda: Holding.objects.filter(pk__in=[one.pk for one in kept]).update(to_on=None)
    held = holdings.filter(capacity=Capacity.SUBSTANTIVE).first()
    if held is None or held.post.holdings.filter(capacity=Capacity.ACTING, to_on=None).exists():
        return lambda: None
    stand_in = User.objects.create_user(f"acting.{held.pk}@stand.example", f"Acting Person {held.pk}")
    acting = Holding.objects.create(
        post=held.post, user=stand_in, capacity=Capacity.ACTING, from_on=ON, to_on=ON + timedelta(days=30)
    )

    def undo() -> None:
        acting.delete()
        stand_in.delete()

    return undo


def _forget_everything() -> None:
    """The case and its events, so that the next one stands alone. No act can do this; only a test."""
    Connection.objects.all().delete()
    with triggers_lifted():
        Event.objects.all()._raw_delete("default")
    Case.objects.all().delete()
    PersonNamed.objects.all().delete()
