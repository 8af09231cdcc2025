"""How is a draft or a case said in one line of a list? By matter and post, never by a name."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.clocks import local_date, pinned_calendar
from cases.forms.words import capitalised, matter_label
from cases.models import Case, Clock, Draft
from cases.views.dates import NAMES
from cases.views.receives import one_of_kind
from people.models import Post
from rules.language.rulebook import Rulebook
from rules.shelf import version_in_force


def draft_in_words(draft: Draft) -> str:
    """A draft by what it is about and the post, so that nobody who looks over a shoulder reads a name."""
    version = version_in_force(draft.council.code, local_date(draft.saved_at))
    words = {str(word): str(own) for word, own in version.rulebook().words.items()} if version else {}
    if not draft.matter:
        return _("A concern you have begun")
    label = matter_label(draft.matter, words)
    post = Post.objects.filter(pk=draft.about_post_id).first() if draft.about_post_id else None
    return f"{label}: {post.kind}" if post else label


def about_post(case: Case) -> str:
    """Whom a case is about, by post alone; what it is about where it concerns nobody in particular."""
    subject = case.parties.get("subject")
    return str(subject["kind"]) if subject else capitalised(str(case.plan.get("matter", "")))


def raised_by_post(case: Case) -> str:
    """Who raised it, by post alone."""
    return str(case.parties["complainant"]["kind"])


def next_clock(case: Case) -> Clock | None:
    """The first clock that runs and has a date."""
    running = [one for one in case.clocks.all() if one.stopped_on is None and one.due_on is not None]
    return min(running, key=lambda one: (one.due_on, one.pk), default=None)


def clock_in_words(clock: Clock) -> str:
    """ "Acknowledge by 11 June 2026"."""
    name = str(NAMES.get(clock.what, clock.what))
    return f"{name} {date_format(clock.due_on, 'j F Y')}" if clock.due_on else name


def working_days_left(clock: Clock, on: date) -> int:
    """Working days from today to the due date; zero on the day itself, negative when it is late."""
    if clock.due_on is None:
        return 0
    counted_by = pinned_calendar(clock)
    first, last = sorted((on, clock.due_on))
    days = (first.toordinal() + place for place in range(1, (last - first).days + 1))
    count = sum(counted_by.is_working_day(date.fromordinal(day)) for day in days)
    return count if clock.due_on >= on else -count


def heading_of(case: Case, rulebook: Rulebook) -> str:
    """ "Member's concern about a Director", or what was asked for."""
    subject = case.parties.get("subject")
    raised_by = raised_by_post(case)
    if subject is None:
        words = {str(word): str(own) for word, own in rulebook.words.items()}
        return _("%(post)s: %(matter)s") % {
            "post": raised_by,
            "matter": matter_label(case.plan["matter"], words),
        }
    return _("%(post)s’s concern about %(them)s") % {
        "post": capitalised(raised_by),
        "them": one_of_kind(str(subject["kind"]), rulebook),
    }
