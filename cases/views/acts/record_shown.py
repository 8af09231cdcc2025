"""What stands on the desk's page of a case besides the first account? What is owed, asked, noted, put and kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.access import notes_for, work_of
from cases.acts.link import incident_of
from cases.bodies import waits_now
from cases.clocks import local_date
from cases.crossed import crossed_with
from cases.models import Case
from cases.outcomes import REASONS, outcome_decided
from cases.part import Part
from cases.states import Body, NameWithheld, NoteLabel, Relation, State
from cases.views.acts.added_to_it import added_by_who_raised_it, added_to_account, time_asked
from cases.views.acts.going_outside import handed_outside
from cases.views.acts.holding import asked_to_agree
from cases.views.acts.item import Item
from cases.views.clock import today
from cases.views.owing import owed_in_words
from cases.views.presented import Link, long_date
from people.models import User


@dataclass(frozen=True, slots=True)
class Section:
    """Several things of one kind under a heading."""

    heading: str
    items: tuple[Item, ...]


def sections_of(case: Case, reader: User, part: Part | None = None) -> tuple[Section, ...]:
    """Everything that has something in it, what is owed first. `part` is the reader's, where it is known already."""
    parts = (
        (_("What is owed"), _owed(case)),
        (_("Decision"), _decision(case)),
        (_("Waiting"), _waiting(case)),
        (_("Handed to a body outside"), handed_outside(case)),
        (_("Asked to agree to another holding response"), asked_to_agree(case)),
        (_("Added to what was sent"), added_by_who_raised_it(case)),
        (_("Questions and answers"), _questions(case)),
        (_("Put to the person it is about"), _hearings(case)),
        (_("Whether it is a Code matter"), _code_question(case)),
        (_("Views asked for"), _consultations(case)),
        (_("Notes"), _notes(case, reader, part)),
        (_("Support for the time being"), _arrangements(case)),
        (_("Asked to be kept"), _keepings(case)),
        (_("The name, and who goes with them"), _names(case)),
        (_("Linked as one incident"), _links(case, reader)),
        (_("Who has had it"), _steps(case)),
    )
    found = (Section(heading, tuple(items)) for heading, items in parts)
    return tuple(section for section in found if section.items)


def _act(case: Case, act: str, which: object, words: str) -> Link:
    return Link(words, reverse("act_on_one_thing", args=[case.reference, act, str(which)]))


def _owed(case: Case) -> Iterator[Item]:
    for owed in case.obligations.all():
        words = owed_in_words(owed)
        if owed.is_open:
            done = _act(case, "duty-done", owed.pk, _("Say that it was done"))
            not_done = _act(case, "duty-not-done", owed.pk, _("Say why it is not done"))
            yield Item(words, links=(done, not_done))
        elif owed.met_on:
            yield Item(
                words,
                (
                    _("Done: recorded on %(day)s by %(who)s.")
                    % {"day": long_date(owed.met_on), "who": owed.settled_by},
                ),
            )
        else:
            yield Item(words, (_("Not done: %(why)s") % {"why": owed.set_aside_because},))


def _decision(case: Case) -> Iterator[Item]:
    if case.outcome:
        found = outcome_decided(case)
        reason = REASONS.get(case.outcome.get("reason", ""), "")
        lines = [_("Reason: %(why)s.") % {"why": reason}] if reason else []
        lines.append(_("Decided by %(who)s. Not sent to anybody.") % {"who": case.outcome.get("by", "")})
        words = found.words if found is not None else str(case.outcome.get("code", ""))
        yield Item(words.capitalize(), tuple(lines), str(case.outcome.get("words", "")))


def _waiting(case: Case) -> Iterator[Item]:
    if why := waits_now(case):
        yield Item(_("Its dates stand still"), (why, _("They run on once somebody sits there.")))
    if case.waiting:
        body, again = case.waiting.get("body", ""), case.waiting.get("review_on", "")
        lines = [_("Others read only “Waiting”.")]
        if again:
            day = long_date(date.fromisoformat(again))
            lines.append(
                _("To be looked at again on %(day)s: you are told once it has passed.") % {"day": day}
            )
        yield Item(
            _("For %(body)s") % {"body": Body(body).label} if body else _("Paused"),
            tuple(lines),
            str(case.waiting.get("reasons", "")),
        )


def _questions(case: Case) -> Iterator[Item]:
    for asked in case.questions.all():
        said = _("%(who)s asked on %(day)s.") % {
            "who": asked.asked_by,
            "day": long_date(local_date(asked.asked_at)),
        }
        answered = "" if asked.answered_at else _("Not answered yet.")
        yield Item(asked.words, tuple(line for line in (said, answered) if line), asked.answer)


