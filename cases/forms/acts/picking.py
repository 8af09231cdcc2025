"""Which person, or which seat? Words to search for and then one of those found, on the same page without a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import ActForm
from cases.forms.cleaning import OneOf, RadiosWithHeadings, SomeOf, Typed
from cases.seats_offered import Offered, Why, seats_offered
from people.directory import find_people, posts_of
from people.models import Post, User

MOST_SHOWN = 50


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


class PeoplePickForm(SearchForm):
    """Any number of people of the council. Who was ticked stays ticked while somebody else is searched for."""

    person = SomeOf(label=_("Select everybody who may read it"))

    def offer(self) -> None:
        """Those ticked so far, then the people found by the words; whoever looks is not among them."""
        council, on = self.asked.case.council, self.asked.on
        found = find_people(council, self.sought, on)[:MOST_SHOWN]
        seated = {user.pk: (user, post) for user, post in (*self._ticked(), *found)}
        seated.pop(self.asked.by.pk, None)
        self.people = {str(number): user for number, (user, _post) in seated.items()}
        choices = [(str(number), f"{user}, {post.title}") for number, (user, post) in seated.items()]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]
        self.say_where_nobody_was_found(found)
        if not choices:
            self.fields["person"].widget = forms.MultipleHiddenInput()

    def chosen(self) -> list[User]:
        """Everybody who is ticked."""
        return [self.people[number] for number in self.cleaned_data.get("person", ())]

    def _ticked(self) -> Iterator[tuple[User, Post]]:
        given = (
            self.fields["person"].widget.value_from_datadict(self.data, self.files, "person")
            if self.is_bound
            else self.initial.get("person")
        )
        numbers = [given] if isinstance(given, str) else list(given or ())
        known = {int(number) for number in numbers if str(number).isdecimal() and len(str(number)) < 10}
        council, on = self.asked.case.council, self.asked.on
        for user in User.objects.filter(pk__in=known):
            seats = posts_of(user, council, on)
            if seats:
                yield user, seats[0]


class SeatPickForm(SearchForm):
    """One seat that may lawfully have the case, of those the rulebook knows or found by words."""

    to = OneOf(
        label=_("Who should have it?"), missing=_("Select who should have it"), widget=RadiosWithHeadings
    )
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
        """Only seats in which somebody sits who may deal with this one, the rule's own first."""
        self.fields["name"].label = _now("Somebody who is not in this list? Name, or part of it")
        offered = seats_offered(self.asked.case, self.asked.by, self.sought, self.asked.on)
        self.seats = {str(one.seat.pk): one.seat for one in offered}
        to = self.fields["to"]
        to.choices = [(str(one.seat.pk), _in_words(one)) for one in offered]  # type: ignore[attr-defined]
        to.widget.headings = {
            str(firsts.seat.pk): str(_WHY[firsts.why]) for firsts in _first_of_each(offered)
        }
        self.say_where_nobody_was_found(find_people(self.asked.case.council, self.sought, self.asked.on))

    def given(self) -> dict[str, Any]:
        """The seat in the place of its number."""
        return {"to": self.seats[self.cleaned_data["to"]], "reasons": self.cleaned_data["reasons"]}


_WHY = {
    Why.COULD_HAVE_BOTH: _("Could have both of the linked cases"),
    Why.NAMED_BY_THE_RULE: _("Named by the rule for this step"),
    Why.WHEN_NOBODY_IS_LEFT: _("Named by the council for when nobody is left"),
    Why.FOUND: _("Found by your words. The rule does not name them"),
    Why.MAY_HAVE_IT: _("Others who may have it. The rule does not name them"),
}


def _in_words(one: Offered) -> str:
    return f"{one.who}, {one.title}" if one.who else one.title


def _first_of_each(offered: list[Offered]) -> list[Offered]:
    """The first seat under each heading."""
    return [one for place, one in enumerate(offered) if place == 0 or offered[place - 1].why != one.why]
