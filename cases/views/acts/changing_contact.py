"""What does the page say on which the person who raised it changes how they may be reached?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.acts.change_contact import change_contact
from cases.doing import Act
from cases.forms.safe_contact import ChangeContactForm
from cases.views.acts.page_of_act import ActPage

CHANGE_CONTACT = ActPage(
    "contact",
    Act.CHANGE_CONTACT,
    _("Change how we can contact you safely"),
    _("Save the change"),
    _("From now on we contact you as you chose. Whoever deals with your concern is told."),
    ChangeContactForm,
    change_contact,
    before=lambda _asked: (_("It counts from now on. A mail that is on its way already can’t be stopped."),),
    listed=False,  # The page of the case shows it beside what they chose.
)
