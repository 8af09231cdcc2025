"""Which spreadsheet does somebody bring in? A file that cannot be read is met with how to mend it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cases.importing.reading import LARGEST_BYTES, Line, NotReadable, rows_of


class Sheet(forms.Field):
    """A CSV file, as its rows."""

    widget = forms.FileInput

    def clean(self, value: UploadedFile[Any] | None) -> tuple[Line, ...]:
        """The rows; of a file that is too large nothing more is read than tells that it is."""
        if value is None:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        try:
            return rows_of(value.read(LARGEST_BYTES + 1))
        except NotReadable as why:
            raise forms.ValidationError(why.sentence, code="not_readable") from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the browser offers first; whatever is chosen is looked at here all the same."""
        return {"accept": ".csv,text/csv"}


class ImportForm(forms.Form):
    """One file of one council."""

    use_required_attribute = False
    sheet = Sheet(
        label=_("Choose the spreadsheet, saved as CSV"),
        help_text=_("Up to 500 rows and 2 MB. Begin with the template, and keep its headings."),
        error_messages={"required": _("Choose the file")},
    )
