"""It is a matter for the council as employer: the case stops as for the Code, and nobody reads more."""

import pytest

from cases.acts.conclude import conclude
from cases.acts.report_back import report_back
from cases.refusals import Refused
from cases.sentences import sentence_of
from cases.states import State
from tests.cases.life.living import about_a_director, done
from tests.world import World


def test_no_finding_is_written_and_only_one_sentence_is_told(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    done(
        conclude,
        case,
        by=w.chief_executive,
        outcome="as_employer",
        reason="",
        words="A matter for the employer.",
    )
    with pytest.raises(Refused, match="nothing more than that is told"):
        done(report_back, case, by=w.chief_executive, words="He has had a warning.", nothing_against=True)
    after = done(report_back, case, by=w.chief_executive, words="")
    assert after.state == State.REPORTED_BACK
    told = [sentence_of(event, to_the_filer=True) for event in after.events.all()]
    assert "dealt with by the council as employer" in told[-1]
    assert "procedure" not in told[-1]
