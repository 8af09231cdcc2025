"""Is what a rulebook or a person wrote ever read by a browser as marks of a page?"""

from django import forms

from protocol_portal.templatetags.design import drawn

MARKS = "<b onclick=go()>x</b>"


class _Asked(forms.Form):
    typed = forms.CharField(label=MARKS, help_text=MARKS)
    chosen = forms.ChoiceField(
        label=MARKS, help_text=MARKS, choices=[(MARKS, MARKS)], widget=forms.RadioSelect
    )


def test_labels_hints_choices_faults_and_what_was_typed_are_words() -> None:
    form = _Asked({"typed": MARKS, "chosen": MARKS + "!"})
    form.add_error("typed", MARKS)
    page = drawn(form["typed"]) + drawn(form["chosen"])
    assert "<b" not in page
    assert page.count("&lt;b onclick=go()&gt;") >= 7
