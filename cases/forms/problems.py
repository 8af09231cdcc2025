"""What is wrong with a form, as links to the places where it can be put right?"""

from dataclasses import dataclass

from django import forms


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence of the error summary, and the field it is about (empty where it is about none)."""

    words: str
    address: str

    @property
    def text(self) -> str:
        """The words, as the error summary calls them."""
        return self.words

    @property
    def href(self) -> str:
        """The address, as the error summary calls it."""
        return self.address


def problems_of(form: forms.BaseForm) -> tuple[Problem, ...]:
    """Every fault of a bound form in the order of its fields; none for a form nobody has sent."""
    found = [Problem(str(words), "") for words in form.non_field_errors()] if form.is_bound else []
    if not form.is_bound:
        return ()
    for field in form:
        address = "" if field.is_hidden else f"#{field.auto_id}"  # Nobody can go to what is not shown.
        if isinstance(field.field.widget, forms.RadioSelect):
            address += "_0"  # Django numbers the radios; the first is where the keyboard lands.
        found += [Problem(str(words), address) for words in field.errors]
    return tuple(found)
