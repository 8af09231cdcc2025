"""How does a council end when another follows it? Its seats end on the last day, its towns look to the successor."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from people.establishment import NotPossible, day_in_words, vacate
from people.models import Council, CouncilSetting, Holding, Post


def end_council(council: Council, successor: Council, *, last_on: date) -> Council:
    """Let a council end on a day, by an order, and name the one that follows it.

    Every holding, seat and setting ends that day, and the towns and parishes whose principal authority it was have the
    successor as theirs. Who sits in the successor is entered there as for any council. The same a second time changes
    nothing. Raises NotPossible.
    """
    if council.pk == successor.pk:
        raise NotPossible("A council does not follow itself. Choose the council that does.")
    with transaction.atomic():
        council = Council.objects.select_for_update().get(pk=council.pk)
        if council.ends_on is not None and (council.ends_on, council.successor_id) != (last_on, successor.pk):
            raise NotPossible(
                gettext("%(council)s ended on %(ends_on)s already, and %(successor)s follows it.")
                % {
                    "council": council,
                    "ends_on": day_in_words(council.ends_on),
                    "successor": council.successor,
                }
            )
        if successor.ends_on is not None and successor.ends_on <= last_on:
            raise NotPossible(
                gettext("%(successor)s ends on %(ends_on)s itself.")
                % {"successor": successor, "ends_on": day_in_words(successor.ends_on)}
            )
        goes_on = Q(to_on__isnull=True) | Q(to_on__gt=last_on)
        for holding in Holding.objects.filter(goes_on, post__council=council, from_on__lte=last_on):
            vacate(holding, last_on=last_on)
        # What would have begun only after the last day never begins.
        Holding.objects.filter(post__council=council, from_on__gt=last_on).delete()
        Post.objects.filter(goes_on, council=council, from_on__lte=last_on).update(to_on=last_on)
        CouncilSetting.objects.filter(goes_on, council=council, from_on__lte=last_on).update(to_on=last_on)
        council.local_councils.update(principal_authority=successor)
        council.ends_on, council.successor = last_on, successor
        council.save(update_fields=["ends_on", "successor"])
    return council
