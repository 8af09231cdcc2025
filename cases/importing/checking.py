"""What would a row become, or how is it mended? Cells into a draft or a closed case; nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.arrivals.kept import NAMELESS, OUTSIDE, SPREADSHEET, Arrived
from cases.blind_index import keyed_hash
from cases.forms.cleaning import characters_that_cannot_be_kept
from cases.forms.words import matter_label
from cases.guards import nobody_could_read_it
from cases.models import Case, Draft
from cases.models.draft import merged
from cases.outcomes import outcomes_of
from cases.outcomes_known import Outcome
from cases.parties import Party
from cases.preview import Preview, preview_for_a_chooser, preview_of
from people.directory import people_on_side
from people.folding import folded
from people.models import Council, Post, Side, User
from rules.language.routing import NotInThisRulebook
from rules.language.rulebook import Matter, Rulebook
from rules.models import RulebookVersion
from rules.shelf import version_in_force

EARLIEST = date(2000, 1, 1)
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d/%m/%y")


class NotThisRow(Exception):
    """A row that will not go in. Its text says how to mend it."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Planned:
    """What a row becomes. `preview` is of an open case, `closed_on` and `outcome` of a closed one."""

    draft: Draft
    version: RulebookVersion
    subject: Party | None
    complainant: Party
    received_on: date
    acknowledged_on: date | None
    preview: Preview | None = None
    closed_on: date | None = None
    outcome: Outcome | None = None

    @property
    def said(self) -> str:
        """What would be made, in one sentence."""
        received = date_format(self.received_on, "j F Y")
        if self.preview is None:
            ended = self.outcome.words if self.outcome is not None else _("with no outcome given")
            return _("A closed case, received on %(day)s, closed on %(closed)s: %(outcome)s.") % {
                "day": received,
                "closed": date_format(self.closed_on, "j F Y") if self.closed_on else "",
                "outcome": _(ended),
            }
        whom = _(" and ").join(
            f"{one.user.display_name}, {one.title}" if one.user else one.title
            for one in self.preview.recipients
        )
        if self.preview.to_triage:
            told = _("An open case, received on %(day)s. %(whom)s chooses who deals with it.")
        else:
            told = _("An open case, received on %(day)s, with %(whom)s.")
        return told % {"day": received, "whom": whom}


