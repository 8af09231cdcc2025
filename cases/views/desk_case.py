"""What does the person dealing with a case see and do? First who it concerns; then, with no connection, the words."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases import guards
from cases.access import ACKNOWLEDGE, Decision, had_to_do_with, known_case, may, may_with, who_can_see
from cases.acts.acknowledge import acknowledge
from cases.acts.open_case import confirm_no_connection
from cases.acts.stand_aside import stand_aside
from cases.choosing import parties_kept
from cases.forms.desk import AcknowledgeForm, NoConnectionForm
from cases.forms.problems import Problem, problems_of
from cases.frozen_plan import rulebook_of_case
from cases.ladder import standing_duties
from cases.models import Case
from cases.part import AT_WORK
from cases.refusals import Refused, Stale
from cases.since_when import since_the_day
from cases.views.acts.at_the_desk import acts_in_groups, done_at_the_desk
from cases.views.acts.record_shown import sections_of
from cases.views.arrived_shown import arrived_rows
from cases.views.case_read import neighbours, read_case
from cases.views.case_shown import counts, date_rows, history, rule_of, with_whom
from cases.views.clock import now, today
from cases.views.contact_shown import contact_at_the_desk
from cases.views.council import signed_in
from cases.views.dates import days_left, tag_of
from cases.views.files_shown import attached_to
from cases.views.lists import heading_of, next_clock, working_days_left
from cases.views.next_step import next_step
from cases.views.owing import duties_in_words
from cases.views.posted import posted
from cases.views.presented import Line, Row, long_date, row
from cases.views.raising.answers import account_rows, fact_rows, no_change
from cases.views.raising.people_shown import others_named
from cases.views.raising.sequence import WITHOUT_CONDUCT
from cases.views.shell import page
from cases.views.who_left import left_at_the_desk


@require_http_methods(["GET", "HEAD", "POST"])
def desk_case(request: HttpRequest, reference: str) -> HttpResponse:
    """The case at the desk: the question about connections until it is answered, then everything."""
    found = known_case(signed_in(request), reference, on=today())
    if found is None or not found[1].roles & AT_WORK:
        return _taken(request, reference)
    case, part = found
    if "connection" in request.POST or not part.confirmed:
        return _before_reading(request, case)
    if request.method == "POST":
        return _acknowledge(request, case)
    return _everything(request, case, may_acknowledge=may_with(part, ACKNOWLEDGE, case))


def _taken(request: HttpRequest, reference: str) -> HttpResponse:
    """The case is not theirs. What they typed for it while it was is given back; 404 for whoever typed nothing."""
    words = request.POST.get("words", "").strip()
    if not words or not had_to_do_with(signed_in(request), reference):
        raise Http404
    label = str(AcknowledgeForm.base_fields["words"].label)
    return page(
        request, "acts/not_with_you.html", {"typed": [(label, words)], "why": "", "case": ""}, status=409
    )


def _before_reading(request: HttpRequest, case: Case) -> HttpResponse:
    """Names and kind only. Whoever has a connection, or is not sure, stands aside for good."""
    form = NoConnectionForm(posted(request))
    try:
        if form.is_valid() and form.cleaned_data["connection"] == "some":
            stand_aside(case.reference, by=signed_in(request), at=now(), on=today())
            return page(request, "desk/stood_aside.html", {})
        if form.is_valid():
            confirm_no_connection(case, by=signed_in(request), at=now())
            return HttpResponseRedirect(reverse("desk_case", args=[case.reference]))
    except Refused:
        # In the same moment it was taken from them, by their own other tab or by a connection declared.
        raise Http404 from None
    context = {
        "reference": case.reference,
        "rows": [row(_("What"), heading_of(case, rulebook_of_case(case))), *people_of(case)],
        "form": form,
        "problems": problems_of(form),
    }
    return page(request, "desk/confirm.html", context)


def _acknowledge(request: HttpRequest, case: Case) -> HttpResponse:
    form = AcknowledgeForm(request.POST)
    if not form.is_valid():
        return _everything(request, case, form)
    words, version = form.cleaned_data["words"], form.cleaned_data["version"]
    try:
        acknowledge(case.reference, by=signed_in(request), words=words, version=version, at=now(), on=today())
    except Stale as stale:
        case.refresh_from_db()
        if may(signed_in(request), ACKNOWLEDGE, case, on=today()) and not guards.cannot_be_acknowledged(case):
            # The same words against the case as it stands now: the next press sends them knowingly.
            form = AcknowledgeForm({"words": words, "version": case.version})
        return _everything(request, case, form, changed=stale.sentence)
    except Refused as refused:
        return _everything(request, case, form, problems=(Problem(refused.sentence, "#id_words"),))
    return HttpResponseRedirect(f"{reverse('desk_case', args=[case.reference])}?acknowledged=yes")


def _everything(
    request: HttpRequest,
    case: Case,
    form: AcknowledgeForm | None = None,
    *,
    may_acknowledge: Decision | None = None,
    problems: tuple[Problem, ...] = (),
    changed: str = "",
) -> HttpResponse:
    """The page with the words. Every showing is recorded as a reading, after a form that was sent in vain as well."""
    user, on = signed_in(request), today()
    try:
        case, part = read_case(case.reference, by=user, at=now())
    except Refused:
        # In the same moment it was taken from them, by their own other tab or by a connection declared.
        return _taken(request, case.reference)
    if form is None and may_acknowledge and not guards.cannot_be_acknowledged(case):
        form = _fresh_form(case)
    rulebook, account, plan = rulebook_of_case(case), case.account, case.plan
    conduct = plan["matter"] not in WITHOUT_CONDUCT
    about_account = account_rows(account["words"], no_change, with_put_right=conduct)
    clock = next_clock(case)
    left = working_days_left(clock, today()) if clock else 0
    context = {
        "reference": case.reference,
        "heading": heading_of(case, rulebook),
        "next": {
            "words": _("Next: %(step)s") % {"step": _lower(next_step(case))},
            "left": days_left(left) if clock else "",
            "tag": tag_of(left) if clock else "",
        },
        "form": form,
        "problems": problems or (problems_of(form) if form is not None else ()),
        "changed": changed,
        "done": done_at_the_desk(request),
        "groups": acts_in_groups(user, case, part),
        "sections": sections_of(case, user, part),
        **neighbours(user, case, request.GET.get("order", ""), on),
        "acknowledged_now": request.GET.get("acknowledged") == "yes",
        "account": account["words"].get("happened", ""),
        "also": [
            *about_account[1:],
            *fact_rows(rulebook, plan["matter"], account["asked"], plan["given"], no_change),
        ],
        "attached": attached_to(case, user, at_the_desk=True, part=part),
        "sources": rule_of(case),
        "standing": duties_in_words(standing_duties(case), to_the_filer=False),
        "dates": date_rows(case, to_the_filer=False),
        "ledgers": counts(case, to_the_filer=False),
        "history": history(case, to_the_filer=False),
        "facts": tuple(_facts(case)),
        "who_sees": who_can_see(case, since_the_day, reader=user),
        "contact_safely": contact_at_the_desk(case),
    }
    return page(request, "desk/case.html", context, status=409 if changed else 200)


def _facts(case: Case) -> Iterator[Row]:
    """What they need to know at a glance, after how to reach the person safely."""
    yield from left_at_the_desk(case, today())
    yield row(_("With"), with_whom(case))
    yield from people_of(case)
    if case.account.get("avoids"):
        yield Row(_("Why they asked for somebody else"), (Line(case.account["avoids"]),), typed=True)
    if case.account.get("carried_on"):
        yield row(
            _("Raised here anyway"), _("A rule points elsewhere. They asked for a person to look at it.")
        )


def people_of(case: Case) -> Iterator[Row]:
    """Who raised it and who wrote it down for them, whom it is about, and the others it names."""
    raised_by, subject = case.parties["complainant"], case.parties.get("subject")
    yield row(_("Raised by"), *(words for words in (raised_by["name"], _(raised_by["title"])) if words))
    yield from arrived_rows(case)
    if subject:
        yield row(
            _("About"), *((subject["name"], subject["title"]) if subject["name"] else (subject["title"],))
        )
    yield from others_named(parties_kept(case), case.account["words"])


def _fresh_form(case: Case) -> AcknowledgeForm:
    """The acknowledgement open and filled in."""
    running = [
        one for one in case.clocks.all() if one.stopped_on is None and one.what != "acknowledge within"
    ]
    by = min((one.due_on for one in running if one.due_on is not None), default=None)
    words = [_("I have read what you sent.")]
    if by is not None:
        words.append(_("By %(day)s I will tell you how it will be dealt with.") % {"day": long_date(by)})
    return AcknowledgeForm(initial={"words": " ".join(words), "version": case.version})


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
