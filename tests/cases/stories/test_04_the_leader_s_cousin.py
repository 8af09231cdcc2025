"""A Director signs off a contract that looks unlawful: it is taken here, and other roads are shown too."""

from cases.access import known_to
from cases.duties import duty_in_words
from cases.preview import preview_of
from people.directory import people_on_side
from people.models import Council, Side
from tests.cases.sending import ON, drafted, sent

FACTS = {"capacity": "councillor", "direct talk": "did not resolve it", "safety": "no", "unlawful": "yes"}


def test_it_goes_to_somebody_outside_their_hands_and_the_policy_is_named_with_its_clause(
    harrowmere: Council,
) -> None:
    member, _ = people_on_side(harrowmere, Side.COUNCILLOR, ON)[-1]
    director = next(one for one in people_on_side(harrowmere, Side.OFFICER, ON) if one[1].kind == "Director")
    draft = drafted(member, harrowmere, about=director, facts=FACTS)
    shown = preview_of(draft, on=ON)
    owed = [duty_in_words(duty, to_the_filer=True) for duty in shown.duties]
    assert "also point to the Whistleblowing Policy or other Council policies" in owed
    named = next(duty for duty in shown.duties if "Whistleblowing" in str(duty.duty.thing))
    assert [source.ref for source in named.duty.sources] == ["12.6"]
    case = sent(draft, member)
    post = case.steps.get().post
    assert post is not None
    assert post.kind == "Chief Executive"
    assert not known_to(director[0], on=ON).exists()
