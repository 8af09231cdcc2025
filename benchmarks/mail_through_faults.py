"""Does every mail arrive through a server that fails in every way? python -m benchmarks.mail_through_faults [MAILS]

A server on this machine answers 451, 550, drops the connection after it took a mail, or falls silent, by chance (the
seed is fixed). The time between two looks is made up, the waiting is not. It ends with 1 where a mail is missing.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from collections import Counter
from datetime import timedelta
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.conf import settings  # noqa: E402  (models need the settings first)
from django.db import connection  # noqa: E402

from cases.blind_index import index_of  # noqa: E402
from cases.models import Case, Notice, NotSent  # noqa: E402
from cases.outbox import delivering  # noqa: E402
from cases.outbox.queueing import queue_all  # noqa: E402
from cases.outbox.sending import send_due  # noqa: E402
from cases.states import NoticeKind  # noqa: E402
from tests.cases.outbox import mail_server as server  # noqa: E402
from tests.cases.sending import AT, HAPPENED, ON, drafted, run_small_book, sent  # noqa: E402
from tests.world import World, world  # noqa: E402

SEED = 20261124
# Of a hundred connections.
FAULTS = {
    server.REFUSES_FOR_NOW: 10,
    server.REFUSES_FOR_GOOD: 2,
    server.TAKES_THEN_DROPS: 3,
    server.SAYS_NOTHING: 1,
    server.SILENT_FROM_THE_START: 1,
}


def main(mails: int) -> int:
    """Queue, send until nothing is due any more, and print what became of every mail."""
    name = connection.creation.create_test_db(verbosity=0)
    try:
        here = world()
        run_small_book(here.council)
        about = (here.director_of_place, here.posts.director_of_place)
        case = sent(drafted(here.member, here.council, about=about), here.member)
        return _print(case, here, _queued(case, here, mails))
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _queued(case: Case, here: World, mails: int) -> set[str]:
    """The marks of those who may know of the case; one mail in a hundred is to somebody who may not."""
    Notice.objects.all().delete()
    theirs = [index_of(user) for user in (here.chief_executive, here.monitoring_officer, here.member)]
    marks = [theirs[number % 3] if number % 100 else index_of(here.outsider) for number in range(mails)]
    kinds = [NoticeKind.UPDATE, NoticeKind.DATE_NEAR, NoticeKind.DATE_PASSED]
    queue_all(
        Notice(case=case, person=mark, kind=kinds[number % 3], queued_at=AT, working_days=2)
        for number, mark in enumerate(marks)
    )
    return set(theirs)


def _print(case: Case, here: World, theirs: set[str]) -> int:
    chance, lock, answers = random.Random(SEED), threading.Lock(), Counter[str]()  # noqa: S311 (no secret)

    def does(_: int) -> str:
        with lock:
            (found,) = chance.choices([server.TAKES, *FAULTS], [100 - sum(FAULTS.values()), *FAULTS.values()])
            answers[found] += 1
        return found

    post = server.MailServer(does)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", post.port
    delivering.SILENCE = 0.2  # seconds, so that it need not be waited for
    begun, at, looks = perf_counter(), AT, 0
    while Notice.objects.filter(sent_at__isnull=True, not_sent_because="").exists():
        send_due(on=ON, at=at)
        at, looks = at + timedelta(minutes=10), looks + 1
    took = perf_counter() - begun
    post.stop()

    rows = list(Notice.objects.all())
    came = Counter(message.partition("@")[0].strip("<") for message, _ in post.taken)
    wanted = [row for row in rows if row.person in theirs and row.not_sent_because != NotSent.REFUSED]
    canaries = (case.reference, here.council.name, here.member.display_name, HAPPENED["happened"])
    raw = [text.decode() for text in post.raw]
    figures = {
        "mails queued": len(rows),
        "missing: neither taken nor refused for good": sum(not came[str(row.message_id)] for row in wanted),
        "refused for good, in the list of what could not be delivered": sum(
            row.not_sent_because == NotSent.REFUSED for row in rows
        ),
        "taken more than once, all as the same mail": sum(count > 1 for count in came.values()),
        "of these not counted as possibly sent twice": sum(
            came[str(row.message_id)] > 1 and not row.possibly_sent_twice for row in rows
        ),
        "counted as possibly sent twice": sum(row.possibly_sent_twice for row in rows),
        "sent to somebody who may not know of the case": sum(
            to == here.outsider.email for _, to in post.taken
        ),
        "mails with a word of the case in them": sum(any(word in text for word in canaries) for text in raw),
        "looks": looks,
        "seconds": round(took, 1),
    }
    for name, figure in figures.items():
        sys.stdout.write(f"{name:<66}{figure:>10,}\n")
    for name, count in answers.most_common():
        sys.stdout.write(f"  the server {name:<53}{count:>10,}\n")
    must_be_none = ("missing", "of these", "sent to", "mails with")
    return int(any(figure for name, figure in figures.items() if name.startswith(must_be_none)))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
