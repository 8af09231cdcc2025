"""Who will receive it, and why, in words? The same sentences before sending, on the check page and after."""

from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.access import VisibilityRow
from cases.forms.words import capitalised, with_article
from cases.models import Draft
from cases.preview import Preview
from cases.recipients import Recipient
from cases.views.presented import Line, Row
from rules.language.rulebook import Rulebook


def recipient_line(recipient: Recipient) -> str:
    """Name and post in one line: "Judith Amadi, Chief Executive"."""
    if recipient.user is None or str(recipient.user) == recipient.title:
        return recipient.title
    return f"{recipient.user}, {recipient.title}"


def together(recipients: Iterable[Recipient]) -> str:
    """Several who act together, in one line."""
    return _(" and ").join(recipient_line(recipient) for recipient in recipients)


def goes_to_row(recipients: Sequence[Recipient], *, to_triage: bool, change: str = "") -> Row:
    """ "It will go to", with what is public about how each of them comes to have it; or that nobody is left to ask."""
    lines: list[Line] = []
    for recipient in recipients:
        lines += _lines(recipient)
    if to_triage and not recipients:
        nobody = _("Nobody at the council can be asked about this one through this service.")
        lines.append(Line(nobody, strong=True))
    elif to_triage:
        lines.append(Line(_("They choose who deals with it."), quiet=True))
    if not lines:
        lines.append(Line(_("The council is asked to choose someone"), strong=True))
    return Row(_("It will go to"), tuple(lines), change=change, change_words=_("who will receive it"))


def seen_by_row(table: Iterable[VisibilityRow]) -> Row:
    """ "Who can see it" in brief: everybody of the table before sending, and on what condition."""
    at_once = _("from when you send it")
    lines = (row.who if row.when in ("", at_once) else f"{row.who}, {row.when}" for row in table)
    return Row(_("Who can see it"), tuple(Line(capitalised(line)) for line in dict.fromkeys(lines)))


def which_of(draft: Draft, preview: Preview) -> str:
    """Which of several people this is about, by name or post; empty where the draft is about one."""
    subject = preview.parties.subject
    if subject is None or not draft.also_about:
        return ""
    return (
        str(subject.user)
        if subject.user and draft.about_user_id
        else (subject.post.title if subject.post else "")
    )


def why_words(raised_by: str, about: str | None, rulebook: Rulebook) -> str:
    """ "You are a Member, and it is about a Director.\""""
    if about is None:
        return _("You are %(you)s.") % {"you": one_of_kind(raised_by, rulebook)}
    said = _("You are %(you)s, and it is about %(them)s.")
    return said % {"you": one_of_kind(raised_by, rulebook), "them": one_of_kind(about, rulebook)}


def _lines(recipient: Recipient) -> list[Line]:
    if recipient.user is None:
        named = [Line(recipient.title, strong=True)]
    else:
        named = [Line(str(recipient.user), strong=True), Line(recipient.title, quiet=True)]
    if recipient.capacity == "acting":
        if recipient.acting_until:
            until = date_format(recipient.acting_until, "j F Y")
            named.append(Line(_("Acting in this post until %(day)s.") % {"day": until}, quiet=True))
        else:
            named.append(Line(_("Acting in this post for now."), quiet=True))
    if recipient.capacity == "panel":
        named.append(Line(_("A panel. Each of its members who may sit on this one will see it."), quiet=True))
    if recipient.capacity == "outside" and recipient.contact_line:
        named.append(Line(_("Outside the council, and not signed in here: %(line)s") % {"line": recipient.contact_line},
                          quiet=True))  # fmt: skip
    return named


def one_of_kind(kind: str, rulebook: Rulebook) -> str:
    """A post with its article: "the Chief Executive" where there is one, "a Director" where there are several."""
    post = rulebook.post_by_name.get(kind)
    if post is not None and post.number == "one":
        return _("the %(post)s") % {"post": kind}
    return with_article(kind)
