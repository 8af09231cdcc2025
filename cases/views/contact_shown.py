"""How is it shown how the person who raised it may be reached? To them with a way to change it, at the desk first."""

from django.urls import reverse

from cases.models import Case
from cases.safe_contact import contact_of
from cases.views.arrived_shown import reached_outside
from cases.views.presented import Row
from cases.views.raising.answers import contact_row


def contact_at_the_desk(case: Case) -> Row:
    """As it is said to whoever might ring them up."""
    outside = reached_outside(case)
    if outside is not None:
        return outside
    return contact_row(contact_of(case).as_kept(), lambda _name: "", at_the_desk=True)


def own_contact(case: Case, *, is_own: bool) -> Row:
    """As they chose it last. Only they change it, and nobody who goes with them."""
    address = reverse("act_of_ones_own", args=[case.reference, "contact"]) if is_own else ""
    return contact_row(contact_of(case).as_kept(), lambda _name: address)
