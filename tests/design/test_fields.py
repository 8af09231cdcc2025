"""Is a field of a form drawn as its component, with its hint and its fault, and with nothing a person wrote run?"""

import pytest
from django import forms
from django.test.html import Element, parse_html

from cases.forms.cleaning import OneOf, Typed
from cases.forms.matter import MatterForm

_SENT = "<img src=x onerror=alert(1)>"


class _Everything(forms.Form):
    use_required_attribute = False
    chosen = OneOf(label=_SENT, missing="Select one", choices=[("a", _SENT), ("b", "B")], help_text=_SENT)
    line = Typed(label="One line", longest=20, missing="Enter a line", help_text="A short one.")
    words = Typed(label="Some words", longest=100, several_lines=True, rows=4)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    agreed = forms.BooleanField(label="I agree")
    several = forms.MultipleChoiceField(
        label="Which?", choices=[("1", "One"), ("2", "Two")], widget=forms.CheckboxSelectMultiple
    )
    listed = forms.ChoiceField(label="From a list", choices=[("1", "One"), ("2", "Two")])


def _drawn(name: str, sent: dict[str, object] | None = None) -> str:
    return str(_Everything(sent)[name].as_field_group())


@pytest.mark.parametrize(
    ("name", "control"),
    [
        ("chosen", "govuk-radios__input"),
        ("line", "govuk-input"),
        ("words", "govuk-textarea"),
        ("secret", "govuk-password-input__input"),
        ("agreed", "govuk-checkboxes__input"),
        ("several", "govuk-checkboxes__input"),
        ("listed", "govuk-select"),
    ],
)
def test_each_kind_of_field_is_its_component(name: str, control: str) -> None:
    shown = _drawn(name)

    assert control in shown
    assert isinstance(parse_html(shown), Element)


def test_a_fault_is_said_at_the_field_and_read_out_with_it() -> None:
    shown = _drawn("line", {"line": ""})

    assert "govuk-form-group--error" in shown
    assert 'aria-describedby="id_line_helptext id_line_error"' in shown
    assert '<span class="govuk-visually-hidden">Error:</span> Enter a line' in shown


def test_what_was_typed_stays_its_first_empty_line_included() -> None:
    assert ">\n\nTwo lines</textarea>" in _drawn("words", {"words": "\nTwo lines"})


def test_a_password_is_never_sent_back() -> None:
    assert "only mine" not in _drawn("secret", {"secret": "only mine"})


def test_how_much_may_be_written_is_said_without_a_script() -> None:
    shown = _drawn("words")

    assert "You can enter up to 100 characters" in shown
    assert 'data-maxlength="100"' in shown


def test_what_was_chosen_stays_chosen() -> None:
    assert 'value="2" checked' in _drawn("several", {"several": ["2"]})
    assert 'value="2" selected' in _drawn("listed", {"listed": "2"})


def test_labels_hints_and_answers_are_words_and_never_run() -> None:
    assert "<img" not in _drawn("chosen")
    assert "<img" not in _drawn("line", {"line": f'"{_SENT}'})


def test_each_matter_has_its_line_beneath_it_and_read_out_with_it() -> None:
    form = MatterForm(matters=["councillor about officer"], council_words={})

    shown = str(form["matter"].as_field_group())

    assert 'aria-describedby="id_matter_0-item-hint"' in shown
    assert "govuk-radios__hint" in shown
