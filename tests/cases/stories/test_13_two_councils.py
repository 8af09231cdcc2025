"""One person has posts in two councils: what is known in one keeps them out in the other, without a word."""

from cases.access import known_to, work_of
from cases.blind_index import index_of
from cases.models import Connection
from cases.preview import preview_of
from people.establishment import vacate
from people.models import Holding
from tests.cases.life.living import about_a_director
from tests.cases.sending import ON, drafted, sent
from tests.world import World


def test_a_connection_declared_elsewhere_keeps_them_out_without_a_word(wendlebury: World) -> None:
    w = wendlebury
    one, other = sorted((index_of(w.chief_executive), index_of(w.director_of_place)))
    Connection.objects.create(one=one, other=other, council=w.other_council, from_on=ON)
    draft = drafted(w.member, w.council, about=(w.director_of_place, w.posts.director_of_place))
    shown = preview_of(draft, on=ON)
    assert [over.words for over in shown.passed_over] == ["cannot deal with this one"]
    sent(draft, w.member)
    assert not known_to(w.chief_executive, on=ON).exists()


def test_what_they_have_in_one_council_ends_with_their_seat_there(wendlebury: World) -> None:
    w = wendlebury
    case = about_a_director(w)
    assert work_of(w.chief_executive, on=ON).get() == case
    vacate(Holding.objects.get(user=w.chief_executive, post__council=w.council), last_on=ON)
    assert not known_to(w.chief_executive, on=ON.replace(day=2)).exists()
