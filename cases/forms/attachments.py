"""Which file does somebody add, and what do they say it is? A file that is not taken is met with how to mend it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cases.attachments.kinds import KINDS, LARGEST_BYTES, NotTaken
from cases.attachments.recognising import Taken, taken, too_large
from cases.forms.cleaning import OneOf, Typed


class OneFile(forms.Field):
    """One file, looked at from outside and inside."""

    widget = forms.FileInput

    def clean(self, value: UploadedFile[Any] | None) -> Taken:
        """The file as it may be kept."""
        if value is None:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if (value.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError(too_large(), code="large")
        try:
            return taken(value.read(), value.name or "")
        except NotTaken as refused:
            raise forms.ValidationError(refused.sentence, code="not_taken") from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the browser offers first; whatever is chosen is looked at here all the same."""
        return {"accept": ",".join(f".{kind.ending}" for kind in KINDS)}


class FileForm(forms.Form):
    """A file, and a few words about it for whoever reads the case."""

    use_required_attribute = False
    file = OneFile(
        label=_("Choose a file"),
        help_text=_("Up to 25 MB."),
        error_messages={"required": _("Choose a file")},
    )
    what = Typed(
        label=_("What is it? (optional)"),
        help_text=_(
            "In a few words, for example “my notes of 28 May”. Others see these words and not its name."
        ),
        longest=200,
        half=True,
    )

    def given(self) -> dict[str, Any]:
        """What the act is called with besides the file."""
        return {"what": self.cleaned_data["what"]}


class FileAtTheDeskForm(FileForm):
    """The same by whoever deals with the case, who also says for whom it is."""

    for_whom = OneOf(
        label=_("Who may open it?"),
        missing=_("Select who may open it"),
        choices=[
            ("internal", _("Only those who work on this case")),
            ("shared", _("The person who raised it as well")),
        ],
    )

    def given(self) -> dict[str, Any]:
        """What the act is called with besides the file."""
        return {**super().given(), "shared": self.cleaned_data["for_whom"] == "shared"}


class OwnFileForm(FileForm):
    """The same by whoever raised it: whoever works on the case may always open theirs."""

    def given(self) -> dict[str, Any]:
        """What the act is called with besides the file."""
        return {**super().given(), "shared": True}
