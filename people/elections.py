"""How does a council change over at an election? In one act: every councillor's holding ends and begins, or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext

from people.directory import users_holding_posts
from people.election_changes import Differences, differences_of, first_day, first_day_on_panel, height
from people.election_results import Acceptance, PanelAfter, Results, SeatAfter
from people.election_sentences import sentences_of
from people.establishment import NotPossible, day_in_words, seat, vacate
from people.models import Capacity, Council, Elected, Election, Holding, PoliticalGroup, Post, Side, User

__all__ = [
    "Acceptance",
    "Held",
    "PanelAfter",
    "Results",
    "SeatAfter",
    "accept_office",
    "hold_election",
    "what_would_change",
    "why_empty",
]


@dataclass(frozen=True, slots=True)
class Held:
    """The election as it is recorded, what it changed in words, and whether this call did it."""

    election: Election
    sentences: tuple[str, ...]
    created: bool


def what_would_change(results: Results) -> tuple[str, ...]:
    """Every difference, in words, before anything is written; none for results that are recorded already.

    Raises NotPossible where they cannot be carried out, or others are recorded for that polling day.
    """
    if _recorded(results) is not None:
        return ()
    return sentences_of(results, differences_of(results))


def hold_election(results: Results, *, by: User | None = None) -> Held:
    """Carry out the results: every councillor's holding ends and begins, groups and panels are made up afresh.

    All of it is written or nothing is; the same results a second time change nothing. `by` entered it.
    Raises NotPossible.
    """
    with transaction.atomic():
        # The council is the lock for two people recording one election, its seats for anybody who seats somebody.
        Council.objects.select_for_update().get(pk=results.council.pk)
        list(Post.objects.select_for_update().filter(council=results.council).order_by("pk"))
        already = _recorded(results)
        if already is not None:
            return Held(already, (), created=False)
        changes = differences_of(results)
        sentences = sentences_of(results, changes)
        election = Election.objects.create(
            council=results.council,
            polled_on=results.polled_on,
            ends_on=results.ends_on,
            begins_on=results.begins_on,
            results_sha256=results.sha256,
            recorded_by=by,
        )
        for holding in (*changes.holdings_ending, *changes.places_ending):
            vacate(holding, last_on=results.ends_on)
        for post in changes.seats_ending:
            post.to_on = results.ends_on
            post.save(update_fields=["to_on"])
        _seat_the_elected(election, results, changes)
        _make_up_panels(results, changes)
        return Held(election, sentences, created=True)


def accept_office(election: Election, user: User, *, on: date, by: User | None = None) -> list[Holding]:
    """Record that somebody accepted office, and let them sit from that day where they wait for it.

    Raises NotPossible for somebody who was not elected then, or a day before polling.
    """
    with transaction.atomic():
        Election.objects.select_for_update().get(pk=election.pk)
        theirs = list(election.elected.filter(user=user).select_related("post", "holding"))
        if not theirs:
            raise NotPossible(
                gettext("%(user)s was not elected on %(polled_on)s.")
                % {"user": user, "polled_on": day_in_words(election.polled_on)}
            )
        if on < election.polled_on:
            raise NotPossible("Nobody accepts office before polling day. Choose a later day.")
        for elected in theirs:
            if elected.accepted_on is not None:
                raise NotPossible(
                    gettext("%(user)s accepted office on %(accepted_on)s.")
                    % {"user": user, "accepted_on": day_in_words(elected.accepted_on)}
                )
            elected.accepted_on, elected.acceptance_recorded_by = on, by
            if elected.holding is None:
                elected.holding = seat(elected.post, user, from_on=max(on, elected.from_on))
            elected.save(update_fields=["accepted_on", "acceptance_recorded_by", "holding"])
        return [elected.holding for elected in theirs if elected.holding is not None]


def why_empty(post: Post, on: date) -> str:
    """Why nobody sits in a councillor's seat or on a panel between an election and its filling; "" where it is not so.

    What rests on such a seat or panel waits meanwhile, and this is the reason that is shown.
    """
    if post.side not in (Side.COUNCILLOR, Side.PANEL) or users_holding_posts([post], on)[post]:
        return ""
    election = Election.objects.filter(council=post.council_id, ends_on__lt=on).order_by("-ends_on").first()
    if election is None or post.holdings.filter(from_on__gt=election.ends_on, from_on__lte=on).exists():
        return ""
    why = f"The council was elected on {day_in_words(election.polled_on)}, and nobody sits as {post} yet"
    then = post.holdings.filter(from_on__gt=on).order_by("from_on").first()
    if then is not None:
        return f"{why}: the first day is {day_in_words(then.from_on)}."
    return f"{why}."


def _recorded(results: Results) -> Election | None:
    """The same results as recorded. Raises NotPossible where others are, for that polling day."""
    found = Election.objects.filter(council=results.council, polled_on=results.polled_on).first()
    if found is not None and found.results_sha256 != results.sha256:
        raise NotPossible(
            gettext(
                "The election of %(polled_on)s is recorded already, with other results. Change "
                "single seats where they differ."
            )
            % {"polled_on": day_in_words(results.polled_on)}
        )
    return found


def _seat_the_elected(election: Election, results: Results, changes: Differences) -> None:
    posts: dict[int, Post] = dict(changes.going_on)
    # Whoever others answer to first, so that a new seat's line leads to a seat that is there.
    for place in sorted(range(len(results.seats)), key=lambda at: height(results, results.seats[at])):
        listed = results.seats[place]
        if place not in posts:
            posts[place] = _new_seat(results, listed, posts)
        if listed.user is None:
            continue
        from_on = first_day(results, listed.user, listed.from_on, changes.again)
        Elected.objects.create(
            election=election,
            post=posts[place],
            user=listed.user,
            from_on=listed.from_on or results.begins_on,
            accepted_on=(accepted_on := results.accepted_on(listed.user)),
            acceptance_recorded_by=election.recorded_by if accepted_on else None,
            holding=seat(posts[place], listed.user, from_on=from_on) if from_on else None,
        )


def _new_seat(results: Results, listed: SeatAfter, posts: dict[int, Post]) -> Post:
    above = posts[results.places_of(listed.answers_to)[0]] if listed.answers_to else None
    group = None
    if listed.group:
        group, _ = PoliticalGroup.objects.get_or_create(
            council=results.council,
            name=listed.group,
            defaults={"short": listed.group.removesuffix(" Group")[:40]},
        )
    return Post.objects.create(
        council=results.council,
        kind=listed.kind,
        title=listed.title,
        side=Side.COUNCILLOR,
        team=listed.team,
        group=group,
        reports_to=above,
        from_on=results.ends_on + timedelta(days=1),
    )


def _make_up_panels(results: Results, changes: Differences) -> None:
    for panel in results.panels:
        before = changes.on_panel_before(panel)
        for member in panel.members:
            from_on = first_day_on_panel(results, panel, member, before)
            seat(panel.post, member, capacity=Capacity.MEMBER, from_on=from_on)
