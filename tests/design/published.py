"""What does GOV.UK Frontend publish of a component: options, and the HTML they must give?"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.safestring import mark_safe

COMPONENTS = (
    Path(__file__).parents[2] / "assets" / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
)


def fixtures_of(component: str) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """The name, the options and the HTML of each published example."""
    text = (COMPONENTS / component / "fixtures.json").read_text("utf-8")
    for fixture in json.loads(text)["fixtures"]:
        yield fixture["name"], fixture["options"], fixture["html"]


def as_ours(options: Any) -> Any:
    """The published options under our names: words with underscores, and one `text` for text and HTML alike."""
    if isinstance(options, list):
        return [as_ours(option) for option in options]
    if not isinstance(options, dict):
        return options
    ours: dict[str, Any] = {}
    for name, value in options.items():
        if name == "attributes":
            ours[name] = value
        elif name.lower().endswith("html") and isinstance(value, str) and value:
            ours[_snake(name[:-4] + ("Text" if name != "html" else "text"))] = mark_safe(value.strip())  # noqa: S308
    for name, value in options.items():
        if name != "attributes" and not name.lower().endswith("html"):
            ours.setdefault(_snake(name), as_ours(value))
    return ours


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower()
