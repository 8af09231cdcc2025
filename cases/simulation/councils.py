"""In which councils do made-up lives happen, and under which versions of their rulebooks?"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.conf import settings

from people.demonstration import build_demonstration
from people.models import Council
from rules.shelf import adopt, put_on_shelf

RUNS_SINCE = date(2020, 1, 1)


def councils_of(codes: tuple[str, ...], on: date) -> dict[Council, str]:
    """The invented councils with these codes (or all), with the protocol under whose rulebook each is."""
    built = build_demonstration(on, "nobody signs in here")
    chosen = {code: protocol for code, protocol in built.protocols.items() if not codes or code in codes}
    for code, protocol in chosen.items():
        version, _ = put_on_shelf(protocol, _book(protocol))
        adopt(code, version, from_on=RUNS_SINCE, adopted_by="a simulation")
    councils = Council.objects.filter(code__in=chosen).order_by("code")
    return {council: chosen[council.code] for council in councils}


def publish_second_versions(councils: Mapping[Council, str], on: date) -> None:
    """Each council adopts a version of its rulebook that gives one more working day for the first time it counts so."""
    for council, protocol in councils.items():
        text = _book(protocol).read_text()
        changed = text.replace("within: 5 working days", "within: 6 working days", 1)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{on.isoformat()}.yaml"
            path.write_text(f"{changed}\n# Adopted on {on.isoformat()}.\n")
            version, _ = put_on_shelf(protocol, path)
        adopt(council.code, version, from_on=on, adopted_by="a simulation")


def _book(protocol: str) -> Path:
    return sorted((settings.RULEBOOKS_DIR / protocol).glob("*.yaml"))[-1]
