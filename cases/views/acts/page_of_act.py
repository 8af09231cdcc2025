"""What does the page of an act say, ask and do? One line of a table an act; the page itself is always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise

from cases.forms.acts.acting import ActForm, Asked
from cases.models import Case


def _always(_asked: Asked) -> bool:
    return True


def _nothing(_asked: Asked) -> Iterable[str]:
    return ()


def _nothing_more(_asked: Asked) -> dict[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act: the last part of its address, its words, the form whose fields the act takes, and the act.

    `open_when`: whether the case stands so that it could be done now. `before` and `points` stand above the form;
    `shows` is what a template of its own shows besides. `thing` finds what the act is about besides the case, from the
    last part of the address. `listed`: the case page offers it by itself; others are offered beside what they are
    about. `answer_of` is shown as somebody's own words.
    """

    slug: str
    act: str
    heading: Promise
    button: Promise
    done: Promise
    form: type[ActForm]
    does: Callable[..., Case]
    open_when: Callable[[Asked], bool] = _always
    before: Callable[[Asked], Iterable[str | Promise]] = _nothing
    points: Callable[[Asked], Iterable[str]] = _nothing
    thing: Callable[[Case, str], models.Model | None] | None = None
    target: Callable[[models.Model], object] | None = None
    shows: Callable[[Asked], dict[str, object]] = _nothing_more
    listed: bool = True
    warns: bool = False


def by_slug(pages: Iterable[ActPage]) -> dict[str, ActPage]:
    """The table by the last part of the address."""
    return {page.slug: page for page in pages}
