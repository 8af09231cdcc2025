"""How does a template put words of its own inside a component? With one tag round them, named for the component."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.text import capfirst

from protocol_portal.rendering import component_of

register = template.Library()


@register.simple_block_tag
def component(content: str, which: str, **options: Any) -> str:
    """The template `components/<which>.html`, with what stands between the tags as its `text`.

    Nothing else of the page is passed on, so that a component knows no model. What a person wrote is escaped where
    it stands between the tags, as everywhere; no option is ever marked safe here.
    """
    return render_to_string(f"components/{which}.html", {"text": content, **options})


@register.simple_tag
def drawn(field: BoundField, *, as_heading: bool | str = False) -> str:
    """A field of a form as its component: label, hint, fault and control. `as_heading`: its label is the page's h1."""
    name, options = component_of(field, as_heading=bool(as_heading))
    return render_to_string(f"components/{name}.html", options)


@register.simple_tag
def any_actions(rows: Iterable[Mapping[str, Any]]) -> bool:
    """Whether any row of a summary list has something to do, so that the others leave room for it."""
    return any(row and row.get("actions") and row["actions"].get("items") for row in rows or ())


@register.simple_tag
def any_changes(rows: Iterable[Any]) -> bool:
    """Whether any fact can be changed, so that the others leave room for the link."""
    return any(row.change for row in rows or ())


@register.simple_tag
def ids_that_describe(
    control: str, hint: Mapping[str, Any] | None, fault: Mapping[str, Any] | None, given: str = ""
) -> str:
    """The ids read out with a control: those it was given, its hint's and its fault's."""
    ids = [given] if given else []
    if hint:
        ids.append(hint.get("id") or f"{control}-hint")
    if fault:
        ids.append(fault.get("id") or f"{control}-error")
    return " ".join(ids)


_PARTS_OF_A_DATE = {"day": 2, "month": 2, "year": 4}  # how many digits wide each box is


@register.simple_tag(takes_context=True)
def date_parts(context: Context) -> list[dict[str, Any]]:
    """The boxes of a date, each as the options of an input; all are marked where no single one is at fault."""
    names = {part: (context.get(part) or {}).get("name") or part for part in _PARTS_OF_A_DATE}
    boxes = [box for box in context.get("items") or () if box]
    boxes = boxes or [
        {"name": part, **(context.get(part) or {})}
        for part in _PARTS_OF_A_DATE
        if context.get(part, ()) not in (None, False)
    ]
    one_at_fault = any(_marked(box) for box in boxes)
    all_marked = bool(context.get("error_message")) and not one_at_fault
    prefix = f"{context['name_prefix']}-" if context.get("name_prefix") else ""
    return [_box(context, box, names, prefix, all_marked=all_marked) for box in boxes]


def _box(
    context: Context, box: Mapping[str, Any], names: Mapping[str, str], prefix: str, *, all_marked: bool
) -> dict[str, Any]:
    part = next((part for part in names if box["name"] in (part, names[part])), "")
    given = box.get("classes") or ""
    classes = [given, "govuk-date-input__input"]
    if "govuk-input--error" not in given and (_marked(box) or (all_marked and box.get("error") is not False)):
        classes.append("govuk-input--error")
    if "govuk-input--width-" not in given:
        classes.append(f"govuk-input--width-{_PARTS_OF_A_DATE.get(part, 2)}")
    own = (context.get(part) or {}).get("value") if part else None
    values = context.get("values") or {}
    name = box["name"]
    value = next(
        (found for found in (box.get("value"), own, values.get(f"{prefix}{name}")) if found is not None), None
    )
    return {
        **box,
        "label": {"text": box.get("label") or capfirst(name), "classes": "govuk-date-input__label"},
        "id": box.get("id") or f"{context.get('id') or ''}-{name}",
        "name": f"{prefix}{name}",
        "classes": " ".join(filter(None, classes)),
        "value": value,
        "inputmode": box.get("inputmode") or "numeric",
    }


def _marked(box: Mapping[str, Any]) -> bool:
    return bool(box.get("error")) or "govuk-input--error" in (box.get("classes") or "")
