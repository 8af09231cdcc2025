"""Reading, compiling and proving each book in a fresh process: python -m benchmarks.reading [RULEBOOK ...]"""

from __future__ import annotations

import resource
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from time import process_time

from benchmarks.cases import PROTOCOLS
from rules.language.dispatch import compiled
from rules.language.quotations import lock_read
from rules.language.reading import read
from rules.language.soundness import prove
from rules.language.stripping import as_written

ROUNDS = 5
ONCE = "--once"


def milliseconds(path: Path) -> tuple[float, ...]:
    """Processor time for reading, compiling and the two proofs (as adopted, as written) of one book."""
    beside = path.with_name("quotations.lock")
    lock = lock_read(beside.read_text("utf-8")) if beside.exists() else None
    data = path.read_bytes()
    marks = [process_time()]
    rulebook = read(data, path.name).rulebook
    marks.append(process_time())
    if rulebook is None:
        raise SystemExit(f"{path} has errors: python manage.py check_rulebooks {path}")
    compiled(rulebook)
    marks.append(process_time())
    prove(rulebook, lock=lock)
    marks.append(process_time())
    prove(as_written(rulebook), lock=lock)
    marks.append(process_time())
    return tuple((end - begin) * 1000 for begin, end in pairwise(marks))


def once(paths: list[Path]) -> None:
    """Each book once, as a process meets it that has read none: a line a book, then the memory it added in KB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for path in paths:
        print(*milliseconds(path))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)


def main(paths: list[Path]) -> None:
    """Print the table: the best of several fresh processes, and the most memory any of them added."""
    runs = []
    for _ in range(ROUNDS):
        command = [sys.executable, "-m", "benchmarks.reading", ONCE, *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
        runs.append([[float(part) for part in line.split()] for line in done.stdout.splitlines()])
    print(f"{'ms':30} {'read':>7} {'compile':>7} {'adopted':>7} {'written':>7} {'all':>7}")
    for place, path in enumerate(paths):
        best = min((run[place] for run in runs), key=sum)
        figures = " ".join(f"{part:7.1f}" for part in (*best, sum(best)))
        print(f"{path.parent.name + '/' + path.name:30} {figures}")
    print(f"all {len(paths)} in {min(sum(map(sum, run[:-1])) for run in runs):.0f} ms")
    print(f"memory added: {max(run[-1][0] for run in runs) / 1024:.1f} MB")


if __name__ == "__main__":
    given = [Path(each) for each in sys.argv[1:] if each != ONCE] or sorted(PROTOCOLS.glob("*/*.yaml"))
    once(given) if ONCE in sys.argv else main(given)
