"""Was it sent? The page that says so, with what happens next, and a copy to keep. Both addresses stay good."""

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.access import own_cases, written_down_by
from cases.choosing import parties_kept
from cases.clocks import dated_of, local_date
from cases.forms.words import matter_label
from cases.frozen_plan import first_step_of, rulebook_of_case, sources_of
from cases.models import Case, IncidentCase, Step
from cases.signposts import SAFETY, contacts
from cases.views.clock import today
from cases.views.council import signed_in
from cases.views.owing import duties_in_words
from cases.views.presented import Link, Owed, Row, all_quoted, long_date, row, sources_in_brief
from cases.views.raising.answers import account_rows, contact_row, fact_rows, no_change
from cases.views.raising.people_shown import name_row, people_rows, written_down_rows
from cases.views.raising.rulebook import words_of
from cases.views.raising.sequence import WITHOUT_CONDUCT
from cases.views.shell import page


@require_safe
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """That it was sent, its reference and what happens next; of several sent together, of each."""
    case, is_own = _sent_by(request, reference)
    rulebook, step = rulebook_of_case(case), first_step_of(case)
    kept_to_oneself = [
        source for owed in step.duties if str(owed.duty.verb) in ("must", "keep") for source in owed.duty.sources
        if source.kind == "clause" and "confiden" in str(source.words).lower()
    ]  # fmt: skip
    context = {
        "reference": case.reference,
        "in_fear": case.plan["given"].get("safety") == "yes",
        "safety": contacts(case.council, SAFETY, today()),
        "together": tuple(_sent_together(request, case)),
        "written_for": "" if is_own else case.parties["complainant"]["name"],
        "happens_next": tuple(_happens_next(case, is_own=is_own)),
        "is_watched": is_own and case.clocks.exists(),
        "case": reverse("case", args=[case.reference]) if is_own else "",
        "copy": reverse("copy", args=[case.reference]),
        "confidentiality": all_quoted(kept_to_oneself, rulebook),
    }
    return page(request, "case/sent.html", context)


@require_safe
def copy(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything that was sent, to print or to save: the words as they were typed, to whom they went, and why."""
    case, is_own = _sent_by(request, reference)
    rulebook, plan = rulebook_of_case(case), case.plan
    subject = case.parties.get("subject")
    about = (
        (subject["name"] or subject["title"], subject["title"] if subject["name"] else "") if subject else ()
    )
    context = {
        "reference": case.reference,
        "facts": [
            row(_("Sent on"), long_date(local_date(case.filed_at))),
            row(_("Council"), case.council.name),
            row(_("Raised by"), case.parties["complainant"]["name"], case.parties["complainant"]["title"]),
            *written_down_rows(parties_kept(case), case.account["words"]),
            row(_("It went to"), _first_hands(case)),
        ],
        "answers": [
            row(_("What it is about"), matter_label(plan["matter"], words_of(rulebook))),
            *([row(_("Who it is about"), *about)] if subject else []),
            *_what_was_sent(case),
        ],
        "sources": all_quoted(sources_of(case), rulebook),
        "happens_next": tuple(_happens_next(case, is_own=is_own)),
        "back": reverse("sent", args=[case.reference]),
    }
    return page(request, "case/copy.html", context)


def _sent_by(request: HttpRequest, reference: str) -> tuple[Case, bool]:
    """The case one sent, and whether it is one's own or was written down for somebody. Raises Http404."""
    user = signed_in(request)
    own = own_cases(user, on=today()).filter(reference=reference).first()
    case = own or written_down_by(user, on=today()).filter(reference=reference).first()
    if case is None:
        raise Http404
    return case, own is not None


def _sent_together(request: HttpRequest, case: Case) -> Iterator[Link]:
    """The other concerns of one's own that were sent in the same moment, by reference and whom each is about."""
    user, on = signed_in(request), today()
    incidents = case.incident_links.values("incident")
    numbers = IncidentCase.objects.filter(incident__in=incidents).values("case")
    for theirs in (own_cases(user, on=on), written_down_by(user, on=on)):
        others = theirs.filter(pk__in=numbers, filed_at=case.filed_at).exclude(pk=case.pk)
        for other in others.order_by("pk"):
            about = (other.parties.get("subject") or {}).get("title", "")
            yield Link(f"{other.reference}: {about}", reverse("sent", args=[other.reference]))


def _first_hands(case: Case) -> str:
    """To whom it went when it was sent, whoever has it now."""
    step = Step.objects.filter(case=case).order_by("number").first()
    return _(" and ").join(held.known_as for held in step.handlers) if step else ""


def _happens_next(case: Case, *, is_own: bool) -> Iterator[Owed]:
    """To whom it went, and what the person who raised it can expect; whoever wrote it for them waits for nothing."""
    step, people = first_step_of(case), _first_hands(case)
    if people and case.plan["to_triage"]:
        yield Owed(_("It went to %(people)s, to choose who deals with it.") % {"people": people}, "")
    elif people:
        yield Owed(_("It went to %(people)s.") % {"people": people}, "")
    else:
        yield Owed(_("The council is asked to choose who deals with it."), "")
    if not is_own:
        return
    for clock in case.clocks.all():
        shown = dated_of(clock)
        yield Owed(_by_when(clock.what, shown.due), sources_in_brief(shown.time.sources))
    if not case.clocks.filter(what="report back within").exists():
        told = [owed for owed in step.duties if str(owed.duty.verb) == "report back to"]
        yield from duties_in_words(told, to_the_filer=True)


def _by_when(what: str, due: date | None) -> str:
    """What the person can expect, and by which day where there is one."""
    by, sometime = _EXPECTED[what]
    return str(by) % {"day": long_date(due)} if due else str(sometime)


_EXPECTED = {
    "acknowledge within": (
        gettext_lazy("They should tell you by %(day)s that they have it."),
        gettext_lazy("They should tell you that they have it. No day is set."),
    ),
    "reply within": (
        gettext_lazy("They should answer you by %(day)s."),
        gettext_lazy("They should answer you. No day is set."),
    ),
    "decide within": (
        gettext_lazy("They should decide by %(day)s."),
        gettext_lazy("They should decide. No day is set."),
    ),
    "report back within": (
        gettext_lazy("They should report back to you by %(day)s."),
        gettext_lazy("They should report back to you. No day is set."),
    ),
}


def _what_was_sent(case: Case) -> Iterator[Row]:
    account, plan, parties = case.account, case.plan, parties_kept(case)
    conduct = plan["matter"] not in WITHOUT_CONDUCT
    yield from fact_rows(rulebook_of_case(case), plan["matter"], account["asked"], plan["given"], no_change)
    yield from account_rows(account["words"], no_change, with_put_right=conduct)
    if conduct:
        yield from people_rows(parties, no_change)
    yield contact_row(account["words"], no_change)
    if conduct and parties.subject is not None:
        yield name_row(account["words"], "")
