"""Which states can a case be in, what can happen to it, and what do people read for each? Closed lists."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The same for every council. The rulebook decides who, by when and owing what, never a state."""

    DRAFT = "draft", _("Not sent")
    INFORMAL = "informal", _("Being talked about")
    WITH_HANDLER = "with_handler", _("With the person dealing with it")
    HELD = "held", _("Waiting")
    CONCLUDED = "concluded", _("Decided")
    REPORTED_BACK = "reported_back", _("Reported back")
    TRIAGE = "triage", _("Waiting for someone to be chosen")
    # Police, HR, a court or illness: one word, so that nobody is tipped off and nothing tells them apart.
    WAITING_FOR_ANOTHER_BODY = "waiting_for_another_body", _("Waiting")
    SIGNPOSTED = "signposted", _("For another procedure")
    REFUSED = "refused", _("Not for this procedure")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CLOSED = "closed", _("Closed")


class EventKind(models.TextChoices):
    """What happened. Each has its sentence in templates/events/<kind>.txt."""

    FILED = "filed", _("Raised")
    OPENED = "opened", _("Opened")
    NO_CONNECTION_CONFIRMED = "no_connection_confirmed", _("Confirmed no connection")
    STOOD_ASIDE = "stood_aside", _("Stood aside")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    CONNECTION_RECORDED = "connection_recorded", _("Recorded a declared connection")
    QUESTION_ASKED = "question_asked", _("Asked a question")
    QUESTION_ANSWERED = "question_answered", _("Answered a question")
    WORDS_ADDED = "words_added", _("Added something to what they wrote")
    WORDS_CORRECTED = "words_corrected", _("Corrected something they wrote")
    NOTE_ADDED = "note_added", _("Added a note")
    HELD = "held", _("Sent a holding response")
    PAUSED = "paused", _("Paused")
    RESUMED = "resumed", _("Taken up again")
    WAITED = "waited", _("Waiting")
    CONSULTED = "consulted", _("Asked for a view")
    CONSULTATION_ANSWERED = "consultation_answered", _("A view was given")
    CONSULTATION_LAPSED = "consultation_lapsed", _("No view was given in time")
    TALKS_BEGUN = "talks_begun", _("Began to settle it by talking")
    TALKS_ENDED = "talks_ended", _("Ended the talks")
    REASSIGNED = "reassigned", _("Given to somebody else")
    ROUTE_DECIDED = "route_decided", _("Someone was chosen")
    PUT_TO_THEM = "put_to_them", _("Put to the person it is about")
    THEY_ANSWERED = "they_answered", _("The person it is about answered")
    ACCOUNT_ADDED = "account_added", _("The person it is about added something")
    TIME_ASKED = "time_asked", _("The person it is about asked for more time")
    TIME_ANSWERED = "time_answered", _("Answered about more time")
    NO_ANSWER_CAME = "no_answer_came", _("No answer came in time")
    NOT_HEARD = "not_heard", _("Recorded why the person was not asked")
    CODE_QUESTION_ANSWERED = "code_question_answered", _("Said whether it is a Code matter")
    ARRANGEMENT_MADE = "arrangement_made", _("Recorded an arrangement for the time being")
    COMPANION_NAMED = "companion_named", _("Named a companion")
    COMPANION_REMOVED = "companion_removed", _("A companion stopped")
    NAME_DECIDED = "name_decided", _("Decided about a name")
    KEEPING_ASKED = "keeping_asked", _("Asked for something to be kept")
    KEEPING_CONFIRMED = "keeping_confirmed", _("Confirmed that something is kept")
    DUTY_MET = "duty_met", _("Did what was owed")
    DUTY_SET_ASIDE = "duty_set_aside", _("Recorded why something owed was not done")
    PASSED_ON = "passed_on", _("Passed on")
    ASKED_AGAIN = "asked_again", _("Asked for another look")
    CONCLUDED = "concluded", _("Decided")
    REPORTED_BACK = "reported_back", _("Reported back")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Opened again")
    LINKED = "linked", _("Linked as one incident")
    UNLINKED = "unlinked", _("No longer linked")
    DATES_RECOMPUTED = "dates_recomputed", _("Dates worked out again")
    DATE_PASSED = "date_passed", _("A date has passed")
    HOLDING_ASKED = "holding_asked", _("Asked somebody else to agree to another holding response")
    HOLDING_NOT_AGREED = "holding_not_agreed", _("Did not agree to another holding response")
    ALREADY_DECIDED = "already_decided", _("Answered as already decided")
    HANDED_OUTSIDE = "handed_outside", _("Handed to a body outside")
    OUTSIDE_RECEIVED = "outside_received", _("The body outside has it")
    VERSION_MOVED = "version_moved", _("Moved to another version of the rulebook")
    PAGE_OPENED = "page_opened", _("Opened what was written for them")
    ATTACHED = "attached", _("Added a file")
    CONTACT_CHANGED = "contact_changed", _("Changed how they can be contacted safely")
    THEIR_CONTACT_CHANGED = (
        "their_contact_changed",
        _("The person it is about said how they can be contacted safely"),
    )
    DECISION_TAKEN_BACK = "decision_taken_back", _("Took the decision back")
    SOMEBODY_ASKED = "somebody_asked", _("Somebody has asked the council about it")
    MOVED_TO_SUCCESSOR = "moved_to_successor", _("Went to the council that follows")
    IMPORTED = "imported", _("Brought in from a spreadsheet")
    IMPORT_TAKEN_BACK = "import_taken_back", _("Bringing it in was taken back")


