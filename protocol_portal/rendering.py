"""As which component is a field of a form drawn, and with what?

Every form of the site is drawn so, `{{ form }}` and `{{ field.as_field_group }}` included. It knows no form by name.
"""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.template.loader import render_to_string

# Above this share of what may be written, the count is shown while somebody types.
_COUNT_FROM_PERCENT = 75


class DesignSystem(TemplatesSetting):
    """Draws a field with `components/field.html`; a bare control with Django's own template."""

    field_template_name = "components/field.html"
    form_template_name = "components/form.html"


def component_of(field: forms.BoundField, *, as_heading: bool = False) -> tuple[str, dict[str, Any]]:
    """The name of the component's template and its options."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "checkboxes", _group(field, as_heading=as_heading)
    if isinstance(widget, forms.RadioSelect):
        return "radios", _group(field, as_heading=as_heading)
    if isinstance(widget, forms.CheckboxInput):
        return "checkboxes", _single(field)
    options = _labelled(field, as_heading=as_heading)
    if isinstance(widget, forms.Select):
        return "select", {**options, "items": _choices(field, "selected")}
    if isinstance(widget, forms.FileInput):
        return "file_upload", options
    if isinstance(widget, forms.PasswordInput):
        return "password_input", options  # What was typed is never sent back.
    options["value"] = widget.format_value(field.value())
    if isinstance(widget, forms.Textarea):
        return _long_text(field, options)
    return "input", {**options, "type": getattr(widget, "input_type", "text")}


def _long_text(field: forms.BoundField, options: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    options["rows"] = options["attributes"].pop("rows", 5)
    options["attributes"].pop("cols", None)
    longest = getattr(field.field, "longest", None)
    if longest is None:
        return "textarea", options
    return "character_count", {**options, "maxlength": longest, "threshold": _COUNT_FROM_PERCENT}


def _said(field: forms.BoundField) -> dict[str, Any]:
    """The hint and the fault, under the ids Django gives them."""
    said: dict[str, Any] = {}
    if field.help_text:
        said["hint"] = {"text": field.help_text, "id": f"{field.auto_id}_helptext"}
    if field.errors:
        said["error_message"] = {
            "text": " ".join(str(words) for words in field.errors),
            "id": f"{field.auto_id}_error",
        }
    return said


def _labelled(field: forms.BoundField, *, as_heading: bool) -> dict[str, Any]:
    attributes = {name: value for name, value in field.field.widget.attrs.items() if value is not False}
    return {
        **_said(field),
        "id": field.id_for_label,
        "name": field.html_name,
        "label": {
            "text": field.label,
            "classes": "govuk-label--l" if as_heading else "govuk-label--s",
            "is_page_heading": as_heading,
        },
        "classes": attributes.pop("class", ""),
        "autocomplete": attributes.pop("autocomplete", ""),
        "attributes": attributes,
    }


def _group(field: forms.BoundField, *, as_heading: bool) -> dict[str, Any]:
    return {
        **_said(field),
        "id_prefix": field.auto_id,
        "name": field.html_name,
        "fieldset": {
            "legend": {
                "text": field.label,
                "classes": "govuk-fieldset__legend--l" if as_heading else "govuk-fieldset__legend--s",
                "is_page_heading": as_heading,
            }
        },
        "items": _choices(field, "checked"),
    }


def _single(field: forms.BoundField) -> dict[str, Any]:
    item = {"id": field.auto_id, "value": "on", "text": field.label, "checked": bool(field.value())}
    return {**_said(field), "id_prefix": field.auto_id, "name": field.html_name, "items": [item]}


def _choices(field: forms.BoundField, chosen: str) -> list[dict[str, Any]]:
    """The answers offered, each with its hint and the field it shows under it; before the first of a group its heading,
    where the control gives one.
    """
    hints, reveals = getattr(field.field, "hints", {}), getattr(field.field, "reveals", {})
    items: list[dict[str, Any]] = []
    for choice in field.subwidgets:
        if "selected" not in choice.data:
            continue
        if choice.data.get("heading"):
            items.append({"divider": choice.data["heading"]})
        items.append(
            {
                "id": choice.id_for_label,
                "value": str(choice.data["value"]),
                "text": choice.choice_label,
                chosen: bool(choice.data["selected"]),
                "hint": {"text": hints.get(choice.data["value"], "")},
                "conditional": _revealed(field, reveals.get(str(choice.data["value"]), "")),
            }
        )
    return items


def _revealed(field: forms.BoundField, name: str) -> dict[str, Any]:
    """The field that an answer shows under it, drawn; nothing where it shows none."""
    if not name:
        return {}
    component, options = component_of(field.form[name])
    return {"text": render_to_string(f"components/{component}.html", options)}