class Checker:
    """Checks rows of one council on one day, as one person brings them in. Reads the directory once."""

    def __init__(self, council: Council, by: User, on: date, at: datetime) -> None:
        self.council, self.by, self.on, self.at = council, by, on, at
        self._people: list[tuple[User, Post]] = [
            each for side in (Side.OFFICER, Side.COUNCILLOR) for each in people_on_side(council, side, on)
        ]
        self._today = version_in_force(council.code, on)

    def mark_of(self, reference: str) -> str:
        """What stands for this row of this council, whoever brings it in."""
        return keyed_hash(f"import:{self.council.code}:{folded(reference)}")

    def planned(self, cells: dict[str, str], key: UUID) -> Planned:
        """What this row becomes. Raises NotThisRow."""
        for name, cell in cells.items():
            if characters_that_cannot_be_kept(cell, several_lines=True):
                raise NotThisRow(_("“%(name)s” holds a hidden character. Type it anew.") % {"name": name})
        if not cells.get("reference") or len(cells["reference"]) > 100:
            raise NotThisRow(
                _("Write a reference of your own, of up to 100 characters, so that it goes in once.")
            )
        received_on = self._day(cells, "received on", needed=True)
        assert received_on is not None  # noqa: S101  (it is needed)
        version = version_in_force(self.council.code, received_on) or self._today
        if version is None:
            raise NotThisRow(_("No rulebook is in force for this council. Put one in force first."))
        rulebook = version.rulebook()
        matter = _matter(cells.get("matter", ""), rulebook)
        acknowledged_on = self._day(cells, "acknowledged on", earliest=received_on)
        draft = self._draft(cells, matter, received_on, key)
        complainant = self._complainant(draft, cells, rulebook)
        state = cells.get("state", "").casefold()
        if state == "closed":
            return self._closed(cells, draft, version, matter, complainant, received_on, acknowledged_on)
        if state != "open":
            raise NotThisRow(_("Write “open” or “closed” under “state”."))
        return self._open(cells, draft, version, matter, complainant, received_on, acknowledged_on)

    def _closed(
        self, cells: dict[str, str], draft: Draft, version: RulebookVersion, matter: Matter, complainant: Party,
        received_on: date, acknowledged_on: date | None,
    ) -> Planned:  # fmt: skip
        closed_on = self._day(cells, "closed on", earliest=received_on)
        if closed_on is None:
            raise NotThisRow(_("Write under “closed on” when it was closed."))
        if acknowledged_on is not None and acknowledged_on > closed_on:
            raise NotThisRow(_("It can’t be acknowledged after it was closed. Look at both days."))
        subject = self._subject_then(cells, version.rulebook(), matter)
        if subject is not None and subject.user is not None:
            _not_about_whoever_raised_it(subject.user.pk, complainant)
        outcome = self._outcome(cells.get("outcome", ""), subject, str(matter.name))
        return Planned(
            draft, version, subject, complainant, received_on, acknowledged_on, None, closed_on, outcome
        )

    def _open(
        self, cells: dict[str, str], draft: Draft, version: RulebookVersion, matter: Matter, complainant: Party,
        received_on: date, acknowledged_on: date | None,
    ) -> Planned:  # fmt: skip
        for name in ("closed on", "outcome"):
            if cells.get(name):
                raise NotThisRow(
                    _("An open case has nothing under “%(name)s”. Empty it, or write “closed”.")
                    % {"name": name}
                )
        if matter.about:
            subject = self._person(cells.get("about", ""), "about")
            draft.answers = merged(draft.answers, {"about": subject})
            _not_about_whoever_raised_it(draft.about_user_id, complainant)
        draft.answers = merged(draft.answers, {"facts": _answers(cells.get("answers", ""))})
        preview = self._preview(draft)
        if nobody_could_read_it(preview):
            raise NotThisRow(_("Nobody at the council can be asked about this one. Keep it on paper."))
        return Planned(
            draft, version, preview.parties.subject, complainant, received_on, acknowledged_on, preview
        )

    def _preview(self, draft: Draft) -> Preview:
        """With whoever the rules name, where the row answers what they ask; else somebody chooses."""
        try:
            preview = preview_of(draft, on=self.on)
        except NotInThisRulebook:
            raise NotThisRow(
                _(
                    "The rulebook has no such matter between these two people. Look at “matter”, “raised by” and"
                    " “about”."
                )
            ) from None
        decided = preview.to_triage or preview.chosen is not None
        if preview.question is None and not preview.ends_here and decided:
            return preview
        said = _("What was brought in does not say enough for the rules to name somebody.")
        return preview_for_a_chooser(draft, said, on=self.on)

    def _draft(self, cells: dict[str, str], matter: Matter, received_on: date, key: UUID) -> Draft:
        """What the row says, as a draft that is never stored."""
        name = cells.get("raised by", "")
        called = self._called(name)
        who = called[0][0] if len(called) == 1 else None
        arrived = Arrived(
            SPREADSHEET, received_on, who.pk if who else None, "" if who else name[:200],
            "" if who else cells.get("how to reach them", "")[:1000],
        )  # fmt: skip
        answers = merged(
            {"raised_by": self.by.pk}, {"arrived": arrived.as_json(), "matter": str(matter.name)}
        )
        told = cells.get("what happened", "") or _("The spreadsheet says nothing of what happened.")
        answers = merged(answers, {"words": {"happened": told}})
        return Draft(
            key=key, owner="", council=self.council, answers=answers, is_arrived=True, begun_at=self.at,
            saved_at=self.at, expires_on=self.on,
        )  # fmt: skip

    def _complainant(self, draft: Draft, cells: dict[str, str], rulebook: Rulebook) -> Party:
        """Whoever raised it: of the council now, or by name and the post that was written down."""
        number, name = draft.answers["arrived"]["who"], draft.answers["arrived"]["name"]
        found = next(((user, post) for user, post in self._people if user.pk == number), None)
        kind = _kind(cells.get("raised by post", ""), rulebook, "raised by post")
        if found is not None:
            return Party(found[0], found[1], kind or found[1].kind)
        side = str(rulebook.post_by_name[kind].side) if kind else ""
        return Party(None, None, kind or (OUTSIDE if name else NAMELESS), name, side)

    def _subject_then(self, cells: dict[str, str], rulebook: Rulebook, matter: Matter) -> Party | None:
        """Whom a past case was about: somebody of the council now, or whoever held the post then, by name."""
        if not matter.about:
            return None
        name = cells.get("about", "")
        kind = _kind(cells.get("about post", ""), rulebook, "about post")
        found = self._called(name)
        if len(found) == 1:
            user, post = found[0]
            return Party(user, post, kind or post.kind)
        if not kind:
            raise NotThisRow(
                _("Write under “about post” the post of the person it was about, as the rulebook calls it.")
            )
        return Party(None, None, kind, name[:200], str(rulebook.post_by_name[kind].side))

    def _outcome(self, written: str, subject: Party | None, matter: str) -> Outcome | None:
        if not written:
            return None
        kept = subject.as_json() if subject is not None else None
        of_case = Case(
            council=self.council, parties={"subject": kept}, plan={"matter": matter}, code_question={}
        )
        offered = outcomes_of(of_case, self.on)
        found = next(
            (one for one in offered if folded(written) in (folded(one.words), folded(one.code))), None
        )
        if found is None:
            known = "”, “".join(one.words for one in offered)
            raise NotThisRow(
                _("Write under “outcome” one of “%(known)s”, or leave it empty.") % {"known": known}
            )
        return found

    def _called(self, name: str) -> list[tuple[User, Post]]:
        """Those of the council who have this whole name."""
        return [each for each in self._people if name and folded(str(each[0])) == folded(name)]

    def _person(self, name: str, column: str) -> tuple[User, Post]:
        found = self._called(name)
        if not found:
            found = [each for each in self._people if name and folded(each[1].title) == folded(name)]
        if len(found) != 1:
            said = _("Write under “%(name)s” the whole name of one person who is of the council now.")
            raise NotThisRow(said % {"name": column})
        return found[0]

    def _day(
        self, cells: dict[str, str], column: str, *, needed: bool = False, earliest: date = EARLIEST
    ) -> date | None:
        written = " ".join(cells.get(column, "").split())
        if not written:
            if needed:
                raise NotThisRow(_("Write a day under “%(name)s”.") % {"name": column})
            return None
        found = _day_of(written)
        if found is None:
            said = _("Write the day under “%(name)s” like 12 March 2025 or 12/03/2025.")
            raise NotThisRow(said % {"name": column})
        if found > self.on:
            raise NotThisRow(
                _("The day under “%(name)s” has not come yet. Look at the year.") % {"name": column}
            )
        if found < earliest:
            said = _("The day under “%(name)s” is too early: %(day)s is the first that can stand there.")
            raise NotThisRow(said % {"name": column, "day": date_format(earliest, "j F Y")})
        return found


