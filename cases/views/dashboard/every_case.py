"""Which cases are late, due soon, not acknowledged, without a route or open? The list of the Monitoring Officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cases.access import DeskRows, desk_rows_of
from cases.clocks import local
from cases.forms.problems import problems_of
from cases.models import OnDesk
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.dashboard.counted import (
    FIRST,
    FURTHER,
    LISTS,
    Listed,
    counts_of,
    in_figures,
    rows_on,
    soon_until,
)
from cases.views.dashboard.narrowed import Narrowed, narrowed_by, where_it_stands
from cases.views.dashboard.paging import A_PAGE, Page, page_of
from cases.views.dashboard.rows import rows_in_words
from cases.views.dashboard.saved import Saved, starting, views_of
from cases.views.shell import page


@dataclass(frozen=True, slots=True)
class CountLink:
    """One count at the top, as a link to its list."""

    figures: str
    words: str
    address: str
    tone: str
    current: bool


@dataclass(frozen=True, slots=True)
class Sorting:
    """The heading of a column by which the list can be sorted; `sorted` is what a screen reader says of it."""

    words: str
    address: str
    sorted: str


@require_safe
def every_case(request: HttpRequest) -> HttpResponse:
    """The list that the address asks for, with the counts of the others."""
    user, on = signed_in(request), today()
    views = views_of(user, on=on)
    asked, form = narrowed_by(request.GET.dict() or _asked_by(starting(views)))
    rows = desk_rows_of(user, on=on)
    counted = {each.name: rows_on(each, rows, on) for each in (*FIRST, *FURTHER)}
    shown = rows_on(LISTS[asked.show], rows, on).filter(asked.which)
    for view in views:
        counted[str(view.key)] = _counted_for(view, rows, on)
    counts = counts_of(user, {**counted, "this": shown})
    found = _page(request, asked, rows, on)
    context = {
        "counts": _counts(asked, counts, on, FIRST),
        "further": [each for each in _counts(asked, counts, on, FURTHER) if each.figures != "0"],
        "views": [
            CountLink(
                in_figures(counts.get(str(view.key), 0)),
                view.name,
                reverse("every_case") + view.asked,
                "",
                view.asked == asked.address(),
            )
            for view in views
        ],
        "save": reverse("save_this_view") + asked.address(),
        "rows": rows_in_words(found.rows, user, on),
        "form": form,
        "problems": problems_of(form),
        "asked": asked,
        "lists": [(each.name, _words(each, on)) for each in LISTS.values()],
        "places": where_it_stands(),
        "narrowed": bool(asked.where or asked.sent_from or asked.sent_to),
        "heading": _heading(counts.get("this", 0), LISTS[asked.show], on),
        "sorting": [_sorting(asked, name) for name in ("due", "case")],
        "by_day_sent": _sorting(asked, "sent").address,
        "previous": {"href": asked.address(before=found.before)} if found.before else None,
        "next": {"href": asked.address(after=found.after)} if found.after else None,
        "updated": date_format(local(now()), "H:i"),
        "refresh": reverse("every_case") + asked.address(),
    }
    return page(request, "dashboard/every_case.html", context)


def _page(request: HttpRequest, asked: Narrowed, rows: DeskRows, on: date) -> Page:
    listed = LISTS[asked.show]
    there = rows.with_what_opens.filter(listed.which(on)).filter(asked.which).select_related("case__council")
    there = there.filter(Q(opens=True)) if listed.opened_only else there
    return page_of(there, asked, after=request.GET.get("after", ""), before=request.GET.get("before", ""))


def _asked_by(address: str) -> dict[str, str]:
    return dict(parse_qsl(address.removeprefix("?")))


def _counted_for(view: Saved, rows: DeskRows, on: date) -> QuerySet[OnDesk]:
    asked, _form = narrowed_by(_asked_by(view.asked))
    return rows_on(LISTS[asked.show], rows, on).filter(asked.which)


def _counts(asked: Narrowed, counts: dict[str, int], on: date, lists: tuple[Listed, ...]) -> list[CountLink]:
    return [
        CountLink(
            in_figures(counts.get(each.name, 0)),
            _words(each, on),
            f"{reverse('every_case')}?show={each.name}",
            each.tone if counts.get(each.name) else "",
            each.name == asked.show,
        )
        for each in lists
    ]


def _words(listed: Listed, on: date) -> str:
    return str(listed.words) % {"day": date_format(soon_until(on), _("D j F"))}


def _heading(count: int, listed: Listed, on: date) -> str:
    said = ngettext("%(n)s case: %(list)s", "%(n)s cases: %(list)s", min(count, A_PAGE + 1))
    return said % {"n": in_figures(count), "list": _words(listed, on)}


def _sorting(asked: Narrowed, name: str) -> Sorting:
    words = {"due": _("Due"), "case": _("Case"), "sent": _("Sent")}[name]
    is_this = asked.sort == name
    down = is_this and not asked.down
    address = asked.address(sort="" if name == "due" else name, down="yes" if down else "")
    return Sorting(words, address, ("descending" if asked.down else "ascending") if is_this else "none")
