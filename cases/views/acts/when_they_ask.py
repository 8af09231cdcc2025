"""What does whoever is asked about a case read, and note? The same page at the desk and for whoever raised it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.acts.somebody_asked import somebody_asked
from cases.doing import Act
from cases.forms.acts.acting import Asked
from cases.forms.acts.somebody_asked import SomebodyAskedForm
from cases.views.acts.page_of_act import ActPage
from cases.when_they_ask import what_is_said


def _what_to_say(asked: Asked) -> Iterable[str]:
    said = what_is_said(asked.case.council, asked.on)
    yield _now("Say only this, whoever asks: “%(line)s”") % {"line": said.line}
    yield _now("Where these words come from: %(source)s.") % {"source": said.source}


WHEN_THEY_ASK = ActPage(
    "somebody-asked", Act.SOMEBODY_ASKED, _("Somebody has asked the council about this"), _("Record it"),
    _("It is recorded that they asked. They were told of nothing."), SomebodyAskedForm, somebody_asked,
    before=lambda _asked: (
        _("The press, or anybody else. They are not told that there is anything here, and no mail goes outside."),
    ),
    points=_what_to_say,
)  # fmt: skip
