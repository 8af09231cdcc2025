"""What is checked before it is sent? Every answer of a draft in full, and whose concern it is, as rows."""

from collections.abc import Iterator, Sequence

from django.http import Http404
from django.utils.translation import gettext as _

from cases.forms.words import matter_label
from cases.models import Draft
from cases.preview import Preview
from cases.views.files_shown import files_row
from cases.views.presented import Line, Row, row
from cases.views.raising.answers import Changes, account_rows, contact_row, fact_rows
from cases.views.raising.people_shown import name_row, people_rows, written_down_rows
from cases.views.raising.rulebook import slug_of, words_of
from cases.views.raising.sequence import has_conduct
from people.models import User


def answers_of(draft: Draft, previews: Sequence[Preview], owner: User, change: Changes) -> list[Row]:
    """Every answer in full, each with where to change it; of several people it is about, all of them."""
    rulebook = previews[0].rulebook
    label = matter_label(draft.matter, words_of(rulebook))
    rows = [
        Row(
            _("What it is about"), (Line(label),), change=change("matter"), change_words=_("what it is about")
        )
    ]
    if previews[0].parties.subject is not None:
        named = [line for preview in previews for line in _subject(draft, preview)]
        page_of_it = "several" if draft.also_about else "who"
        rows.append(
            Row(
                _("Who it is about"),
                tuple(named),
                change=change(page_of_it),
                change_words=_("who it is about"),
            )
        )
    asked = tuple(dict.fromkeys(fact for preview in previews for fact in preview.asked))
    rows += fact_rows(rulebook, draft.matter, asked, draft.facts, lambda fact: change(slug_of(fact)))
    rows += account_rows(draft.words, change, with_put_right=has_conduct(draft))
    if has_conduct(draft):
        rows += people_rows(previews[0].parties, change)
    rows += [files_row(draft, owner, change("files")), contact_row(draft.words, change)]
    if has_conduct(draft) and previews[0].parties.subject is not None:
        rows.append(name_row(draft.words, change("name")))
    return rows


def _subject(draft: Draft, preview: Preview) -> Iterator[Line]:
    subject = preview.parties.subject
    if subject is None:
        return
    title = subject.post.title if subject.post else subject.kind
    known = subject.user is not None and (draft.about_user_id is not None or bool(draft.also_about))
    yield Line(str(subject.user) if known else title, strong=known)
    if known:
        yield Line(title, quiet=True)


def details_of(draft: Draft, preview: Preview) -> list[Row]:
    """Whose concern it is, as the council knows them, and by whom it was written down where that is somebody else."""
    you = preview.parties.complainant
    if you.user is None:
        raise Http404
    title = you.post.title if you.post else you.kind
    council = row(_("Council"), draft.council.name)
    if preview.parties.written_by is None:
        return [row(_("You"), str(you.user), title), council]
    return [
        row(_("Raised by"), str(you.user), title),
        *written_down_rows(preview.parties, draft.words),
        council,
    ]
