"""What does somebody owe, said in plain words? Duties as sentences, for the one who owes and the one who waits."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.forms.words import capitalised
from cases.views.presented import Owed, sources_in_brief
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


def duties_in_words(duties: Iterable[DutyOwed], *, to_the_filer: bool) -> tuple[Owed, ...]:
    """Each duty as one sentence with its source. The filer is "you" on their own pages and nobody else is."""
    return tuple(
        Owed(_sentence(owed, to_the_filer=to_the_filer), sources_in_brief(owed.duty.sources))
        for owed in duties
    )


def _sentence(owed: DutyOwed, *, to_the_filer: bool) -> str:
    duty = owed.duty
    whom = (
        str(duty.thing)
        if duty.thing is not None
        else _listed(_named(name, to_the_filer) for name in owed.whom)
    )
    parts = [str(_VERBS[str(duty.verb)]) % {"whom": whom}]
    if duty.on is not None and str(duty.on) in _ON:
        parts.append(str(_ON[str(duty.on)]))
    if duty.judged is not None:
        parts.append(_judged(str(duty.judged)))
    if duty.within is not None:
        parts.append(_("within %(length)s") % {"length": duty.within.text})
    return f"{capitalised(', '.join(parts)).rstrip('.')}."


def _judged(words: str) -> str:
    """The handler's judgement as a condition; what is no sentence of its own ("where appropriate") stands as it is."""
    begins = words.split(" ", 1)[0].lower()
    return (
        words
        if begins in ("if", "where", "when", "unless", "as", "after")
        else _("if %(this)s") % {"this": words}
    )


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
