"""One small council, Wendlebury, with one person in every seat; and an outsider who must see nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from people.establishment import seat
from people.models import Capacity, Council, PoliticalGroup, Post, Side, User

OPENED_ON = date(2025, 5, 8)


@dataclass(frozen=True)
class Posts:
    """The seats, by the words Swale's rulebook has for them."""

    chief_executive: Post
    director_of_place: Post
    director_of_people: Post
    line_manager: Post
    officer: Post
    monitoring_officer: Post
    head_of_legal_partnership: Post
    group_leader: Post
    other_group_leader: Post
    member: Post
    other_member: Post
    ungrouped_member: Post
    hearing_panel: Post
    outside_monitoring_officer: Post
    outsider: Post


@dataclass(frozen=True)
class World:
    """Wendlebury's people, each by the seat they sit in, and `posts` with the seats themselves.

    `outside_monitoring_officer` is a vacant seat: a contact line, nobody who signs in.
    """

    on: date
    council: Council
    other_council: Council
    posts: Posts
    chief_executive: User
    director_of_place: User
    director_of_people: User
    line_manager: User
    officer: User
    monitoring_officer: User
    deputy_monitoring_officer: User
    head_of_legal_partnership: User
    group_leader: User
    other_group_leader: User
    member: User
    other_member: User
    ungrouped_member: User
    panel_members: tuple[User, User, User]
    outsider: User


def world(*, on: date = date(2026, 6, 1)) -> World:
    """Build Wendlebury. Everybody has sat since May 2025; the password of everybody is ``a password for tests``."""
    council = Council.objects.create(
        code="wendlebury", name="Wendlebury Borough Council", is_demonstration=True
    )
    other = Council.objects.create(
        code="harrowmere", name="Harrowmere District Council", is_demonstration=True
    )
    heron = PoliticalGroup.objects.create(council=council, name="Heron Group", short="Heron")
    willow = PoliticalGroup.objects.create(council=council, name="Willow Group", short="Willow")

    def post(
        kind: str,
        title: str = "",
        *,
        side: Side = Side.OFFICER,
        above: Post | None = None,
        team: str = "",
        group: PoliticalGroup | None = None,
        contact_line: str = "",
        at: Council = council,
    ) -> Post:
        return Post.objects.create(
            council=at,
            kind=kind,
            title=title or kind,
            side=side,
            reports_to=above,
            team=team,
            group=group,
            contact_line=contact_line,
            from_on=OPENED_ON,
        )

    chief = post("Chief Executive")
    place = post("Director", "Director of Place", above=chief)
    people = post("Director", "Director of People", above=chief)
    manager = post("line manager", "Planning Manager", above=place, team="Planning")
    leader = post("Group Leader", "Leader of the Heron Group", side=Side.COUNCILLOR, group=heron)
    other_leader = post("Group Leader", "Leader of the Willow Group", side=Side.COUNCILLOR, group=willow)
    posts = Posts(
        chief_executive=chief,
        director_of_place=place,
        director_of_people=people,
        line_manager=manager,
        officer=post("officer", "Planning Officer", above=manager, team="Planning"),
        monitoring_officer=post("Monitoring Officer", above=chief),
        head_of_legal_partnership=post("Head of Legal Partnership", above=chief),
        group_leader=leader,
        other_group_leader=other_leader,
        member=post("Member", side=Side.COUNCILLOR, above=leader, group=heron),
        other_member=post("Member", side=Side.COUNCILLOR, above=other_leader, group=willow),
        ungrouped_member=post("ungrouped Member", side=Side.COUNCILLOR),
        hearing_panel=post("Hearing Panel", side=Side.PANEL),
        outside_monitoring_officer=post(
            "Monitoring Officer of another council",
            side=Side.OUTSIDE,
            contact_line="The Monitoring Officer, Harrowmere District Council, monitoring@harrowmere.example",
        ),
        outsider=post("officer", "Parks Officer", at=other),
    )

    def person(name: str, post: Post, *, capacity: Capacity = Capacity.SUBSTANTIVE) -> User:
        address = f"{name.lower().replace(' ', '.')}@{post.council.code}.example"
        user = User.objects.create_user(address, name, "a password for tests")
        seat(post, user, capacity=capacity, from_on=OPENED_ON)
        return user

    return World(
        on=on,
        council=council,
        other_council=other,
        posts=posts,
        chief_executive=person("Judith Amadi", posts.chief_executive),
        director_of_place=person("Colin Hargreave", posts.director_of_place),
        director_of_people=person("Meera Rao", posts.director_of_people),
        line_manager=person("Owen Tully", posts.line_manager),
        officer=person("Priya Shah", posts.officer),
        monitoring_officer=person("Grace Lindqvist", posts.monitoring_officer),
        deputy_monitoring_officer=person("Tom Ferris", posts.monitoring_officer, capacity=Capacity.DEPUTY),
        head_of_legal_partnership=person("Anil Kapoor", posts.head_of_legal_partnership),
        group_leader=person("Moira Fenwick", posts.group_leader),
        other_group_leader=person("Desmond Okoro", posts.other_group_leader),
        member=person("Rosa Bright", posts.member),
        other_member=person("Ken Aldous", posts.other_member),
        ungrouped_member=person("Iris Penhale", posts.ungrouped_member),
        panel_members=(
            person("Hal Winter", posts.hearing_panel, capacity=Capacity.MEMBER),
            person("Joan Sefton", posts.hearing_panel, capacity=Capacity.MEMBER),
            person("Ravi Menon", posts.hearing_panel, capacity=Capacity.MEMBER),
        ),
        outsider=person("Una Gray", posts.outsider),
    )
