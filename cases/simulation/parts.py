"""How are very many cases lived? In parts, each with a database and a seed of its own, as many at once as asked for.

What a part is follows from what is asked for alone, so that what comes of it all, digest included, is the same however
many processes there were and however often it was stopped and taken up again.
"""

from __future__ import annotations

import hashlib
import json
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

import django

from cases.simulation.found import BEGINS_ON, Years
from cases.simulation.scratch import scratch_database
from cases.simulation.years import Simulation

CASES_A_PART = 5_000
TOLD_EVERY_SECONDS = 5.0
_STOP, _ASKED = "stop", "asked-for.json"


class OtherLives(Exception):
    """The folder keeps parts of other lives than those that are asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the cases over all of the days, lived from a seed of its own."""

    cases: int
    days: int
    seed: int
    codes: tuple[str, ...] = ()
    database: str = ""
    mails: bool = True


def parts_of(whole: Part, cases_a_part: int = CASES_A_PART) -> list[Part]:
    """The parts, alike in size but for one case. A single one is the whole, with its own seed."""
    count = max(-(-whole.cases // cases_a_part), 1)
    if count == 1:
        return [whole]
    each, more = divmod(whole.cases, count)
    return [
        Part(
            each + (number < more),
            whole.days,
            _seed_of(whole.seed, number),
            whole.codes,
            whole.database,
            whole.mails,
        )
        for number in range(count)
    ]


def live(part: Part, told: Callable[[Simulation], None]) -> Years:
    """Live one part in a new database; `told` hears of every day. Raises NoServer."""
    with scratch_database(part.database):
        lives = Simulation(
            cases=part.cases, days=part.days, seed=part.seed, codes=part.codes, mails=part.mails
        )
        return lives.run(lambda _found: told(lives))


def together(found: Sequence[Years]) -> Years:
    """What came of all parts: sums, the day to which every one has come, and one digest over theirs in their order."""
    if len(found) == 1:
        return found[0]
    whole = Years(on=min((each.on for each in found), default=BEGINS_ON))
    for each in found:
        for name in (field.name for field in fields(Years)):
            if name not in ("on", "digest"):
                setattr(whole, name, getattr(whole, name) + getattr(each, name))
    whole.digest = hashlib.sha256("\n".join(each.digest for each in found).encode()).hexdigest()
    return whole


def live_at_once(parts: Sequence[Part], processes: int, folder: Path) -> Iterator[list[Years]]:
    """Live the parts; every few seconds, how far each has come. Last of all, what came of each, in their order.

    Each part that is done is kept in the folder, and not lived again. Raises NoServer, and OtherLives.
    """
    _for_these(parts, folder)
    left = [number for number in range(len(parts)) if not _kept(folder, number).exists()]
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=django.setup)
    with pool:
        running = {pool.submit(_live_and_keep, parts[number], number, folder) for number in left}
        while running:
            done, running = wait(running, timeout=TOLD_EVERY_SECONDS, return_when=FIRST_COMPLETED)
            for each in done:
                each.result()
            yield _so_far(len(parts), folder)
    yield _so_far(len(parts), folder)


def stop(folder: Path) -> None:
    """Let every part live its day to the end, and no other part begin."""
    (folder / _STOP).touch()


def _live_and_keep(part: Part, number: int, folder: Path) -> None:
    """In a process of its own, which leaves Ctrl-C to whoever started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (folder / _STOP).exists():
        return
    last = perf_counter()

    def told(lives: Simulation) -> None:
        nonlocal last
        lives.stops = (folder / _STOP).exists()
        if perf_counter() - last > TOLD_EVERY_SECONDS:
            last = perf_counter()
            _write(_now(folder, number), lives.found)

    found = live(part, told)
    whole = found.on == BEGINS_ON + timedelta(days=part.days)
    _write(_kept(folder, number) if whole else _now(folder, number), found)


def _for_these(parts: Sequence[Part], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    asked = json.dumps([asdict(part) for part in parts])
    kept = folder / _ASKED
    if kept.exists() and kept.read_text() != asked:
        raise OtherLives
    kept.write_text(asked)
    (folder / _STOP).unlink(missing_ok=True)
    for number in range(len(parts)):
        _now(folder, number).unlink(missing_ok=True)


def _so_far(count: int, folder: Path) -> list[Years]:
    return [
        next(
            (_read(path) for path in (_kept(folder, number), _now(folder, number)) if path.exists()), Years()
        )
        for number in range(count)
    ]


def _kept(folder: Path, number: int) -> Path:
    return folder / f"part-{number + 1}.json"


def _now(folder: Path, number: int) -> Path:
    return folder / f"part-{number + 1}.so-far.json"


def _write(path: Path, found: Years) -> None:
    """All of it or nothing of it: whoever reads meanwhile reads what was there before."""
    beside = path.with_suffix(".new")
    kept = {field.name: getattr(found, field.name) for field in fields(Years)}
    beside.write_text(json.dumps(kept | {"on": found.on.isoformat()}))
    beside.replace(path)


def _read(path: Path) -> Years:
    kept = json.loads(path.read_text())
    counters = {name: Counter(kept[name]) for name in ("by_act", "refusals", "by_state")}
    return Years(**{**kept, **counters, "on": date.fromisoformat(kept["on"])})


def _seed_of(seed: int, number: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}, part {number + 1}".encode()).digest()[:6])
