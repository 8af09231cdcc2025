"""Which relationships has this person declared, and are they still so? Their own pages; nobody else's entry is here."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import own_cases
from cases.clocks import local_date
from cases.forms.problems import Problem, problems_of
from cases.forms.relationships import EndedForm
from cases.models import Declaration, EntryKind
from cases.refusals import Refused
from cases.register.own import confirm, declarations_of, end, mark_sensitive
from cases.views.acts.item import Item
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.posted import posted
from cases.views.presented import Link, long_date
from cases.views.relationship_declared import effects_of, sources_of_entry
from cases.views.shell import page

_DONE = {
    "confirmed": EntryKind.CONFIRMED,
    "ended": EntryKind.ENDED,
    "sensitive": EntryKind.MADE_SENSITIVE,
    "shown": EntryKind.NO_LONGER_SENSITIVE,
}


@require_safe
def relationships(request: HttpRequest) -> HttpResponse:
    """Every entry of their own, with when it is to be confirmed."""
    every = list(declarations_of(signed_in(request)))
    on = today()
    context = {
        "items": [_item(entry) for entry in every],
        "to_confirm": sum(_is_to_be_confirmed(entry, on) for entry in every),
    }
    return page(request, "register/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def relationship(request: HttpRequest, key: UUID) -> HttpResponse:
    """One entry: with whom, since when, what happened to it, who read it, and what can be said about it now."""
    user, on, refusal = signed_in(request), today(), ""
    if request.method == "POST":
        try:
            done = _do(request, key)
        except Refused as refused:
            refusal = refused.sentence
        else:
            return HttpResponseRedirect(f"{reverse('relationship', args=[key])}?done={done}")
    entry = _own_or_404(request, key)
    disclosed = entry.connection.declared_in
    its_case = disclosed if disclosed and own_cases(user, on=on).filter(pk=disclosed.pk).exists() else None
    done_kind = _DONE.get(request.GET.get("done", ""))
    context = {
        "entry": entry,
        "lines": _lines(entry, on),
        "goes_on": entry.connection.to_on is None,
        "effects": effects_of(entry) if entry.connection.to_on is None else (),
        "sources": sources_of_entry(entry),
        "history": [
            {"on": local_date(row.at), "words": row.get_kind_display(), "who": row.name}
            for row in entry.history.all()
        ],
        "case": its_case,
        "done": done_kind.label if done_kind is not None else "",
        "problems": (Problem(refusal, ""),) if refusal else (),
    }
    return page(request, "register/one.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def relationship_ended(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say that it has ended, and on which day."""
    entry, form, refusal = _own_or_404(request, key), EndedForm(posted(request)), ""
    if form.is_valid():
        try:
            end(key, by=signed_in(request), last_on=form.cleaned_data["last_on"], at=now(), on=today())
        except Refused as refused:
            refusal = refused.sentence
        else:
            return HttpResponseRedirect(f"{reverse('relationship', args=[key])}?done=ended")
    context = {
        "entry": entry,
        "form": form,
        "problems": (Problem(refusal, "#id_last_on"),) if refusal else problems_of(form),
    }
    return page(request, "register/ended.html", context)


def _do(request: HttpRequest, key: UUID) -> str:
    """What the pressed button says. Raises Refused; 404 for a button that is none."""
    user, asked = signed_in(request), request.POST.get("say", "")
    if asked == "confirmed":
        confirm(key, by=user, at=now(), on=today())
    elif asked in ("sensitive", "shown"):
        mark_sensitive(key, by=user, sensitive=asked == "sensitive", at=now(), on=today())
    else:
        raise Http404
    return asked


def _item(entry: Declaration) -> Item:
    address = reverse("relationship", args=[entry.key])
    return Item(
        entry.other_name, _lines(entry, today()), links=(Link(_("Look at it, confirm or end it"), address),)
    )


def _lines(entry: Declaration, on: date) -> tuple[str, ...]:
    lines = [
        _("Declared on %(day)s at %(council)s.")
        % {"day": long_date(entry.connection.from_on), "council": entry.connection.council.name}
    ]
    if entry.connection.to_on is not None:
        lines.append(_("It ended on %(day)s.") % {"day": long_date(entry.connection.to_on)})
    elif _is_to_be_confirmed(entry, on):
        lines.append(
            _("A year is over. Say whether it is still so: it was to be confirmed by %(day)s.")
            % {"day": long_date(entry.confirm_by)}
        )
    else:
        lines.append(_("To be confirmed by %(day)s.") % {"day": long_date(entry.confirm_by)})
    if entry.is_sensitive:
        lines.append(_("A sensitive entry: readers of the register are not shown with whom it is."))
    return tuple(lines)


def _is_to_be_confirmed(entry: Declaration, on: date) -> bool:
    return entry.connection.to_on is None and entry.confirm_by <= on


def _own_or_404(request: HttpRequest, key: UUID) -> Declaration:
    entry = declarations_of(signed_in(request)).filter(key=key).first()
    if entry is None:
        raise Http404
    return entry
