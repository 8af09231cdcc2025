"""Write the comments of a year's report, hand it on, and freeze it: whoever compiled it never freezes it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext

from cases.blind_index import index_of
from cases.models import AnnualReport, ReportPrepared
from cases.refusals import Refused
from cases.reporting.frozen import content_of, hash_of
from cases.reporting.period import period_of
from cases.reporting.readers import compiles_for, freezes_for, waits_for
from people.models import Council, User


def write_comments(
    council: Council, year: int, *, by: User, comments: str, hand_on: bool, on: date, at: datetime
) -> ReportPrepared:
    """Keep the comments, and with `hand_on` let somebody else freeze the year. Raises Refused.

    Written again, it waits for nobody until it is handed on again.
    """
    with transaction.atomic(durable=True):
        if council not in compiles_for(by, on):
            raise Refused(gettext("Only the Monitoring Officer can do that."))
        if hand_on and period_of(council, year, on=on).ends_on >= on:
            raise Refused(gettext("This year is not over yet. You can hand it on after its last day."))
        kept, _made = ReportPrepared.objects.update_or_create(
            council=council,
            year=year,
            defaults={
                "comments": comments,
                "by": index_of(by),
                "name": by.display_name,
                "saved_at": at,
                "handed_on_at": at if hand_on else None,
            },
        )
        return kept


def freeze_report(
    council: Council, year: int, *, by: User, seen: datetime | None, on: date, at: datetime
) -> AnnualReport:
    """Count every case of the year and keep the report for ever. `seen` is when what they read was handed on.

    Raises Refused for whoever handed it on, where nothing waits, and where it was handed on again meanwhile.
    """
    try:
        with transaction.atomic(durable=True):
            prepared = (
                ReportPrepared.objects.select_for_update()
                .filter(council=council, year=year, handed_on_at__isnull=False)
                .first()
            )
            if council not in freezes_for(by, on) or not waits_for(by, prepared) or prepared is None:
                raise Refused(gettext("Nothing waits here for you to freeze."))
            if prepared.handed_on_at != seen:
                raise Refused(gettext("It was handed on again meanwhile. Read it again, then freeze it."))
            compiler = compiler_of(prepared)
            if compiler is None:
                raise Refused(gettext("Whoever prepared it has left. It is to be handed on again."))
            last = AnnualReport.objects.filter(council=council, year=year).aggregate(last=Max("edition"))[
                "last"
            ]
            content = content_of(council, year, compiler, comments=prepared.comments, on=on)
            report = AnnualReport.objects.create(
                council=council,
                year=year,
                edition=(last or 0) + 1,
                frozen=content,
                sha256=hash_of(content),
                compiled_by=prepared.by,
                compiled_name=prepared.name,
                frozen_by=index_of(by),
                frozen_name=by.display_name,
                frozen_at=at,
            )
            prepared.handed_on_at = None
            prepared.save(update_fields=["handed_on_at"])
            return report
    except IntegrityError:
        raise Refused(gettext("It was frozen a moment ago. You can read it now.")) from None


def compiler_of(prepared: ReportPrepared) -> User | None:
    """Who prepared it, where they are still here."""
    everybody = User.objects.filter(is_active=True, holdings__isnull=False).distinct()
    return next((user for user in everybody if index_of(user) == prepared.by), None)
