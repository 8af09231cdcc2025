"""A Member tells the Monitoring Officer of a relationship: neither decides about the other, and nobody learns why."""

from cases.access import known_to, may, roles_of
from cases.acts.stand_aside import stand_aside
from cases.blind_index import index_of
from cases.doing import Act
from cases.models import Case
from cases.preview import preview_of
from cases.sentences import sentence_of
from tests.cases.life.living import about_a_director, at_noon
from tests.cases.sending import ON, acknowledged, drafted, sent
from tests.world import World


def _declared(w: World) -> Case:
    about = (w.chief_executive, w.posts.chief_executive)
    draft = drafted(w.other_member, w.council, "relationship disclosure", about, facts={})
    return acknowledged(sent(draft, w.other_member), w.monitoring_officer)


def test_the_other_one_is_never_told(wendlebury: World) -> None:
    w = wendlebury
    case = _declared(w)
    assert not known_to(w.chief_executive, on=ON).exists()
    assert not case.notices.filter(person=index_of(w.chief_executive)).exists()


def test_a_later_concern_passes_over_whoever_is_connected_and_says_only_that_they_cannot(
    wendlebury: World,
) -> None:
    w = wendlebury
    _declared(w)
    draft = drafted(w.other_member, w.council, about=(w.director_of_place, w.posts.director_of_place))
    shown = preview_of(draft, on=ON)
    case = sent(draft, w.other_member)
    assert [over.words for over in shown.passed_over] == ["cannot deal with this one"]
    assert not roles_of(w.chief_executive, case, on=ON)
    told = " ".join(sentence_of(event, to_the_filer=True) for event in case.events.all())
    assert "connection" not in told


def test_before_the_words_are_shown_whoever_has_it_says_that_they_have_no_connection(
    wendlebury: World,
) -> None:
    w = wendlebury
    case = sent(
        drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place)), w.member
    )
    refused = may(w.chief_executive, Act.ADD_NOTE, case, on=ON)
    assert refused.reason == "First say whether you have any connection with it."


def test_who_has_a_connection_after_all_never_learns_where_it_went(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    stand_aside(case.reference, by=w.chief_executive, at=at_noon(ON), on=ON)
    assert not known_to(w.chief_executive, on=ON).exists()
    told = " ".join(sentence_of(event, to_the_filer=True) for event in case.events.all())
    assert "connection with it, or are not sure" not in told
