"""Does the worker itself, as another programme on this database, do what the schedule gives it?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection
from django.test import TransactionTestCase
from django_q.models import OrmQ, Task
from django_q.tasks import async_task

from cases.beside.tasks import DO
from cases.models import Notice, WorkBeside
from protocol_portal.sqlite import SQLITE_PRAGMAS
from tests.cases.sending import drafted, run_small_book, sent
from tests.world import world

ROOT = Path(__file__).parents[3]


def _this_database() -> str:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


class ARealWorker(TransactionTestCase):
    """In a programme of its own, with the PRAGMAs of a real site."""

    def test_it_mails_what_is_queued_and_keeps_that_it_did(self) -> None:
        here = world()
        run_small_book(here.council)
        about = (here.director_of_place, here.posts.director_of_place)
        sent(drafted(here.member, here.council, about=about), here.member)
        async_task(DO, "send_notices")

        worker = subprocess.run(
            [sys.executable, "manage.py", "qcluster", "--run-once"],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "protocol_portal.settings",
                "DATABASE_URL": _this_database(),
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

        assert worker.returncode == 0, worker.stderr
        assert Task.objects.get().success, Task.objects.get().result
        assert not OrmQ.objects.exists()
        assert Notice.objects.get().sent_at is not None
        assert WorkBeside.objects.get(name="send_notices").ended_at is not None
        assert SQLITE_PRAGMAS["trusted_schema"] == 0
