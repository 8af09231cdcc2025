"""Which words does every council share? The closed vocabulary of the rulebook language; councils may only add to it."""

from __future__ import annotations

OFFICER = "officer"
COUNCILLOR = "councillor"
NOBODY = "nobody"
EITHER = "either"
OTHER_SIDE = "the other side"

CORE_MATTERS = (
    "councillor about officer",
    "officer about councillor",
    "councillor about councillor",
    "relationship disclosure",
    "advice",
    "information request",
    "group meeting",
)

# matter: (who may raise it, whom it is about)
MATTER_SIDES: dict[str, tuple[str, str]] = {
    "councillor about officer": (COUNCILLOR, OFFICER),
    "officer about councillor": (OFFICER, COUNCILLOR),
    "councillor about councillor": (COUNCILLOR, COUNCILLOR),
    "relationship disclosure": (EITHER, OTHER_SIDE),
    "advice": (EITHER, NOBODY),
    "information request": (COUNCILLOR, NOBODY),
    "group meeting": (COUNCILLOR, NOBODY),
    "enquiry": (EITHER, OTHER_SIDE),
    "other meeting": (COUNCILLOR, NOBODY),
    "legal proceedings": (COUNCILLOR, NOBODY),
    "report dispute": (COUNCILLOR, OFFICER),
    "delegated decision": (EITHER, OTHER_SIDE),
    "group advice difficulty": (EITHER, NOBODY),
    "undue pressure": (OFFICER, COUNCILLOR),
    "media": (COUNCILLOR, NOBODY),
    "site visit": (COUNCILLOR, NOBODY),
}

RAISED_BY = "raised by"
ABOUT = "about"
THE_OFFICER = "the officer"
THE_COUNCILLOR = "the councillor"
PARTY_FACTS = (RAISED_BY, ABOUT, THE_OFFICER, THE_COUNCILLOR)

GROUND = "ground"
GROUNDS_ABOUT_OFFICER = ("actions taken", "courtesy", "conduct", "capability", "breach of protocol")
GROUNDS_ABOUT_COUNCILLOR = ("courtesy", "conduct", "breach of protocol", "undue pressure")

# In the order in which the questions are asked. `ground` depends on which side the concern is about.
FACTS: dict[str, tuple[str, ...]] = {
    "capacity": ("councillor", "service user"),
    "unlawful": ("no", "yes"),
    "code allegation": ("no", "yes"),
    "sensitive": ("no", "yes"),
    "pre-election": ("no", "yes"),
    "safety": ("no", "yes"),
    GROUND: tuple(dict.fromkeys(GROUNDS_ABOUT_OFFICER + GROUNDS_ABOUT_COUNCILLOR)),
    "direct talk": ("not tried", "did not resolve it", "inappropriate"),
    "relationship": ("close personal", "family", "business", "financial"),
    "topic": ("this protocol", "conflict between roles", "access to documents"),
    "papers": (
        "own committee",
        "open business",
        "executive decision",
        "scrutiny work",
        "confidential or exempt",
        "other",
    ),
    "for whom": ("own duties", "third party"),
    "business": ("council", "party"),
    "audience": ("members only", "others too"),
    "enquiry": ("facts only", "request or concern", "sole expert"),
    "legal query": ("how it is going", "council is wrong"),
}

REVIEW_TRIGGERS = ("not satisfied", "refused", "disputed")
PASSING_ON_TRIGGERS = ("minor", "serious", "code breach", "unresolved", "discussed", "recurs")
JUDGEMENT_TRIGGER = "the handler judges "

TIME_KINDS = ("acknowledge within", "reply within", "decide within", "report back within")
CLOCK_STARTS = {
    "receipt": "receipt",
    "acknowledgement": "acknowledgement",
    "the step opening": "the step opening",
}
HOLDING_RESPONSE = "a holding response with reasons"
AGREEMENT = "agreed with the complainant"
TIME_EXCUSES = (HOLDING_RESPONSE, AGREEMENT)

DUTIES_TO_PEOPLE = ("report back to", "consult", "inform", "copy to", "in writing to", "approved by")
DUTIES_OF_THING = ("offer", "record", "keep", "may use", "also signpost", "must")
DUTY_VERBS = DUTIES_TO_PEOPLE + DUTIES_OF_THING
# They hold all along, or are there to be used: nothing is done once to meet them.
STANDING_DUTIES = ("keep", "may use", "also signpost", "must")
DUTY_OUTCOMES = ("any outcome", "no action", "agreed", "refused", "breach found")

TO = "to"
TRY_FIRST = "try first"
SIGNPOST = "signpost"
REFUSE = "refuse"
OUTCOMES = (TO, TRY_FIRST, SIGNPOST, REFUSE)
LEFT_WITH_NOBODY = "nobody"

NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
CALENDARS = {
    "bank holidays of England and Wales": "England and Wales",
    "bank holidays of Scotland": "Scotland",
    "bank holidays of Northern Ireland": "Northern Ireland",
    "bank holidays of any part of the UK": "any part of the UK",
}
CALENDAR_OF_NATION = {
    "England": "England and Wales",
    "Wales": "England and Wales",
    "Scotland": "Scotland",
    "Northern Ireland": "Northern Ireland",
}

LINE_MANAGER = "line manager"
THE_COMPLAINANT = "the complainant"
THE_SUBJECT = "the subject"

BECAUSE_SUBJECT = "is the subject"
BECAUSE_COMPLAINANT = "is the complainant"
BECAUSE_AFFECTED = "was affected"
BECAUSE_CONNECTION = "has a declared connection"
BECAUSE_HANDLED = "handled an earlier step"
BECAUSE_OTHER_OF_PAIR = "the other of the pair is passed over"


def is_trigger(words: str) -> bool:
    """Whether these words may open a later step: a review, a passing-on or a recorded judgement of degree."""
    return words in REVIEW_TRIGGERS or words in PASSING_ON_TRIGGERS or is_judgement(words)


def is_judgement(words: str) -> bool:
    """A judgement of degree, recorded with its reason and never an automatic branch."""
    return words.startswith(JUDGEMENT_TRIGGER) and len(words) > len(JUDGEMENT_TRIGGER)
