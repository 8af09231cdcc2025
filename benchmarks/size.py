"""How much memory does a value hold? The sizes of every object that can be reached from it, each counted once."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def objects_in(value: object, seen: set[int] | None = None) -> Iterator[object]:
    """Every object reachable from a value, itself first, each once. What the interpreter holds anyway is left out."""
    seen = set() if seen is None else seen
    if value is None or isinstance(value, (bool, type)) or id(value) in seen or _is_kept_anyway(value):
        return
    seen.add(id(value))
    yield value
    if isinstance(value, dict):
        for pair in value.items():
            yield from objects_in(pair[0], seen)
            yield from objects_in(pair[1], seen)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from objects_in(each, seen)
    elif is_dataclass(value):
        for each in fields(value):
            yield from objects_in(getattr(value, each.name), seen)
    elif not isinstance(value, (str, int, array)):
        raise TypeError(f"it is not known how to count a {type(value).__name__}")


def bytes_in(value: object) -> int:
    """The bytes all these objects take, headers and the collector's own included."""
    return sum(sys.getsizeof(each) for each in objects_in(value))


def bytes_of_words(value: object) -> int:
    """The bytes of the texts among them, which the rulebook itself holds too."""
    return sum(sys.getsizeof(each) for each in objects_in(value) if isinstance(each, str))


def _is_kept_anyway(value: object) -> bool:
    """Whether the interpreter has this number made from the start (CPython keeps -5 to 256)."""
    return isinstance(value, int) and -5 <= value <= 256
