"""What does the desk's page of a case say and offer about a body outside that does not use this service?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_fsm import can_proceed

from cases.access import work_of
from cases.acts.hand_outside import hand_outside, record_receipt, take_document
from cases.bundle import ALLOWED
from cases.clocks import local_date
from cases.doing import Act
from cases.forms.acts.acting import Asked
from cases.forms.acts.outside import HandOutsideForm, ReceiptForm
from cases.models import Case, OutsideHandover
from cases.refusals import Refused
from cases.views.acts.item import Item
from cases.views.acts.page_of_act import ActPage
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.presented import Link, long_date
from cases.views.signing_in.again import ask_again, showed_lately


def _handed(case: Case, which: str) -> OutsideHandover | None:
    return next((one for one in case.handed_outside.all() if str(one.key) == which), None)


def _not_received(asked: Asked) -> bool:
    return isinstance(asked.thing, OutsideHandover) and asked.thing.received_on is None


def _to_whom(asked: Asked) -> Iterable[str]:
    if isinstance(asked.thing, OutsideHandover):
        yield _now("Handed to %(body)s on %(day)s.") % {
            "body": asked.thing.body,
            "day": long_date(local_date(asked.thing.handed_at)),
        }


def _key(thing: object) -> object:
    return thing.key if isinstance(thing, OutsideHandover) else None


GOING_OUTSIDE = (
    ActPage(
        "hand-outside", Act.HAND_OUTSIDE, _("Hand it to a body outside"), _("Hand it over"),
        _("It is recorded. Take the document from this page and send it to them; the case waits until you take it up "
          "again."),
        HandOutsideForm, hand_outside, lambda asked: can_proceed(asked.case.wait_for_another_body),
        before=lambda _asked: (
            _("For a body that does not use this service: another council’s Monitoring Officer, an ombudsman, the "
              "police."),
            _("A document is put together from what you select. You send it to them yourself. The case is not closed: "
              "it waits, and you are told when the day you write below has passed. Others read only “Waiting”."),
        ),
        warns=True,
    ),
    ActPage(
        "outside-has-it", Act.HAND_OUTSIDE, _("They have it"), _("Record it"), _("It is recorded that they have it."),
        ReceiptForm, record_receipt, _not_received, before=_to_whom, thing=_handed, target=_key, listed=False,
    ),
)  # fmt: skip


def handed_outside(case: Case) -> Iterator[Item]:
    """What was handed over to whom, since when they have it, their own date, and the document as it was."""
    for handed in case.handed_outside.all():
        chosen = "; ".join(str(ALLOWED[name]) for name in handed.fields if name in ALLOWED)
        lines = [
            _now("%(who)s handed it over on %(day)s, %(how)s.")
            % {"who": handed.handed_by, "day": long_date(local_date(handed.handed_at)), "how": handed.how},
            _now("In the document: %(what)s.") % {"what": chosen},
            _now("Its SHA-256: %(sha256)s") % {"sha256": handed.sha256},
        ]
        links = [
            Link(_now("Take the document"), reverse("handed_document", args=[case.reference, handed.key]))
        ]
        if handed.received_on is None:
            lines.append(_now("It is not recorded yet that they have it."))
            has_it = reverse("act_on_one_thing", args=[case.reference, "outside-has-it", handed.key])
            links.append(Link(_now("Record that they have it"), has_it))
        else:
            lines.append(_now("They have had it since %(day)s.") % {"day": long_date(handed.received_on)})
        if handed.due_on is not None:
            lines.append(
                _now(
                    "They mean to answer by %(day)s. This is their date: no clock of this service runs for it."
                )
                % {"day": long_date(handed.due_on)}
            )
        yield Item(handed.body, tuple(lines), links=tuple(links))


@require_safe
def handed_document(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    """The document as it was handed over, to keep as a file; that it was taken is recorded."""
    user = signed_in(request)
    case = work_of(user, on=today()).filter(reference=reference).first()
    if case is None:
        raise Http404
    if not showed_lately(request):
        return ask_again(request, back_to=reverse("desk_case", args=[case.reference]))
    try:
        handed = take_document(case.reference, key, by=user, at=now())
    except Refused:
        raise Http404 from None
    answer = HttpResponse(handed.document.encode(), content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="case-{case.reference}.html"'
    answer["Cache-Control"] = "no-store"
    return answer
