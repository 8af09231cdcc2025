"""A case for each of a panel, so that each can write into one of their own; and what was written there."""

from __future__ import annotations

from cases.acts.reassign import reassign
from cases.models import Note
from people.models import Capacity, Post, User
from tests.cases.life.living import done, ready
from tests.cases.sending import acknowledged, drafted, sent
from tests.faults.nursery import say


def given_to_a_panel() -> None:
    """Give the panel as many cases as it has members, and say which each of them is to work on."""
    director = User.objects.get(display_name="Colin Hargreave")
    seat = Post.objects.get(title="Director of Place")
    panel = Post.objects.get(kind="Hearing Panel")
    chief = User.objects.get(display_name="Judith Amadi")
    filer = User.objects.get(display_name="Rosa Bright")
    given = []
    for holding in panel.holdings.filter(capacity=Capacity.MEMBER).select_related("user"):
        case = acknowledged(sent(drafted(filer, panel.council, about=(director, seat)), filer), chief)
        done(reassign, case, by=chief, to=panel, reasons="For the panel.")
        ready(case, holding.user)
        given.append((case.reference, holding.user.email))
    say("given", given)


def notes_written() -> None:
    """Say every note there is."""
    say("notes", [note.words for note in Note.objects.all()])
