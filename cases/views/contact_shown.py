"""How is it shown how either side may be reached? To them with a way to change it, at the desk first."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Case, Hearing
from cases.safe_contact import contact_of, contact_of_theirs
from cases.views.arrived_shown import reached_outside
from cases.views.presented import Line, Row
from cases.views.raising.answers import contact_row


def contact_at_the_desk(case: Case) -> Row:
    """As it is said to whoever might ring them up: the person who raised it, then the person it is about."""
    raised = reached_outside(case)
    if raised is None:
        raised = contact_row(contact_of(case).as_kept(), lambda _name: "", at_the_desk=True)
    put = list(case.hearings.all())
    theirs: list[Line] = []
    for mark in dict.fromkeys(one.person for one in put):
        chosen = contact_of_theirs(put, mark)
        if chosen is not None:
            said = contact_row(chosen.as_kept(), lambda _name: "", at_the_desk=True)
            theirs += [Line(_("The person it is about:")), *said.lines]
    return replace(raised, lines=(*raised.lines, *theirs))


def contact_of_theirs_shown(put: Hearing) -> Row:
    """As the person it was put to chose it last, on their own page."""
    chosen = contact_of_theirs(put.case.hearings.all(), put.person)
    address = reverse("contact_of_theirs", args=[put.key])
    if chosen is not None:
        return contact_row(chosen.as_kept(), lambda _name: address)
    said = _("As for anything else, by your council email. You can choose another way.")
    return replace(contact_row({}, lambda _name: address), lines=(Line(said),))


def own_contact(case: Case, *, is_own: bool) -> Row:
    """As they chose it last. Only they change it, and nobody who goes with them."""
    address = reverse("act_of_ones_own", args=[case.reference, "contact"]) if is_own else ""
    return contact_row(contact_of(case).as_kept(), lambda _name: address)
