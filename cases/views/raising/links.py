"""Where may somebody go from here instead? A link with its words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link beside the question."""

    words: str
    address: str
