"""Does a case keep the answer it was sent under, whatever governs afterwards?"""

from pathlib import Path

from cases.frozen_plan import first_step_of, plan_of, sources_of
from cases.preview import preview_of
from rules.language.plan import plan_as_json
from rules.shelf import adopt, put_on_shelf
from tests.cases.sending import ON, SMALL_BOOK, drafted, sent
from tests.world import World


def test_another_version_changes_nothing_for_an_open_case(wendlebury: World, tmp_path: Path) -> None:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    draft = drafted(w.member, w.council, about=about)
    shown = preview_of(draft, on=ON)
    case = sent(draft, w.member)
    other = tmp_path / "other.yaml"
    other.write_text(
        SMALL_BOOK.read_text("utf-8").replace("to: Chief Executive\n", "to: Monitoring Officer\n"), "utf-8"
    )
    version, _ = put_on_shelf("wendlebury", other)
    adopt(w.council.code, version, from_on=ON, adopted_by="the tests")
    assert [one.title for one in preview_of(drafted(w.member, w.council, about=about), on=ON).recipients] == [
        "Monitoring Officer"
    ]
    assert plan_as_json(plan_of(case)) == case.plan["plan"]
    assert first_step_of(case).choices == (("Chief Executive",),)
    assert sources_of(case) == shown.sources
