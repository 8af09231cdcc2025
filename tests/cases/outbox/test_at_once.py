"""What if eight workers send in one moment? Each notice goes out once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from django.test import TransactionTestCase, override_settings

from cases.blind_index import index_of
from cases.models import Notice
from cases.outbox.leases import LEASE
from cases.outbox.queueing import queue
from cases.outbox.sending import send_due
from cases.states import NoticeKind
from tests.cases.outbox.mail_server import TAKES, MailServer
from tests.cases.sending import AT, ON, drafted, run_small_book, sent
from tests.world import world

WORKERS = 8
NOTICES = 24


class AtOnce(TransactionTestCase):
    """With real transactions, on either database."""

    def test_of_eight_who_claim_every_notice_one_sends_it(self) -> None:
        here = world()
        run_small_book(here.council)
        about = (here.director_of_place, here.posts.director_of_place)
        case = sent(drafted(here.member, here.council, about=about), here.member)
        for _ in range(NOTICES - 1):
            queue(case, index_of(here.chief_executive), NoticeKind.UPDATE, at=AT)
        gate, post = Barrier(WORKERS), MailServer(lambda _: TAKES)

        def work(_: int) -> int:
            gate.wait()
            try:
                return send_due(on=ON, at=AT + LEASE)
            finally:
                connection.close()

        backend = "django.core.mail.backends.smtp.EmailBackend"
        with (
            override_settings(EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=post.port),
            ThreadPoolExecutor(WORKERS) as pool,
        ):
            sent_by = list(pool.map(work, range(WORKERS)))
        post.stop()

        assert sum(sent_by) == NOTICES
        assert set(Counter(message for message, _ in post.taken).values()) == {1}
        assert len(post.taken) == NOTICES
        assert not Notice.objects.filter(sent_at__isnull=True).exists()
        assert not Notice.objects.filter(possibly_sent_twice=True).exists()
