"""Who is it about? Words to search for, and then one person in one post, or a post alone."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.cleaning import OneOf, Typed
from cases.forms.question import QuestionForm

NAME_UNKNOWN = "unknown"


class PersonSearchForm(QuestionForm):
    """A name, or part of one. The words stay on the page and in the draft, never in an address."""

    name = Typed(
        label=_("Name, or part of it"),
        longest=200,
        missing=_("Enter the name of the person, or choose ‘I do not know their name’"),
        half=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"


class PersonForm(QuestionForm):
    """One of the people found, each with the post they hold."""

    person = OneOf(label=_("Select the person"), missing=_("Select the person, or search again"))

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]


class PostForm(QuestionForm):
    """A post, for somebody whose name is not known."""

    post = OneOf(label=_("Select the post"), missing=_("Select the post they hold"))

    def __init__(self, *args: Any, posts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = list(posts)  # type: ignore[attr-defined]


class AnyForm(forms.Form):
    """A page with a button alone."""
