"""A case of which one person is to be told: the Chief Executive, who is to deal with it."""

from __future__ import annotations

import pytest

from cases.models import Case
from tests.cases.outbox.mail_server import impatient as impatient
from tests.cases.sending import drafted, sent
from tests.world import World


@pytest.fixture
def case(wendlebury: World) -> Case:
    w = wendlebury
    about = (w.director_of_place, w.posts.director_of_place)
    return sent(drafted(w.member, w.council, about=about), w.member)
