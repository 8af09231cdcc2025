"""How does the person it was put to ask for more time to answer?"""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import hearings_of
from cases.acts.more_from_them import ask_for_time
from cases.blind_index import index_of
from cases.forms.acts.being_asked import MoreTimeAskedForm
from cases.forms.problems import Problem, problems_of
from cases.refusals import Refused
from cases.states import OVER, State
from cases.views.acts.not_taken import not_taken
from cases.views.clock import now, today
from cases.views.council import signed_in
from cases.views.language import only_shown_again
from cases.views.posted import posted
from cases.views.shell import page


@require_http_methods(["GET", "HEAD", "POST"])
def more_time(request: HttpRequest, key: UUID) -> HttpResponse:
    """Until when, and why; only for the person it was put to, while an answer is awaited."""
    user = signed_in(request)
    put = hearings_of(user, on=today()).filter(key=key).first()
    if put is None or put.person != index_of(user):
        raise Http404
    if put.case.state in (*OVER, State.CONCLUDED):
        if put.case.state in OVER:
            why = _("This is over. Nothing more is asked of you.")
        else:
            why = _("This has been decided, so no more time can be given.")
        return not_taken(request, put, MoreTimeAskedForm, why)
    again = only_shown_again(request)
    form = MoreTimeAskedForm(initial=request.POST.dict()) if again else MoreTimeAskedForm(posted(request))
    problems = problems_of(form)
    if form.is_valid():
        try:
            ask_for_time(key, by=user, at=now(), on=today(), **form.cleaned_data)
        except Refused as refused:
            problems = (Problem(refused.sentence, "#id_until"),)
        else:
            return HttpResponseRedirect(f"{reverse('one_put_to_you', args=[key])}?done=time")
    return page(request, "acts/more_time.html", {"put": put, "form": form, "problems": problems})
