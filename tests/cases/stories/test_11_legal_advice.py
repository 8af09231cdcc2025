"""Advice of a solicitor stays apart: only those it names read it, and nobody inherits it."""

from typing import Any

from cases.access import notes_for
from cases.acts.add_note import add_note
from cases.acts.reassign import reassign
from cases.states import NoteLabel
from tests.cases.life.living import about_a_director, done, ready
from tests.cases.sending import ON
from tests.world import World


def test_only_those_it_names_read_it_whoever_has_the_case(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    advice: dict[str, Any] = {
        "label": NoteLabel.LEGAL_ADVICE,
        "words": "Settle.",
        "named": [w.chief_executive],
    }
    done(add_note, case, by=w.chief_executive, **advice)
    assert [note.words for note in notes_for(w.chief_executive, case, on=ON)] == ["Settle."]
    assert not notes_for(w.member, case, on=ON).exists()
    done(reassign, case, by=w.chief_executive, to=w.posts.director_of_people, reasons="I am away.")
    ready(case, w.director_of_people)
    assert not notes_for(w.director_of_people, case, on=ON).exists()