def _hearings(case: Case) -> Iterator[Item]:
    for put in case.hearings.all():
        lines = [
            _("%(who)s put it to them on %(day)s.")
            % {"who": put.put_by, "day": long_date(local_date(put.put_at))},
            _("Asked: %(asked)s") % {"asked": put.asked},
        ]
        if put.answered_at is None:
            lines.append(_("Answer by %(day)s.") % {"day": long_date(put.answer_by)})
        if put.lapsed_on is not None and put.answered_at is None:
            lines.append(_("No answer came. They may still give one."))
        if put.companion_name:
            lines.append(_("%(who)s goes with them.") % {"who": put.companion_name})
        lines += [*time_asked(put), *added_to_account(put)]
        late = put.is_open and put.answer_by < today()
        links = [_act(case, "no-answer", put.key, _("Go on without an answer"))] if late else []
        if put.answered_at is None and any(one.answered_at is None for one in put.times_asked.all()):
            links.append(_act(case, "more-time", put.key, _("Say whether they have more time")))
        yield Item(put.summary, tuple(lines), put.answer, tuple(links))


def _code_question(case: Case) -> Iterator[Item]:
    answer = case.code_question
    if answer:
        yes = _("A written allegation that the Code was broken")
        no = _("Not a written allegation that the Code was broken")
        said = _("%(who)s said so.") % {"who": answer["by"]}
        yield Item(yes if answer["answer"] == "yes" else no, (said,), str(answer["reasons"]))


def _consultations(case: Case) -> Iterator[Item]:
    for asked in case.consultations.all():
        lines = [
            _("Asked because: %(why)s") % {"why": asked.why},
            _("They see: %(sees)s") % {"sees": asked.sees},
        ]
        if asked.is_open:
            lines.append(_("Answer by %(day)s.") % {"day": long_date(asked.answer_by)})
        if asked.lapsed_on is not None:
            lines.append(_("No view came."))
        late = asked.is_open and asked.answer_by < today()
        links = (_act(case, "no-view", asked.key, _("Go on without a view")),) if late else ()
        yield Item(asked.name, tuple(lines), asked.answer, links)


def _notes(case: Case, reader: User, part: Part | None) -> Iterator[Item]:
    for note in notes_for(reader, case, on=today(), part=part):
        written = _("%(who)s, %(day)s") % {"who": note.name, "day": long_date(local_date(note.at))}
        yield Item(str(NoteLabel(note.label).label), (written,), note.words)


def _arrangements(case: Case) -> Iterator[Item]:
    for made in case.arrangements.all():
        agreed = _("Agreed by %(who)s.") % {"who": made.agreed_by}
        again = _("Looked at again on %(day)s.") % {"day": long_date(made.review_on)}
        yield Item(made.what, (agreed, again))


def _keepings(case: Case) -> Iterator[Item]:
    for kept in case.keepings.all():
        lines = [_("%(who)s, by %(day)s.") % {"who": kept.whom, "day": long_date(kept.keep_by)}]
        if kept.confirmed_on:
            lines.append(_("Confirmed on %(day)s.") % {"day": long_date(kept.confirmed_on)})
            yield Item(kept.what, tuple(lines))
        else:
            yield Item(kept.what, tuple(lines), links=(_act(case, "kept", kept.pk, _("They confirmed it")),))


def _names(case: Case) -> Iterator[Item]:
    if case.name_withheld != NameWithheld.NOT_ASKED:
        yield Item(
            _("That their name is not given to the person it is about"),
            (str(NameWithheld(case.name_withheld).label),),
        )
    goes_with = [row for row in case.access.all() if row.relation == Relation.COMPANION]
    for row in (row for row in goes_with if row.until_at is None):
        yield Item(row.name, (_("goes with the person who raised it"),))


def _links(case: Case, reader: User) -> Iterator[Item]:
    """The other cases of the incident that the reader works on as well; a link lets nobody know of more."""
    incident = incident_of(case)
    if incident is None:
        return
    others = incident.links.filter(unlinked_at__isnull=True).exclude(case=case).values("case")
    crossed = {other.pk for other in crossed_with(case)}
    for other in work_of(reader, on=today()).filter(pk__in=others):
        lines, links = [_("You deal with it as well.")], []
        if other.pk in crossed:
            lines.append(
                _("One is about the person who raised the other. Neither is decided until both were heard.")
            )
            act = "choose" if case.state == State.TRIAGE else "reassign"
            address = reverse("act_at_the_desk", args=[case.reference, act])
            links.append(Link(_("See who could have both"), address))
        yield Item(other.reference, tuple(lines), links=tuple(links))


def _steps(case: Case) -> Iterator[Item]:
    for step in case.steps.all():
        who = _(" and ").join(held.known_as for held in step.handlers) or _("Someone was to be chosen")
        until = long_date(step.ended_on) if step.ended_on else _("now")
        when = _("From %(begun)s until %(ended)s.") % {"begun": long_date(step.opened_on), "ended": until}
        yield Item(who, tuple(line for line in (when, step.why) if line))