def _not_about_whoever_raised_it(about: int | None, complainant: Party) -> None:
    if complainant.user is not None and about == complainant.user.pk:
        raise NotThisRow(_("It can’t be about the person who raised it. Look at “raised by” and “about”."))


def _day_of(written: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007  (a day, not an instant)
        except ValueError:
            continue
    return None


def _matter(written: str, rulebook: Rulebook) -> Matter:
    own = {str(word): str(words) for word, words in rulebook.words.items()}
    for matter in rulebook.matters:
        if folded(written) in (folded(str(matter.name)), folded(matter_label(str(matter.name), own))):
            return matter
    known = "”, “".join(str(matter.name) for matter in rulebook.matters)
    raise NotThisRow(_("Write under “matter” one of “%(known)s”.") % {"known": known})


def _kind(written: str, rulebook: Rulebook, column: str) -> str:
    """The rulebook's own word for a post; empty where nothing was written."""
    if not written:
        return ""
    found = next((str(kind) for kind in rulebook.post_by_name if folded(str(kind)) == folded(written)), None)
    if found is None:
        said = _(
            "The rulebook has no post called “%(post)s”. Write it under “%(name)s” as the rulebook does."
        )
        raise NotThisRow(said % {"post": written[:60], "name": column})
    return found


def _answers(written: str) -> dict[str, Any]:
    """ "safety=no; ground=courtesy": the rulebook's facts. What answers no question is left alone."""
    pairs = (part.partition("=") for part in written.split(";") if part.strip())
    return {fact.strip(): answer.strip() for fact, _equals, answer in pairs}
