"""Who is it about, who was there, for whom is it written? Words to search for, and those found on the same page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import OneOf, SomeOf, Typed
from cases.forms.question import QuestionForm

NAME_MISSING = _("Enter the name of the person, or choose ‘I do not know their name’")


class SearchForm(QuestionForm):
    """Words to search for. They stay on the page and in the draft, never in an address."""

    name = Typed(label=_("Name, or part of it"), longest=200, half=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"


class PersonForm(SearchForm):
    """A name to look for, and one of the people found, each with the post they hold."""

    person = OneOf(
        label=_("Select the person"), missing=_("Select the person, or search again"), required=False
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = NAME_MISSING
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]
        if not people:
            del self.fields["person"]


class PeopleForm(SearchForm):
    """Any number of people: those chosen so far, and those found by the words."""

    people = SomeOf()

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].label = label
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]
        if not people:
            del self.fields["people"]


HOW = (
    ("telephone", _("By telephone")),
    ("letter", _("In a letter or an email")),
    ("in person", _("In person")),
    ("adjustment", _("They need help with writing it, or with this service")),
)
FOLLOWS = (
    ("no", _("No. I see what I write here, and nothing of what becomes of it")),
    ("yes", _("Yes. I go along with them, and see what they see, except files")),
)


class ForWhomForm(SearchForm):
    """Somebody for whom this is written down: who it is, how they said it, what they agreed to."""

    person = OneOf(
        label=_("Select the person you write it for"),
        missing=_("Search for the person you write it for, and select them"),
    )
    for_how = OneOf(label=_("How did they tell you?"), missing=_("Select how they told you"), choices=HOW)
    for_follow = OneOf(
        label=_("Have they agreed that you may see what becomes of it?"),
        missing=_("Select whether you may see what becomes of it"),
        choices=FOLLOWS,
    )
    agreed = forms.BooleanField(
        label=_("They asked me to send this for them, and know that it is theirs from then on"),
        error_messages={"required": _("Confirm that they asked you to send this for them")},
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]
        self.found = bool(people)
        if not people:
            self.fields["person"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Where nobody was found yet, the place to put it right is the search."""
        answers = super().clean() or {}
        if not self.found and "person" in self.errors:
            del self.errors["person"]
            self.add_error("name", _("Search for the person you write it for, and select them"))
        return answers


class PostForm(QuestionForm):
    """A post, for somebody whose name is not known."""

    post = OneOf(label=_("Select the post"), missing=_("Select the post they hold"))

    def __init__(self, *args: Any, posts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = list(posts)  # type: ignore[attr-defined]


class NameForm(forms.Form):
    """Whether it is asked for that the name of whoever raises it is not given to the person it is about."""

    use_required_attribute = False
    withhold = OneOf(
        label=_("Do you want to ask that your name is not given to the person it is about?"),
        missing=_("Select whether you want to ask for this"),
        choices=(("no", _("No")), ("yes", _("Yes, and this is why"))),
    )
    withhold_why = Typed(
        label=_("Why your name should not be given"),
        help_text=_("Only if you ask for it. Whoever deals with your concern reads this and decides."),
        longest=1_000,
        several_lines=True,
        rows=4,
    )

    def clean(self) -> dict[str, Any]:
        """The reason is needed where it is asked for."""
        answers = super().clean() or {}
        if answers.get("withhold") == "yes" and "withhold_why" in answers and not answers["withhold_why"]:
            self.add_error("withhold_why", _("Tell us in a few words why"))
        return answers
