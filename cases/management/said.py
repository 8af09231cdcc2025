"""Who runs a command that changes somebody's sign-in, and why? Kept with what was done, and read by its owner."""

from __future__ import annotations

from django.core.management.base import CommandParser


def ask_who_and_why(parser: CommandParser) -> None:
    """Two words for the record; without them it says that it was done at the command line."""
    parser.add_argument("--by", default="", help="your name: it is kept, and the person reads it")
    parser.add_argument("--why", default="", help="the reason: it is kept, and the person reads it")
