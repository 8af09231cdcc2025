"""How are the shared vocabulary's words said to a person? One place for every label of a matter, a fact and an answer.

A council's own matters, facts and answers are said in its own words, as its rulebook writes them.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

# %(councillor)s is the council's own word for one ("Member").
MATTERS: dict[str, tuple[str | Promise, str | Promise]] = {
    "councillor about officer": (
        _("How an officer has behaved or done their work"),
        _("For example discourtesy, a mistake in how something was done, or a breach of the protocol."),
    ),
    "officer about councillor": (
        _("How a %(councillor)s has behaved towards me or a colleague"),
        _("For example discourtesy, pressure, or a breach of the protocol."),
    ),
    "councillor about councillor": (_("How another %(councillor)s has behaved"), ""),
    "undue pressure": (
        _("A %(councillor)s has put pressure on me or a colleague"),
        _("To report that it happened. Use the one above if you want somebody to look into it."),
    ),
    "relationship disclosure": (
        _("A relationship to tell the council about"),
        _("Between a %(councillor)s and an officer: personal, family, business or financial."),
    ),
    "advice": (_("Advice about the protocol or my role"), ""),
    "information request": (_("Papers or information I need"), ""),
    "group meeting": (_("An officer at a group’s meeting"), ""),
    "enquiry": (
        _("An enquiry to the other side"),
        _("A question you asked, or an answer you are waiting for."),
    ),
    "other meeting": (_("An officer at another meeting"), ""),
    "legal proceedings": (_("Legal proceedings"), ""),
    "report dispute": (_("What an officer’s report says"), ""),
    "delegated decision": (_("An officer’s delegated decision"), ""),
    "group advice difficulty": (_("Advice given to a political group"), ""),
    "media": (_("The press or social media"), ""),
    "site visit": (_("A visit to a site or to council premises"), ""),
}

QUESTIONS: dict[str, str | Promise] = {
    "capacity": _("How did this come up?"),
    "unlawful": _("Do you think something unlawful has happened, or is about to?"),
    "code allegation": _("Are you making a formal written complaint under the Code of Conduct?"),
    "sensitive": _("Is it particularly sensitive?"),
    "pre-election": _("Is this in the period before an election?"),
    "safety": _("Is this about sexual or other harassment, discrimination, violence or fear for safety?"),
    "ground": _("What is it mainly about?"),
    "direct talk": _("Have you been able to talk to them about it?"),
    "relationship": _("What kind of relationship is it?"),
    "topic": _("What would you like advice on?"),
    "papers": _("Which papers or information do you need?"),
    "for whom": _("What do you need it for?"),
    "business": _("What kind of meeting business is it?"),
    "audience": _("Who else will be there?"),
    "enquiry": _("What kind of enquiry is it?"),
    "legal query": _("What do you want to ask or say?"),
}

REASONS: dict[str, str | Promise] = {
    "capacity": _("We ask because the protocol covers things that come up in your work for the council."),
    "code allegation": _(
        "Your answer helps, but it does not decide. A written allegation is read by the Monitoring Officer first."
    ),
    "safety": _("If so, you will not be asked to talk to them first."),
    "direct talk": _("You can carry on whatever you answer."),
    "ground": _("Different parts of the protocol deal with different things."),
}

ANSWERS: dict[str, dict[str, str | Promise]] = {
    "capacity": {
        "councillor": _("In my work as a %(councillor)s"),
        "service user": _("As a resident or user of a service, or because a decision affected me personally"),
    },
    "code allegation": {
        "no": _("No, I want it dealt with under the protocol"),
        "yes": _("Yes, I say that the %(councillor)s broke the Code of Conduct"),
    },
    "safety": {
        "no": _("No"),
        "yes": _("Yes"),
    },
    "ground": {
        "actions taken": _("Something they did, or did not do, in their work"),
        "courtesy": _("Discourtesy or lack of respect"),
        "conduct": _("How they behaved"),
        "capability": _("Whether they can do the job"),
        "breach of protocol": _("Not keeping to the protocol"),
        "undue pressure": _("Pressure put on me or a colleague"),
    },
    "direct talk": {
        "not tried": _("Not yet"),
        "did not resolve it": _("Yes, and it did not help"),
        "inappropriate": _("No, it would not be right because of how serious it is"),
    },
    "relationship": {
        "close personal": _("A close personal relationship"),
        "family": _("Family"),
        "business": _("Business"),
        "financial": _("Financial"),
    },
    "topic": {
        "this protocol": _("This protocol"),
        "conflict between roles": _("A conflict between my roles"),
        "access to documents": _("Access to documents"),
    },
    "papers": {
        "own committee": _("Papers of a committee I sit on"),
        "open business": _("Papers of business that is open to the public"),
        "executive decision": _("Papers of an executive decision"),
        "scrutiny work": _("Papers for scrutiny work"),
        "confidential or exempt": _("Confidential or exempt papers"),
        "other": _("Something else"),
    },
    "for whom": {"own duties": _("My own duties"), "third party": _("Somebody else")},
    "business": {"council": _("Council business"), "party": _("Party business")},
    "audience": {"members only": _("Only %(councillor)ss"), "others too": _("Other people too")},
    "enquiry": {
        "facts only": _("I only need facts"),
        "request or concern": _("It is a request or a concern"),
        "sole expert": _("Only one officer knows about it"),
    },
    "legal query": {
        "how it is going": _("I want to know how it is going"),
        "council is wrong": _("I think the council is in the wrong"),
    },
}
YES_OR_NO: dict[str, str | Promise] = {"yes": _("Yes"), "no": _("No")}


def matter_label(matter: str, words: Mapping[str, str]) -> str:
    """A kind of concern as an answer to "What is it about?"."""
    known = MATTERS.get(matter)
    return _in_council_words(known[0], words) if known else capitalised(matter)


def matter_hint(matter: str, words: Mapping[str, str]) -> str:
    """What belongs under that kind of concern; empty where its label says it all."""
    known = MATTERS.get(matter)
    return _in_council_words(known[1], words) if known else ""


def question_label(fact: str, ask: str) -> str:
    """The question that asks for a fact; a council's own fact is asked in its own words."""
    return str(QUESTIONS.get(fact, ask))


def question_reason(fact: str) -> str:
    """One line on why it is asked; empty where the question says enough."""
    return str(REASONS.get(fact, ""))


def answer_label(fact: str, value: str, words: Mapping[str, str]) -> str:
    """One answer in plain words."""
    label = ANSWERS.get(fact, {}).get(value) or YES_OR_NO.get(value)
    return capitalised(value) if label is None else _in_council_words(label, words)


def choose_an_answer(fact: str) -> str:
    """What to do when no answer was chosen."""
    if fact == "capacity":
        return _now("Select how this came up")
    return _now("Select the answer that fits best")


def capitalised(words: str) -> str:
    """The words as they stand at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def with_article(words: str) -> str:
    """The words with "a" or "an" before them, as they sound: "an officer", "a Director"."""
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


def _in_council_words(label: str | Promise, words: Mapping[str, str]) -> str:
    return str(label) % {"councillor": words.get("councillor", "councillor")}
