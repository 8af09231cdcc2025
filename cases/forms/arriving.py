"""What is written down of what arrived otherwise? All of it on one page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.arrivals.kept import CHANNELS, Arrived
from cases.forms.acts.acting import Day
from cases.forms.cleaning import OneOf, Typed
from cases.forms.words import matter_label
from cases.guards import is_not_received_yet, was_received_long_ago
from cases.parties import kind_in
from cases.refusals import Refused, refuse_where
from people.directory import find_people
from people.folding import folded
from people.models import Council, Post, User
from rules.language.rulebook import Rulebook

OUTSIDE, NAMELESS = "outside", "nameless"
MOST_SHOWN = 20
LONGEST = 20_000
_FROM_ELSEWHERE = (
    (OUTSIDE, _("Somebody outside the council, by the name above")),
    (NAMELESS, _("They gave no name")),
)
_WHO_WROTE = _("Write the name of the person who raised it, or select that they gave no name")
_WHOM = _("Write the name or the post of the person it is about")


class ArrivedForm(forms.Form):
    """One page. A full name that only one person has is taken as it is; else those found are shown to choose from."""

    use_required_attribute = False
    channel = OneOf(label=_("How did it arrive?"), missing=_("Select how it arrived"), choices=CHANNELS)
    received_on = Day(
        label=_("When was it received?"),
        help_text=_("The day it reached the council, like 27 May 2026. Every date is counted from it."),
        missing=_("Write the day it was received"),
    )
    from_name = Typed(label=_("Who raised it? Their name"), longest=200, half=True)
    from_who = OneOf(label=_("Select who raised it"), missing=_("Select who raised it"), required=False)
    reach = Typed(
        label=_("How can they be reached? (if they are not of the council)"),
        help_text=_("An address or a telephone number, and when it is safe to use it. They are told nothing by mail."),
        longest=1_000, several_lines=True, rows=2,
    )  # fmt: skip
    matter = OneOf(label=_("What is it about?"), missing=_("Select what it is about"), widget=forms.Select)
    about_name = Typed(label=_("Who is it about? Their name or post"), longest=200, half=True)
    about_who = OneOf(
        label=_("Select the person it is about"), missing=_("Select the person it is about"), required=False
    )
    happened = Typed(
        label=_("What do they say happened, in their own words?"),
        help_text=_("Copy the words that matter. You can add the letter or the e-mail itself on the next page."),
        missing=_("Write what they say happened"),
        longest=LONGEST, several_lines=True, rows=8,
    )  # fmt: skip

    def __init__(
        self, *args: Any, council: Council, rulebook: Rulebook, recorder: User, on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._council, self._rulebook, self._recorder, self._on = council, rulebook, recorder, on
        own = {str(word): str(words) for word, words in rulebook.words.items()}
        labels = [(str(each.name), matter_label(str(each.name), own)) for each in rulebook.matters]
        self.fields["matter"].choices = [("", _now("Select one")), *labels]  # type: ignore[attr-defined]
        for name in ("from_name", "about_name"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self._senders = {str(user.pk): (user, post) for user, post in self._found("from_name")}
        self.subjects = {f"{user.pk}-{post.pk}": (user, post) for user, post in self._about()}
        self._offer("from_who", self._senders, _FROM_ELSEWHERE)
        self._offer("about_who", self.subjects)

    @property
    def sender(self) -> User | None:
        """Who raised it, where they are of the council."""
        found = self._senders.get(self.cleaned_data["from_who"])
        return found[0] if found is not None else None

    def arrived(self) -> Arrived:
        """How, when and from whom."""
        given = self.cleaned_data
        outside = given["from_who"] == OUTSIDE
        return Arrived(
            given["channel"],
            given["received_on"],
            self.sender.pk if self.sender is not None else None,
            given["from_name"] if outside else "",
            given["reach"] if self.sender is None else "",
        )

    def clean_received_on(self) -> date:
        """A day on which it can have been received."""
        day: date = self.cleaned_data["received_on"]
        for guard in (is_not_received_yet, was_received_long_ago):
            try:
                refuse_where(guard, Arrived("", day), self._on)
            except Refused as refused:
                raise forms.ValidationError(refused.sentence) from None
        return day

    def clean(self) -> dict[str, Any]:
        """Each of the two people is one that was found, or from elsewhere."""
        given = super().clean() or {}
        self._clean_sender(given)
        if "matter" in given and self._rulebook.matter_by_name[given["matter"]].about:
            self._clean_subject(given)
        return given

    def _clean_sender(self, given: dict[str, Any]) -> None:
        if {"from_who", "from_name"} & set(self.errors):
            return
        name, who = given["from_name"], given["from_who"]
        if not who and not name:
            self.add_error("from_name", _WHO_WROTE)
        elif who == OUTSIDE and not name:
            self.add_error("from_name", _("Write their name, or select that they gave no name"))
        elif not who:
            given["from_who"] = who = _only(name, self._senders)
            if not who and self._senders:
                self.add_error("from_who", _("Select who raised it among those found"))
            elif not who:
                said = _(
                    "Nobody of the council was found. Select that they are outside, or try part of the name"
                )
                self.add_error("from_who", said)
        if who == str(self._recorder.pk):
            said = _("This is a concern of your own. Raise it as everybody does, under “Raise a concern”")
            self.add_error("from_name", said)

    def _clean_subject(self, given: dict[str, Any]) -> None:
        if {"about_who", "about_name"} & set(self.errors):
            return
        name, who = given["about_name"], given["about_who"]
        if not name:
            self.add_error("about_name", _WHOM)
            return
        given["about_who"] = who = who or _only(name, self.subjects)
        if not who and self.subjects:
            self.add_error("about_who", _("Select the person it is about among those found"))
        elif not who:
            self.add_error(
                "about_name", _("Nobody was found. Try part of the name, another spelling, or the post")
            )
        if who and who.split("-")[0] == given.get("from_who"):
            self.add_error("about_name", _("It can’t be about the person who raised it"))

    def _found(self, name: str) -> list[tuple[User, Post]]:
        typed = self.data.get(name) if self.is_bound else self.initial.get(name)
        words = str(typed or "").replace("\x00", "")[:200]
        return find_people(self._council, words, self._on)[:MOST_SHOWN] if words.strip() else []

    def _about(self) -> list[tuple[User, Post]]:
        chosen = str((self.data if self.is_bound else self.initial).get("matter") or "")
        matter = self._rulebook.matter_by_name.get(chosen)
        found = self._found("about_name")
        if matter is None:
            return found
        return [
            (user, post) for user, post in found if kind_in(self._rulebook, post, matter.about) is not None
        ]

    def _offer(
        self, name: str, people: dict[str, tuple[User, Post]], others: Iterable[tuple[str, Any]] = ()
    ) -> None:
        choices = [(value, f"{user}, {post.title}") for value, (user, post) in people.items()]
        self.fields[name].choices = [*choices, *others]  # type: ignore[attr-defined]
        if not self.fields[name].choices:  # type: ignore[attr-defined]
            self.fields[name].widget = forms.HiddenInput()


def _only(name: str, people: dict[str, tuple[User, Post]]) -> str:
    """The one person whose whole name was typed; empty where there is none, or several."""
    same = [value for value, (user, _post) in people.items() if folded(str(user)) == folded(name)]
    return same[0] if len(same) == 1 else ""
