"""What is with this person to deal with, and what is due first?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cases.access import on_the_desk_of
from cases.answered import ANSWERS
from cases.arrivals.who_may import records_somewhere
from cases.forms.words import capitalised
from cases.models import Case, Step
from cases.seats import seats_of
from cases.states import State
from cases.views.acts.at_the_desk import done_at_the_desk
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.dates import days_left, tag_of
from cases.views.lists import about_post, clock_in_words, next_clock, raised_by_post, working_days_left
from cases.views.next_step import address_of_next, next_in_a_list
from cases.views.notices import undelivered_in_words
from cases.views.presented import Link
from cases.views.shell import page
from cases.views.work_list import A_PAGE, Asked, Order, Part, asked_for, closures_near, in_parts, shown_of

_HEADINGS = {
    Part.NEEDS_YOU: gettext_lazy("Waits for you"),
    Part.WITH_YOU: gettext_lazy("With you, and nothing to do today"),
    Part.OVER: gettext_lazy("That are over"),
    Part.KNOWN: gettext_lazy("That you know of"),
}
_ORDERS = {
    Order.DUE: gettext_lazy("what is due first"),
    Order.DUE_LAST: gettext_lazy("what is due last"),
    Order.SENT: gettext_lazy("what was sent first"),
    Order.SENT_LAST: gettext_lazy("what was sent last"),
    Order.CASE: gettext_lazy("the reference"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """One line of the list; nobody is named in it. `address` is empty where no page of it opens for the person."""

    reference: str
    address: str
    about: str
    raised_by: str
    sent: str
    having: str
    due: str
    tag: str
    next_step: str
    next_address: str
    new: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One part of the list: its lines, how many it has in all, and where the rest is read."""

    part: Part
    heading: str
    lines: tuple[Work, ...]
    total: int
    address: str
    before: str = ""
    after: str = ""
    place: str = ""

    @property
    def has_more(self) -> bool:
        """Whether there are more than stand here."""
        return self.total > len(self.lines)


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The list of work. What was acknowledged and opened stands below: nothing of it waits today."""
    user, on = signed_in(request), today()
    asked = asked_for(*(request.GET.get(name, "") for name in ("order", "part", "page")))
    seats = seats_of(user, on)
    every = on_the_desk_of(user, on=on, seats=seats)
    found = shown_of(in_parts(every, user, closures_near(seats.touched, on), on), asked)
    parts = {one.part: one for one in _parts(found.prefetch_related("clocks"), asked)}
    read = parts.pop(asked.read, None)
    with_you = parts[Part.WITH_YOU].total if Part.WITH_YOU in parts else 0
    context = {
        "asked": asked,
        "read": read,
        "others": [one for one in parts.values() if one.lines],
        "links": [one for one in parts.values() if asked.part is not None],
        "whole": f"{reverse('desk')}{_order(asked.order)}",
        "sorted_by": str(_ORDERS[asked.order]),
        "orders": tuple(_other_orders(asked)),
        "done": done_at_the_desk(request),
        "records": records_somewhere(user, seats, on),
        "undelivered": undelivered_in_words(every, seats),
        "heading_read": str(_HEADINGS[asked.read]),
        "nothing": _nothing(asked, read, with_you),
    }
    return page(request, "desk/list.html", context)


def _nothing(asked: Asked, read: Shown | None, with_you: int) -> str:
    if read is not None:
        return _("The list is not that long.")
    if asked.part not in (None, Part.NEEDS_YOU):
        return _("There is none here.")
    if not with_you:
        return _("Nothing needs you, and nothing is with you.")
    told = ngettext(
        "Nothing needs you. %(n)s case is with you.", "Nothing needs you. %(n)s cases are with you.", with_you
    )
    return told % {"n": with_you}


def _parts(found: Iterable[Case], asked: Asked) -> Iterator[Shown]:
    """Each part in the order of the page, with the lines of it that are shown."""
    rows = list(found)
    for part in Part:
        of_it = [case for case in rows if case.part == part]  # type: ignore[attr-defined]
        if not of_it:
            continue
        first = (asked.page - 1) * A_PAGE
        total = of_it[0].total  # type: ignore[attr-defined]
        is_read = part == asked.read
        lines = [case for case in of_it if not is_read or first < case.place <= first + A_PAGE]  # type: ignore[attr-defined]
        if asked.part is not None and not is_read:
            lines = []
        last = first + len(lines)
        yield Shown(
            part,
            str(_HEADINGS[part]),
            tuple(_work(case, asked.order) for case in lines),
            total,
            _address(asked, part, 1),
            before=_address(asked, part, asked.page - 1) if is_read and asked.page > 1 else "",
            after=_address(asked, part, asked.page + 1) if is_read and last < total and lines else "",
            place=_("%(first)s to %(last)s of %(total)s") % {"first": first + 1, "last": last, "total": total}
            if is_read and total > A_PAGE and lines
            else "",
        )


def _address(asked: Asked, part: Part, number: int) -> str:
    said = {"part": part.value, **({"order": asked.order.value} if asked.order != Order.DUE else {})}
    return f"{reverse('desk')}?{urlencode({**said, **({'page': number} if number > 1 else {})})}"


def _order(order: Order) -> str:
    return f"?{urlencode({'order': order.value})}" if order != Order.DUE else ""


def _other_orders(asked: Asked) -> Iterator[Link]:
    for order, words in _ORDERS.items():
        if order != asked.order:
            said = {"order": order.value, **({"part": asked.part.value} if asked.part else {})}
            yield Link(str(words), f"{reverse('desk')}?{urlencode(said)}")


def _work(case: Case, order: Order) -> Work:
    clock = next_clock(case)
    left = working_days_left(clock, today()) if clock else 0
    is_work: bool = case.is_work  # type: ignore[attr-defined]
    was_read: bool = case.was_read  # type: ignore[attr-defined]
    return Work(
        reference=case.reference,
        address=f"{reverse('desk_case', args=[case.reference])}{_order(order)}" if is_work else "",
        about=capitalised(about_post(case)),
        raised_by=capitalised(raised_by_post(case)),
        sent=date_format(case.filed_on, "j F Y"),
        having=_having(case),
        due=days_left(left) if clock else _("No date"),
        tag=tag_of(left) if clock else "",
        next_step=next_in_a_list(case, next_clock(case)) if is_work else _known(case),
        next_address=address_of_next(case, was_read=was_read) if is_work else "",
        new=_new(case) if is_work else "",
    )


def _known(case: Case) -> str:
    """Where a case stands that is only known of, and its next date."""
    clock = next_clock(case)
    return f"{State(case.state).label}. {clock_in_words(clock)}" if clock else f"{State(case.state).label}."


def _new(case: Case) -> str:
    if case.last in ANSWERS:  # type: ignore[attr-defined]
        return _("An answer came.")
    return "" if case.was_read else _("You have not read it yet.")  # type: ignore[attr-defined]


def _having(case: Case) -> str:
    """With whom it is, by post alone."""
    handlers = Step(held_by=case.held_by).handlers  # type: ignore[attr-defined]
    return _(" and ").join(dict.fromkeys(held.title or held.kind for held in handlers)) or _("Nobody yet")
