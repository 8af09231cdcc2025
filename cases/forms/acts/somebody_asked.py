"""Who asked about a case, and when?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.forms.acts.acting import ActForm, Day, one_line


class SomebodyAskedForm(ActForm):
    """Who asked, as far as it is known, and on which day."""

    who = one_line(
        _("Who asked?"),
        _("Write who asked"),
        hint=_("As far as you know: a newspaper, a resident, another council. Kept with the case."),
    )
    asked_on = Day(label=_("On which day?"), missing=_("Write the day on which they asked"))