class Relation(models.TextChoices):
    """What a person is to a case. Everything else follows from it: see access.py."""

    COMPLAINANT = "complainant", _("raised it")
    AFFECTED = "affected", _("was affected")
    FILED_FOR = "filed_for", _("somebody raised it for them")
    HELPED = "helped", _("wrote it down for the person who raised it")
    RECORDED = "recorded", _("wrote it down when it arrived")
    HANDLER = "handler", _("deals with it")
    TRIAGE = "triage", _("chooses who deals with it")
    OVERSIGHT = "oversight", _("knows that it exists")
    # Where no Monitoring Officer may know of it, whoever would choose is told that a case lies, and of that alone.
    TOLD_IT_LIES = "told_it_lies", _("was told that nothing happens with it")
    COMPANION = "companion", _("goes with the person who raised it")
    SUBJECT = "subject", _("it is about them")
    ALSO_ABOUT = "also_about", _("a concern that was sent with it is about them")
    WITNESS = "witness", _("is named as a witness")
    CONNECTION = "connection", _("has a declared connection")
    RECUSAL = "recusal", _("stood down from it")


# Each beats every role, the Monitoring Officer's and an administrator's included.
RESTRICTIONS = (
    Relation.SUBJECT,
    Relation.ALSO_ABOUT,
    Relation.WITNESS,
    Relation.CONNECTION,
    Relation.RECUSAL,
)
# Somebody with a declared connection to one of these may not deal with the case.
PARTIES = (
    Relation.COMPLAINANT,
    Relation.HELPED,
    Relation.SUBJECT,
    Relation.ALSO_ABOUT,
    Relation.AFFECTED,
    Relation.FILED_FOR,
)


class NoticeKind(models.TextChoices):
    """Why somebody is told. The mail itself says only that there is an update, or that something is due."""

    TO_DEAL_WITH = "to_deal_with", _("something to deal with")
    TO_CHOOSE = "to_choose", _("someone to be chosen")
    ACKNOWLEDGED = "acknowledged", _("an acknowledgement")
    UPDATE = "update", _("an update")
    TO_ANSWER = "to_answer", _("something to answer")
    DATE_NEAR = "date_near", _("a date that is near")
    DATE_PASSED = "date_passed", _("a date that has passed")


def word_for(state: State | str, *, acknowledged: bool, handler: str) -> str:
    """The words a person reads for a state: "Priya Shah has it and has read it"."""
    if state == State.WITH_HANDLER and handler:
        words = _("%(name)s has it and has acknowledged it") if acknowledged else _("Sent to %(name)s")
        return str(words) % {"name": handler}
    return str(State(state).label)


class NoteLabel(models.TextChoices):
    """For whom a note is. The label is always shown beside its words."""

    HANDLER = "handler", _("For whoever deals with this case")
    SHARED = "shared", _("Shared with the person who raised it")
    INTERNAL = "internal", _("For everybody who works on this case")
    LEGAL_ADVICE = "legal_advice", _("Legal advice: for those named only")


class NameWithheld(models.TextChoices):
    """Whether the person who raised it asked that their name is not given to the person it is about."""

    NOT_ASKED = "", _("not asked for")
    ASKED = "asked", _("asked for, not decided yet")
    GRANTED = "granted", _("the name is not given")
    REFUSED = "refused", _("the name may be given")


class Body(models.TextChoices):
    """For whom a case waits. Everybody but whoever deals with it reads only "Waiting"."""

    POLICE = "police", _("the police")
    EMPLOYER = "employer", _("the council as employer")
    COURT = "court", _("a court or tribunal")
    ILLNESS = "illness", _("somebody who is ill")
    OUTSIDE = "outside", _("another body that has taken it over")


# Nothing is being done any more, until it is opened again or somebody asks for another look.
OVER = frozenset({State.REPORTED_BACK, State.WITHDRAWN, State.CLOSED, State.SIGNPOSTED, State.REFUSED})

# What the person who raised it, and their companion, read of what happened. Everything else is work in hand.
TOLD_TO_COMPLAINANT = frozenset(
    {
        EventKind.FILED,
        EventKind.OPENED,
        EventKind.NO_CONNECTION_CONFIRMED,
        EventKind.STOOD_ASIDE,
        EventKind.ACKNOWLEDGED,
        EventKind.CONNECTION_RECORDED,
        EventKind.QUESTION_ASKED,
        EventKind.QUESTION_ANSWERED,
        EventKind.WORDS_ADDED,
        EventKind.WORDS_CORRECTED,
        EventKind.HELD,
        EventKind.REASSIGNED,
        EventKind.ROUTE_DECIDED,
        EventKind.COMPANION_NAMED,
        EventKind.COMPANION_REMOVED,
        EventKind.NAME_DECIDED,
        EventKind.CODE_QUESTION_ANSWERED,
        EventKind.PASSED_ON,
        EventKind.ASKED_AGAIN,
        EventKind.REPORTED_BACK,
        EventKind.WITHDRAWN,
        EventKind.CONTACT_CHANGED,
        EventKind.CLOSED,
        EventKind.REOPENED,
        EventKind.ALREADY_DECIDED,
        EventKind.VERSION_MOVED,
        EventKind.MOVED_TO_SUCCESSOR,
        EventKind.IMPORTED,
        # Where they noted it themselves: see acts/somebody_asked.py.
        EventKind.SOMEBODY_ASKED,
    }
)
