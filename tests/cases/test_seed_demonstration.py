"""Does the demonstration stand up once, run its rulebooks, and never on a real site?"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from people.models import User
from rules.shelf import put_on_shelf, version_in_force
from tests.cases.sending import ON, SMALL_BOOK


@pytest.mark.django_db
def test_it_refuses_where_this_is_no_demonstration() -> None:
    with pytest.raises(CommandError, match="no demonstration"):
        call_command("seed_demonstration", stdout=StringIO())
    assert not User.objects.exists()


@pytest.mark.django_db
def test_it_prints_who_signs_in_and_lets_each_council_run_its_rulebook(settings: object) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    version, _ = put_on_shelf("swale", SMALL_BOOK)
    said, missed = StringIO(), StringIO()
    for _ in range(2):
        call_command("seed_demonstration", stdout=said, stderr=missed)
    assert "Wendlebury Borough Council" in said.getvalue()
    assert "@wendlebury.example" in said.getvalue()
    assert version_in_force("wendlebury", ON) == version
    assert "no rulebook of thanet is on the shelf yet" in missed.getvalue()
