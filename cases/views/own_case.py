"""What became of a concern? The page of whoever raised it, and of whoever goes with them."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.access import CANNOT_SEE, known_case, notes_shared_with_them, who_can_see, who_could_see
from cases.acts.open_case import open_case
from cases.both_sides import LAST, Reader
from cases.doing import Role
from cases.forms.acts.acting import Asked
from cases.forms.acts.by_the_person import AddForm
from cases.frozen_plan import rulebook_of_case
from cases.models import Case, Event
from cases.part import OWN, Part
from cases.progress import progress_of
from cases.since_when import since_when, until_when
from cases.states import OVER, EventKind
from cases.views.acts.asking_again import ask_again_rows
from cases.views.acts.by_the_person import done_of_ones_own, own_acts
from cases.views.acts.holding import about_the_wait
from cases.views.case_shown import counts, date_rows, rule_of, with_whom
from cases.views.clock import now, today
from cases.views.contact_shown import own_contact
from cases.views.conversation import conversation, told_to_them, what_they_were_told
from cases.views.council import signed_in
from cases.views.files_shown import attached_to
from cases.views.how_it_stands import first_running, next_date, stands, takes_longer
from cases.views.lists import about_post
from cases.views.not_satisfied import not_satisfied
from cases.views.presented import Link, Row, row
from cases.views.raising.answers import account_rows, fact_rows, no_change
from cases.views.raising.sequence import WITHOUT_CONDUCT
from cases.views.receives import one_of_kind
from cases.views.shell import page
from cases.views.sides_shown import sides_shown
from cases.views.told_at_the_end import told_at_the_end
from cases.views.who_left import way_in_in_words
from cases.views.who_opened import who_opened

# True before it was put to them as well as after, so that the page does not tell which.
_AT_MOST_A_SUMMARY = gettext_lazy(
    "the person it is about: at most a summary that is written for them, so that they can answer"
)
# Everything of the case that its page reads more than once, each in one look-up.
_READ_ONCE = ("steps", "clocks__happened", "access")


@require_safe
def own_case(request: HttpRequest, reference: str) -> HttpResponse:
    """Where it is, the next date, what was said and decided, who can see it, what can be done, and what was sent."""
    user, on = signed_in(request), today()
    found, part = _read_or_404(request, reference)
    is_own = Role.COMPLAINANT in part.roles
    case = open_case(found, by=user, at=now())
    prefetch_related_objects([case], *_READ_ONCE)
    told, is_over, subject = told_to_them(case), case.state in OVER, case.parties.get("subject")
    progress = progress_of(case, told, case.access.all(), case.clocks.all())
    with_them = with_whom(case)
    named = (
        (subject["name"] or subject["title"], subject["title"] if subject["name"] else "") if subject else ()
    )
    wait = about_the_wait(case) if not is_over else None
    asked = Asked(case, user, on, is_own=True, told=tuple(told))
    context = {
        "reference": case.reference,
        "heading": heading_to_them(case, is_own=is_own),
        "is_own": is_own,
        "left": way_in_in_words(user, case, on),
        "over": is_over,
        "state": stands(case, progress, with_them, is_own=is_own),
        "takes_longer": takes_longer(case, told),
        "next": next_date(first_running(list(case.clocks.all())), on) if not is_over else None,
        "marks": progress.marks,
        "rows": [
            *([row(_("About"), *named)] if named else []),
            *([row(_("With"), with_them)] if with_them and not is_over else []),
            *ask_again_rows(case, on),
            *([wait] if wait is not None else []),
        ],
        "dates": date_rows(case, to_the_filer=True),
        "ledgers": counts(case, to_the_filer=True),
        "done": done_of_ones_own(request),
        "questions": _still_to_answer(case, told) if is_own and not is_over else (),
        "reply": AddForm(asked=asked) if is_own and not is_over else None,
        "with_them": with_them,
        "acts": own_acts(user, case, is_own=is_own),
        "not_satisfied": not_satisfied(case, user, on),
        "told": told_at_the_end(case, what_they_were_told(told)),
        "entries": conversation(told, notes_shared_with_them(case)),
        "sources": rule_of(case),
        "sent": _what_was_sent(case),
        "contact": own_contact(case, is_own=is_own),
        "attached": attached_to(case, user, at_the_desk=False, part=part),
        "who_sees": who_can_see(case, since_when(case, told, reader=user), reader=user),
        "who_saw": who_could_see(case, until_when, reader=user),
        "cannot_see": ((str(_AT_MOST_A_SUMMARY),) if subject else ())
        + tuple(_(words) for words in CANNOT_SEE),
        "opened": who_opened(case, on),
        "sides": sides_shown(case, Reader.WHO_RAISED_IT) if subject else None,
        "last": LAST,
    }
    return page(request, "case/case.html", context)


def heading_to_them(case: Case, *, is_own: bool) -> str:
    """ "Your concern about a Director": by the post alone, so that nobody who looks over a shoulder reads a name."""
    subject = case.parties.get("subject")
    if subject is None:
        return _("What you sent: %(matter)s") % {"matter": about_post(case)} if is_own else about_post(case)
    about = one_of_kind(str(subject["kind"]), rulebook_of_case(case))
    if is_own:
        return _("Your concern about %(them)s") % {"them": about}
    name = case.parties["complainant"]["name"]
    return _("The concern of %(name)s about %(them)s") % {"name": name, "them": about}


def _still_to_answer(case: Case, told: Iterable[Event]) -> tuple[Link, ...]:
    """What they are asked and have not answered, each with the page to answer it and who asks."""
    if not any(event.kind == EventKind.QUESTION_ASKED for event in told):
        return ()
    waiting = [asked for asked in case.questions.all() if asked.answered_at is None]
    return tuple(
        Link(asked.words, reverse("answer_one", args=[case.reference, "answer", asked.pk]), asked.asked_by)
        for asked in waiting
    )


def _what_was_sent(case: Case) -> list[Row]:
    account, plan = case.account, case.plan
    return [
        *fact_rows(rulebook_of_case(case), plan["matter"], account["asked"], plan["given"], no_change),
        *account_rows(account["words"], no_change, with_put_right=plan["matter"] not in WITHOUT_CONDUCT),
    ]


def _read_or_404(request: HttpRequest, reference: str) -> tuple[Case, Part]:
    """A case of one's own, or one on which one goes with somebody; and one's part in it."""
    found = known_case(signed_in(request), reference, on=today())
    if found is None or not found[1].roles & OWN:
        raise Http404
    return found
