"""How long does one page take beside another? Taken in turn, so that both meet the same machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median, quantiles

LIMIT = 1.5  # times the floor: shared with every act and with sending a concern


def compared(seconds: Mapping[str, Sequence[float]], statements: Mapping[str, int] | None = None) -> float:
    """Print p50 and p95 of each, and how many times the last the first takes; that ratio, by the medians."""
    tails = {}
    for name, taken in seconds.items():
        tails[name] = quantiles(taken, n=20)[-1]
        asked = f"  {statements[name]} statements" if statements else ""
        print(f"  {name:<7} p50 {median(taken) * 1000:6.2f} ms  p95 {tails[name] * 1000:6.2f} ms{asked}")
    first, *_rest, last = seconds
    ratio = median(seconds[first]) / median(seconds[last])
    print(f"  {first} ÷ {last}: p50 {ratio:.2f}, p95 {tails[first] / tails[last]:.2f} (to reach: {LIMIT})")
    return ratio
