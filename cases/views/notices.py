"""When does mail go to this person, and whom did mail not reach in the cases they look after?"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.beside.health import Amiss, amiss, mail_is_late
from cases.clocks import local, local_date
from cases.forms.notices import NoticesForm
from cases.forms.problems import Problem, problems_of
from cases.models import Case, HowTold, Notice
from cases.outbox import undelivered as outbox
from cases.outbox.by_phone import to_phone, told_by_phone
from cases.outbox.choosing import choose, how_told
from cases.refusals import Refused
from cases.seats import Seats, seats_of
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.shell import page
from people.models import User

MOST_TOLD = 20  # of those told by hand, the last


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """The person's own choice: at once, once a day, or only dates."""
    user = signed_in(request)
    form = NoticesForm(posted(request), initial={"how": how_told(user)})
    if form.is_valid():
        choose(user, HowTold(form.cleaned_data["how"]), at=now())
        return HttpResponseRedirect(f"{reverse('notices')}?done=yes")
    context = {
        "form": form,
        "email": user.email,
        "problems": problems_of(form),
        "done": request.GET.get("done") == "yes",
    }
    return page(request, "notices/choice.html", context)


@require_safe
def undelivered(request: HttpRequest) -> HttpResponse:
    """Whom mail did not reach, and whom somebody tells by telephone or letter."""
    return _listed(request)


@require_POST
def mailed_again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Let one mail go out again."""
    try:
        outbox.send_again(key, by=signed_in(request), on=today(), at=now())
    except Refused as refused:
        return _listed(request, refused.sentence)
    return HttpResponseRedirect(f"{reverse('undelivered')}?done=again")


@require_POST
def told_by_hand(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep that somebody was told."""
    try:
        outbox.told(key, by=signed_in(request), on=today(), at=now())
    except Refused as refused:
        return _listed(request, refused.sentence)
    return HttpResponseRedirect(f"{reverse('undelivered')}?done=told")


def undelivered_in_words(cases: QuerySet[Case], seats: Seats) -> str:
    """The line on the list of work; empty where nothing waits. That the worker stands still is told to whoever watches
    over a council's cases. `cases` are what is on the person's desk, `seats` where they sit.
    """
    waiting = outbox.how_many(cases)
    if waiting:
        words = ngettext(
            "%(n)s person could not be told by mail", "%(n)s people could not be told by mail", waiting
        )
        return words % {"n": waiting}
    watches = bool(seats.monitoring)
    return _("Mail is not going out at the moment") if watches and mail_is_late(at=now()) else ""


def _listed(request: HttpRequest, refusal: str = "") -> HttpResponse:
    user, on = signed_in(request), today()
    told = _told(user, on)
    by_hand = list(outbox.to_tell_by_hand(user, on=on))
    read = outbox.may_read_whom(user, by_hand, on=on)
    names = outbox.names_of([notice.told_by for notice in told])
    done = {"again": _("It goes out again with the next mail."), "told": _("It is kept that you told them.")}
    context = {
        "not_told": [(row, _since(row.since_at)) for row in outbox.not_told(user, on=on)],
        "to_phone": [(row, _since(row.since_at)) for row in to_phone(user, on=on)],
        "by_hand": [
            (notice, _since(notice.queued_at), notice.outside if notice.pk in read else "")
            for notice in by_hand
        ],
        "told": [_told_in_words(notice, names) for notice in told],
        "amiss": [_amiss_in_words(each) for each in amiss(at=now())] if seats_of(user, on).monitoring else [],
        "problems": (Problem(refusal, ""),) if refusal else (),
        "done": done.get(request.GET.get("done", ""), ""),
    }
    return page(request, "notices/undelivered.html", context, status=409 if refusal else 200)


def _told(user: User, on: date) -> list[Notice]:
    """Those whom somebody told by hand or rang up, the last first; a call once, whatever it told of."""
    rung_up = {(each.case_id, each.told_at): each for each in told_by_phone(user, on=on)[:MOST_TOLD]}
    told = [*outbox.told_by_hand(user, on=on)[:MOST_TOLD], *rung_up.values()]
    return sorted(told, key=lambda each: str(each.told_at), reverse=True)[:MOST_TOLD]


def _since(at: datetime) -> str:
    return date_format(local_date(at), "j F Y")


def _told_in_words(notice: Notice, names: dict[str, str]) -> str:
    return _("Case %(reference)s: %(who)s told them on %(day)s.") % {
        "reference": notice.case.reference,
        "who": names.get(notice.told_by, _("Somebody who has left")),
        "day": _since(notice.told_at) if notice.told_at else "",
    }


def _amiss_in_words(each: Amiss) -> str:
    if each.failed:
        return _("%(work)s: it went wrong the last time.") % {"work": each.words}
    if each.since_at is None:
        return _("%(work)s: not done since this service was started.") % {"work": each.words}
    return _("%(work)s: not done since %(when)s.") % {
        "work": each.words,
        "when": date_format(local(each.since_at), "j F Y, H:i"),
    }
