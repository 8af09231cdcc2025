"""What is owed, in plain words? One duty as a sentence, for whoever owes it and for the person who waits."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Obligation
from rules.language import vocabulary
from rules.language.plan import DutyOwed

# verb: what stands before the people or the thing
_VERBS: dict[str, str | Promise] = {
    "report back to": gettext_lazy("report back to %(whom)s"),
    "consult": gettext_lazy("consult %(whom)s"),
    "inform": gettext_lazy("tell %(whom)s"),
    "copy to": gettext_lazy("send a copy to %(whom)s"),
    "in writing to": gettext_lazy("put it in writing to %(whom)s"),
    "approved by": gettext_lazy("get the approval of %(whom)s"),
    "offer": gettext_lazy("offer %(whom)s"),
    "record": gettext_lazy("record %(whom)s"),
    "keep": gettext_lazy("keep %(whom)s"),
    "may use": gettext_lazy("%(whom)s may be used"),
    "also signpost": gettext_lazy("also point to %(whom)s"),
    "must": gettext_lazy("%(whom)s"),
}
_ON: dict[str, str | Promise] = {
    "any outcome": gettext_lazy("whatever the outcome"),
    "no action": gettext_lazy("if no action is proposed"),
    "agreed": gettext_lazy("if it is agreed"),
    "refused": gettext_lazy("if it is refused"),
    "breach found": gettext_lazy("if a breach is found"),
}
_CONDITIONS = ("if", "where", "when", "unless", "as", "after")


def duty_in_words(owed: DutyOwed, *, to_the_filer: bool) -> str:
    """ "tell the Group Leader, if no action is proposed". The filer is "you" on their own pages and nobody else is."""
    duty = owed.duty
    within = duty.within.text if duty.within is not None else ""
    return _joined(
        str(duty.verb),
        owed.whom,
        str(duty.thing or ""),
        str(duty.on or ""),
        str(duty.judged or ""),
        within,
        to_the_filer=to_the_filer,
    )


def obligation_in_words(owed: Obligation) -> str:
    """The same of a duty as a case keeps it, for those who work on it."""
    return _joined(owed.verb, owed.whom, owed.thing, owed.on_outcome, owed.judged, "", to_the_filer=False)


def _joined(
    verb: str, whom: Iterable[str], thing: str, on: str, judged: str, within: str, *, to_the_filer: bool
) -> str:
    owed_to = thing or _listed(_named(name, to_the_filer) for name in whom)
    parts = [str(_VERBS[verb]) % {"whom": owed_to}]
    if on in _ON:
        parts.append(str(_ON[on]))
    if judged:
        parts.append(_judged(judged))
    if within:
        parts.append(_("within %(length)s") % {"length": within})
    return ", ".join(parts).rstrip(".")


def _judged(words: str) -> str:
    """The handler's judgement as a condition; what is no sentence of its own ("where appropriate") stands as it is."""
    begins = words.split(" ", 1)[0].lower()
    return words if begins in _CONDITIONS else _("if %(this)s") % {"this": words}


def _named(name: str, to_the_filer: bool) -> str:
    if name == vocabulary.THE_COMPLAINANT:
        return _("you") if to_the_filer else _("the person who raised it")
    if name == vocabulary.THE_SUBJECT:
        return _("the person it is about")
    return _("the %(post)s") % {"post": name}


def _listed(names: Iterable[str]) -> str:
    told = list(names)
    if len(told) < 2:
        return "".join(told)
    return _("%(most)s and %(last)s") % {"most": ", ".join(told[:-1]), "last": told[-1]}
