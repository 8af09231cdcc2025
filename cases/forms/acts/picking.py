"""Which person, or which seat? Words to search for and then one of those found, on the same page without a script."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import ActForm
from cases.forms.cleaning import OneOf, Typed
from cases.ladder import search_now
from people.directory import find_people, posts_of_kind
from people.models import Council, Post, User

MOST_SHOWN = 50
MOST_OF_A_KIND = 20


class SearchForm(ActForm):
    """Words to search for. They stay on the page and never stand in an address."""

    name = Typed(label=_("Name, or part of it"), longest=200, half=True)

    @property
    def sought(self) -> str:
        """What is searched for: as it was sent, or as it is shown again."""
        given = self.data.get("name") if self.is_bound else self.initial.get("name")
        return str(given or "").strip()

    def say_where_nobody_was_found(self, found: object) -> None:
        """Say it under the words, with what to try."""
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        if self.sought and not found:
            self.fields["name"].help_text = _now(
                "Nobody was found. Try part of the name, another spelling, or the name of their team."
            )


class PersonPickForm(SearchForm):
    """One person of the council, found by name."""

    person = OneOf(label=_("Select the person"), missing=_("Search for the person, and select them"))
    person_is_needed = True
    act_calls_them = "person"

    def offer(self) -> None:
        """The people found by the words; whoever looks is not among them."""
        found = find_people(self.asked.case.council, self.sought, self.asked.on)
        self.people = {str(user.pk): user for user, _post in found if user.pk != self.asked.by.pk}
        choices = [
            (str(user.pk), f"{user}, {post.title}") for user, post in found if str(user.pk) in self.people
        ]
        self.fields["person"].choices = choices[:MOST_SHOWN]  # type: ignore[attr-defined]
        self.fields["person"].required = self.person_is_needed
        self.say_where_nobody_was_found(choices)
        if not choices:
            self.fields["person"].widget = forms.HiddenInput()

    def given(self) -> dict[str, Any]:
        """The person in the place of their number."""
        given = super().given()
        given.pop("name")
        chosen = given.pop("person")
        return {**given, self.act_calls_them: self._chosen(chosen)}

    def _chosen(self, number: str) -> User:
        return self.people[number]

    def clean(self) -> dict[str, Any]:
        """Where nobody was selected, the place to put it right is the search."""
        typed = super().clean() or {}
        if isinstance(self.fields["person"].widget, forms.HiddenInput) and "person" in self.errors:
            del self.errors["person"]
            self.add_error("name", _("Search for the person, and select them"))
        return typed


class SeatPickForm(SearchForm):
    """One seat that may lawfully have the case, of those the rulebook knows or found by words."""

    to = OneOf(label=_("Who should have it?"), missing=_("Select who should have it"))
    reasons = Typed(
        label=_("Why?"),
        help_text=_("The reason is kept with the case."),
        longest=2_000,
        missing=_("Say why"),
        several_lines=True,
        rows=4,
    )
    field_order = ("name", "to", "reasons")

    def offer(self) -> None:
        """Only seats in which somebody sits who may deal with this one."""
        self.fields["name"].label = _now("Somebody who is not in this list? Name, or part of it")
        self.seats = {str(seat.pk): (seat, words) for seat, words in self._lawful()}
        self.fields["to"].choices = [(key, words) for key, (_seat, words) in self.seats.items()]  # type: ignore[attr-defined]
        self.say_where_nobody_was_found(self.seats)

    def given(self) -> dict[str, Any]:
        """The seat in the place of its number."""
        return {"to": self.seats[self.cleaned_data["to"]][0], "reasons": self.cleaned_data["reasons"]}

    def _lawful(self) -> list[tuple[Post, str]]:
        case, on = self.asked.case, self.asked.on
        step, search = case.steps.order_by("-number").first(), search_now(case, on)
        has_it = (
            {held.post for held in step.handlers} if step is not None and case.state != "triage" else set()
        )
        lawful: dict[int, tuple[Post, str]] = {}
        for seat in self._seats(case.council):
            found = search.in_seat(seat, seat.kind) if seat.pk not in has_it else None
            if found is not None:
                who = found.user.display_name if found.user is not None else ""
                lawful[seat.pk] = (seat, f"{who}, {seat.title}" if who else seat.title)
        return list(lawful.values())[: MOST_SHOWN * 2]

    def _seats(self, council: Council) -> list[Post]:
        """The seats found by the words first, then every kind of which the council has only a few."""
        on = self.asked.on
        found = [post for _user, post in find_people(council, self.sought, on)[:MOST_SHOWN]]
        kinds = Post.objects.filter(council=council).order_by("pk").values_list("kind", flat=True)
        for kind in dict.fromkeys(kinds):
            seats = posts_of_kind(council, kind, on)
            if len(seats) <= MOST_OF_A_KIND:
                found += seats
        return found
