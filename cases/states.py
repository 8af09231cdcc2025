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


class Relation(models.TextChoices):
    """What a person is to a case. Everything else follows from it: see access.py."""

    COMPLAINANT = "complainant", _("raised it")
    AFFECTED = "affected", _("was affected")
    FILED_FOR = "filed_for", _("somebody raised it for them")
    HANDLER = "handler", _("deals with it")
    TRIAGE = "triage", _("chooses who deals with it")
    OVERSIGHT = "oversight", _("knows that it exists")
    SUBJECT = "subject", _("it is about them")
    WITNESS = "witness", _("is named as a witness")
    CONNECTION = "connection", _("has a declared connection")
    RECUSAL = "recusal", _("stood down from it")


# Each beats every role, the Monitoring Officer's and an administrator's included.
RESTRICTIONS = (Relation.SUBJECT, Relation.WITNESS, Relation.CONNECTION, Relation.RECUSAL)
# Somebody with a declared connection to one of these may not deal with the case.
PARTIES = (Relation.COMPLAINANT, Relation.SUBJECT, Relation.AFFECTED, Relation.FILED_FOR)


class NoticeKind(models.TextChoices):
    """Why somebody is told. The mail itself says only that there is an update."""

    TO_DEAL_WITH = "to_deal_with", _("something to deal with")
    TO_CHOOSE = "to_choose", _("someone to be chosen")
    ACKNOWLEDGED = "acknowledged", _("an acknowledgement")


def word_for(state: State | str, *, acknowledged: bool, handler: str) -> str:
    """The words a person reads for a state: "Priya Shah has it and has read it"."""
    if state == State.WITH_HANDLER and handler:
        words = _("%(name)s has it and has acknowledged it") if acknowledged else _("Sent to %(name)s")
        return str(words) % {"name": handler}
    return str(State(state).label)
