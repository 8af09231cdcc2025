"""Does each of our components write what GOV.UK Frontend publishes for the same options?"""

from collections.abc import Mapping
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test.html import parse_html

from tests.design.published import as_ours, fixtures_of

COMPONENTS = (
    "back-link", "breadcrumbs", "button", "character-count", "checkboxes", "date-input", "details",
    "error-message", "error-summary", "exit-this-page", "fieldset", "file-upload", "generic-header", "hint",
    "input", "inset-text", "label", "language-navigation", "notification-banner", "pagination", "panel",
    "password-input", "radios", "select", "service-navigation", "skip-link", "summary-list", "table", "tag",
    "textarea", "warning-text",
)  # fmt: skip

_TRANSLATED = "Django translates; the words are not passed in attributes"
_NO_CARD = "no page has a summary card"
_NO_INTERRUPTION = "no page is an interruption panel"
_NO_SLOTS = "nothing is put in the bar but the service's name and its menu"
_NO_LANGUAGES = "there is one language"
_NOT_ENHANCED = "a file is chosen with the browser's own control"

# Published examples of what no page of ours can do, each with the reason.
LEFT_OUT: Mapping[str, Mapping[str, str]] = {
    "button": dict.fromkeys(("start", "start link", "start link with html"), "no button has the start arrow"),
    "character-count": {
        "with custom textarea description": _TRANSLATED,
        "with translations": _TRANSLATED,
        "with neither maxlength nor maxwords set": "a limit is always known, and said without JavaScript",
    },
    "file-upload": {
        **dict.fromkeys(
            (
                "enhanced",
                "enhanced, with error message and hint",
                "enhanced, multiple files",
                "enhanced, custom wrapper classes and attributes",
            ),
            _NOT_ENHANCED,
        ),
        "translated": _TRANSLATED,
    },
    "password-input": {"with translations": _TRANSLATED},
    "select": {"with falsy values": "the value of a field is text"},
    "service-navigation": {
        "with navigation having only empty values": "the menu has no empty entries",
        "with language navigation": _NO_LANGUAGES,
        "with right-aligned language navigation": _NO_LANGUAGES,
        "inverse with language navigation": _NO_LANGUAGES,
        "with slotted content": _NO_SLOTS,
        "with `inline` end slot": _NO_SLOTS,
    },
}
_LEFT_OUT_BY_A_WORD = {
    "panel": ("interruption", _NO_INTERRUPTION),
    "summary-list": ("summary card", _NO_CARD),
}


def _reason(component: str, name: str) -> str:
    word, reason = _LEFT_OUT_BY_A_WORD.get(component, ("", ""))
    if word and word in name:
        return reason
    return LEFT_OUT.get(component, {}).get(name, "")


EXAMPLES = [
    pytest.param(component, options, html, id=f"{component}: {name}")
    for component in COMPONENTS
    for name, options, html in fixtures_of(component)
    if not _reason(component, name)
]


@pytest.mark.parametrize(("component", "options", "html"), EXAMPLES)
def test_a_component_is_what_is_published(component: str, options: Mapping[str, Any], html: str) -> None:
    given = as_ours(options)
    if component == "notification-banner" and not options.get("html"):
        given["heading"] = given.pop("text", "")  # One line of words is a heading; a block of HTML is not.

    ours = render_to_string(f"components/{component.replace('-', '_')}.html", given)

    assert parse_html(ours) == parse_html(html)


@pytest.mark.parametrize("component", sorted(LEFT_OUT))
def test_what_is_left_out_is_still_published(component: str) -> None:
    assert set(LEFT_OUT[component]) <= {name for name, _, _ in fixtures_of(component)}


def test_words_from_a_person_or_a_rulebook_are_never_html() -> None:
    sent = "<img src=x onerror=alert(1)>"
    options = {
        "text": sent,
        "title_text": sent,
        "summary_text": sent,
        "label": {"text": sent},
        "hint": {"text": sent},
    }

    for component in COMPONENTS:
        shown = render_to_string(f"components/{component.replace('-', '_')}.html", {"name": "x", **options})
        assert "<img" not in shown, component
