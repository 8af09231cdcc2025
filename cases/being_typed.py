"""What did somebody type on a question page without choosing Continue, and did another tab change it meanwhile?

It is kept in the draft beside the answers and is none: nothing of it is sent, shown to anybody else, or judged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cases.refusals import ChangedElsewhere

PAGES = "pages"


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A question page as one tab has it open.

    `opened` is that tab's own mark, new each time the page is shown. `seen` is the mark of what was kept then. `turn`
    counts what the tab sends, from 1; 0 where it does not count.
    """

    name: str
    opened: str
    seen: str
    turn: int = 0


def mark_of(fields: Mapping[str, str]) -> str:
    """A short mark that differs when the words of a page differ; no words at all are one mark on every page."""
    filled = {name: words.strip() for name, words in fields.items() if words.strip()}
    kept = json.dumps(filled, sort_keys=True).encode()
    return hashlib.sha256(kept).hexdigest()[:16]


def typed_on(answers: Mapping[str, Any], name: str) -> dict[str, str]:
    """What was typed on the page and is no answer yet; empty where nothing was."""
    return dict(answers.get(PAGES, {}).get(name, {}).get("typed", {}))


def is_being_typed(answers: Mapping[str, Any]) -> bool:
    """Whether words that would be lost, if it were sent as it is, stand on a page that every draft has."""
    return any(typed_on(answers, name) for name in ("what-happened", "contact"))


def kept_on(answers: Mapping[str, Any], name: str, fields: Mapping[str, str]) -> dict[str, str]:
    """What the page shows of these fields: what was typed last, else the answer."""
    words = answers.get("words", {})
    return typed_on(answers, name) or {field: str(words.get(field, "")) for field in fields}


def refuse_where_changed_elsewhere(
    answers: Mapping[str, Any], page: OpenPage, fields: Mapping[str, str]
) -> None:
    """Raise ChangedElsewhere where another tab, or another device, kept other words since this one was opened.

    What this tab itself kept before never stands in its way, in whatever order its messages arrive.
    """
    kept = kept_on(answers, page.name, fields)
    is_own = bool(page.opened) and answers.get(PAGES, {}).get(page.name, {}).get("opened") == page.opened
    if any(kept.values()) and not is_own and mark_of(kept) not in (page.seen, mark_of(fields)):
        raise ChangedElsewhere(kept)


def comes_late(answers: Mapping[str, Any], page: OpenPage) -> bool:
    """Whether the same tab sent something later that is kept already: messages overtake one another."""
    last = answers.get(PAGES, {}).get(page.name, {})
    return bool(page.turn) and last.get("opened") == page.opened and page.turn <= last.get("turn", 0)


def with_page(answers: Mapping[str, Any], page: OpenPage, typed: Mapping[str, str] | None) -> dict[str, Any]:
    """The answers, with what this tab has typed; with nothing typed once it has become the answer."""
    kept: dict[str, Any] = {"opened": page.opened, "turn": page.turn}
    if typed is not None:
        words = answers.get("words", {})
        if mark_of(typed) != mark_of({field: str(words.get(field, "")) for field in typed}):
            kept["typed"] = dict(typed)
    return {**answers, PAGES: {**answers.get(PAGES, {}), page.name: kept}}
