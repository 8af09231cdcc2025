"""How long does refusing a hostile text take, at worst? python -m benchmarks.bombs

The texts are those of tests/rules/test_damaged_rulebooks.py, taken from the test itself, and its damaged rulebooks.
"""

from __future__ import annotations

from time import perf_counter

from rules.language.reading import read
from tests.rules import test_damaged_rulebooks as damaged

ROUNDS = 3


def hostile_texts() -> dict[str, str | bytes]:
    """Every text made to stop the reader, and every damaged rulebook, under a name to print."""
    texts: dict[str, str | bytes] = {path.stem: path.read_bytes() for path in damaged.DAMAGED}
    for mark in getattr(damaged.test_a_text_made_to_stop_the_reader_is_refused, "pytestmark"):  # noqa: B009
        if mark.name == "parametrize":
            texts |= {f"{text[:12]!r} ({len(text)} characters)": text for text in mark.args[1]}
    return texts


def main() -> None:
    """Print the five slowest."""
    slowest = {}
    for name, text in hostile_texts().items():
        taken = []
        for _ in range(ROUNDS):
            begun = perf_counter()
            read(text)
            taken.append((perf_counter() - begun) * 1000)
        slowest[name] = min(taken)
    ranked = sorted(slowest.items(), key=lambda each: -each[1])
    for name, milliseconds in ranked[:5]:
        print(f"{milliseconds:7.1f} ms  {name}")
    print(f"{len(ranked)} texts, the worst {ranked[0][1]:.0f} ms")


if __name__ == "__main__":
    main()
