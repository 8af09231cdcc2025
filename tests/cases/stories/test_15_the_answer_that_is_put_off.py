"""An answer is put off, and put off again: somebody else has to agree, and all stay within the rule's limit."""

from datetime import date
from typing import Any

import pytest

from cases.acts.hold import agree_to_holding, ask_for_holding, do_not_agree_to_holding, hold
from cases.agreeing import responses_sent
from cases.models import Case, HoldingAsked
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import TOLD_TO_COMPLAINANT
from tests.cases.life.living import about_a_director, at_noon, done
from tests.cases.sending import ON
from tests.world import World

LATEST = date(2026, 6, 29)


def _ask(case: Case, w: World, until: date) -> HoldingAsked:
    done(ask_for_holding, case, by=w.chief_executive, reasons="Still away.", until=until)
    return case.holdings_asked.latest("pk")


def test_ten_of_ten_days_are_not_a_hundred(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(hold, case, by=w.chief_executive, reasons="She is away.", until=date(2026, 6, 22))
    with pytest.raises(Refused, match="ask somebody other than you to agree first"):
        done(hold, case, by=w.chief_executive, reasons="She is away.", until=date(2026, 6, 24))
    with pytest.raises(Refused, match="29 June 2026 at the latest"):
        _ask(case, w, date(2026, 6, 30))
    refused = _ask(case, w, date(2026, 6, 26))
    officer: dict[str, Any] = {"by": w.monitoring_officer, "at": at_noon(ON), "on": ON}
    do_not_agree_to_holding(refused.key, reasons="The same words as before.", **officer)
    agree_to_holding(_ask(case, w, LATEST).key, **officer)
    clock = case.clocks.get(what="reply within")
    assert (clock.due_on, responses_sent(clock)) == (LATEST, 2)


def test_whoever_waits_reads_the_reasons_and_both_names_and_nothing_of_what_was_refused(
    wendlebury: World,
) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(hold, case, by=w.chief_executive, reasons="She is away.", until=date(2026, 6, 22))
    officer: dict[str, Any] = {"by": w.monitoring_officer, "at": at_noon(ON), "on": ON}
    do_not_agree_to_holding(_ask(case, w, LATEST).key, reasons="The same words.", **officer)
    agree_to_holding(_ask(case, w, LATEST).key, **officer)
    told = [sentence_of(one, to_the_filer=True) for one in case.events.filter(kind__in=TOLD_TO_COMPLAINANT)]
    assert "until 29 June 2026, and Grace Lindqvist agreed to it: Still away. (" in told[-1]
    assert not any("The same words" in words for words in told)
