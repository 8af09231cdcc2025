"""What became of a concern? The page of whoever raised it, and the page that says it was sent."""

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.access import CANNOT_SEE, accompanied_by, notes_for, own_cases, who_can_see
from cases.acts.ask_again import may_ask_once_more
from cases.acts.open_case import open_case
from cases.clocks import dated_of, local_date
from cases.frozen_plan import first_step_of, rulebook_of_case
from cases.ladder import reviews
from cases.models import Case
from cases.states import OVER, EventKind, NoteLabel, State, word_for
from cases.views.acts.asking_again import ask_again_rows
from cases.views.acts.by_the_person import done_of_ones_own, own_acts
from cases.views.acts.holding import about_the_wait
from cases.views.case_shown import counts, date_rows, history, messages_of, rule_of, with_whom
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.files_shown import attached_to
from cases.views.lists import heading_of
from cases.views.owing import duties_in_words
from cases.views.presented import Link, Owed, Row, all_quoted, long_date, row, sources_in_brief
from cases.views.raising.answers import account_rows, contact_row, fact_rows, no_change
from cases.views.raising.sequence import WITHOUT_CONDUCT
from cases.views.shell import page

# True before it was put to them as well as after, so that the page does not tell which.
_AT_MOST_A_SUMMARY = gettext_lazy(
    "the person it is about: at most a summary that is written for them, so that they can answer"
)


@require_safe
def own_case(request: HttpRequest, reference: str) -> HttpResponse:
    """Where it is, the next date, the rule, who can see it, and what was sent."""
    found, is_own = _read_or_404(request, reference)
    case = open_case(found, by=signed_in(request), at=now())
    rulebook = rulebook_of_case(case)
    acknowledged = case.acknowledged_on is not None
    subject = case.parties.get("subject")
    named = (
        (subject["name"] or subject["title"], subject["title"] if subject["name"] else "") if subject else ()
    )
    context = {
        "reference": case.reference,
        "heading": _heading(case, is_own=is_own) if subject else heading_of(case, rulebook),
        "state": f"{word_for(case.state, acknowledged=acknowledged, handler=with_whom(case))}.",
        "rows": [
            *([row(_("About"), *named)] if named else []),
            row(_("With"), with_whom(case)),
            *date_rows(case, to_the_filer=True),
            *ask_again_rows(case, today()),
            *([wait] if (wait := about_the_wait(case)) is not None and case.state not in OVER else []),
        ],
        "done": done_of_ones_own(request),
        "questions": _still_to_answer(case) if is_own and case.state not in OVER else (),
        "answered": case.questions.filter(answered_at__isnull=False),
        "acts": own_acts(signed_in(request), case, is_own=is_own),
        "no_other_look": _has_no_other_look(case),
        "shared_notes": notes_for(signed_in(request), case, on=today()).filter(label=NoteLabel.SHARED),
        "ledgers": counts(case, to_the_filer=True),
        "messages_to_filer": (*messages_of(case), *_reported_back(case)),
        "history": history(case, to_the_filer=True),
        "sources": rule_of(case),
        "sent": _what_was_sent(case),
        "attached": attached_to(case, signed_in(request), at_the_desk=False),
        "who_sees": who_can_see(case),
        "cannot_see": ((str(_AT_MOST_A_SUMMARY),) if subject else ()) + CANNOT_SEE,
    }
    return page(request, "case/case.html", context)


@require_safe
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """That it was sent, its reference and what happens next. The address stays good."""
    case = _own_or_404(request, reference)
    rulebook, step = rulebook_of_case(case), first_step_of(case)
    kept_to_oneself = [
        source for owed in step.duties if str(owed.duty.verb) in ("must", "keep") for source in owed.duty.sources
        if source.kind == "clause" and "confiden" in str(source.words).lower()
    ]  # fmt: skip
    context = {
        "reference": case.reference,
        "happens_next": tuple(_happens_next(case)),
        "case": reverse("case", args=[case.reference]),
        "confidentiality": all_quoted(kept_to_oneself, rulebook),
    }
    return page(request, "case/sent.html", context)


def _heading(case: Case, *, is_own: bool) -> str:
    return _("Your concern") if is_own else _("The concern of %(name)s") % case.parties["complainant"]


def _still_to_answer(case: Case) -> tuple[Link, ...]:
    """What they are asked and have not answered, each with the page to answer it."""
    waiting = case.questions.filter(answered_at__isnull=True)
    return tuple(
        Link(asked.words, reverse("answer_one", args=[case.reference, "answer", asked.pk]))
        for asked in waiting
    )


def _reported_back(case: Case) -> Iterator[dict[str, object]]:
    """What they were told was decided: the outcome in the council's words, and what was written to them."""
    for event in case.events.filter(kind__in=(EventKind.REPORTED_BACK, EventKind.ALREADY_DECIDED)):
        told = event.detail
        if event.kind == EventKind.REPORTED_BACK:
            parts = [_("What was decided: %(outcome)s.") % {"outcome": told["outcome"]}, told["words"]]
        else:
            new = _("What would be new: %(new)s") % {"new": told["new"]}
            parts = [_("This was decided already."), told["reasons"], new]
        words = "\n\n".join(part for part in parts if part)
        yield {"words": words, "who": told["by"], "at": local_date(event.at)}


def _has_no_other_look(case: Case) -> bool:
    """Whether it is over and the rulebook sets out nobody else who would look at it."""
    over = case.state in (State.REPORTED_BACK, State.CLOSED)
    return over and not reviews(case, today()) and not may_ask_once_more(case)


def _happens_next(case: Case) -> Iterator[Owed]:
    step, people = first_step_of(case), with_whom(case)
    if people:
        yield Owed(_("It is now with %(people)s.") % {"people": people}, "")
    else:
        yield Owed(_("The council is asked to choose who deals with it."), "")
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


def _what_was_sent(case: Case) -> list[Row]:
    account, plan = case.account, case.plan
    return [
        *fact_rows(rulebook_of_case(case), plan["matter"], account["asked"], plan["given"], no_change),
        *account_rows(account["words"], no_change, with_put_right=plan["matter"] not in WITHOUT_CONDUCT),
        contact_row(account["words"], no_change),
    ]


def _own_or_404(request: HttpRequest, reference: str) -> Case:
    case = own_cases(signed_in(request), on=today()).filter(reference=reference).first()
    if case is None:
        raise Http404
    return case


def _read_or_404(request: HttpRequest, reference: str) -> tuple[Case, bool]:
    """A case of one's own, or one on which one goes with somebody; and whether it is one's own."""
    user = signed_in(request)
    with_them = accompanied_by(user, on=today()).filter(reference=reference).first()
    return (with_them, False) if with_them is not None else (_own_or_404(request, reference), True)
