"""Which version governs this council on this day? The shelf of published rulebooks."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.db import transaction

from rules.language.reading import read
from rules.language.rulebook import Rulebook
from rules.models import Adoption, NotPublished, RulebookVersion


def version_in_force(council: str, on: date) -> RulebookVersion | None:
    """The version that governs a council (by its code) on a day, or None where none does."""
    adoption = (
        Adoption.objects.filter(council=council, from_on__lte=on)
        .select_related("version")
        .order_by("-from_on")
        .first()
    )
    return None if adoption is None else adoption.version


def version(sha256: str) -> RulebookVersion | None:
    """The version with this hash: a case keeps the one it was opened under."""
    return RulebookVersion.objects.filter(sha256=sha256).first()


@lru_cache(maxsize=512)
def rulebook_with(sha256: str) -> Rulebook:
    """The rulebook with this hash, looked up once in a process: a version never changes. Raises LookupError."""
    kept = version(sha256)
    if kept is None:
        raise LookupError(f"No rulebook on the shelf has the hash {sha256}.")
    return kept.rulebook()


def versions_of(protocol: str) -> list[RulebookVersion]:
    """Every version of a protocol's rulebook, oldest first."""
    return list(RulebookVersion.objects.filter(protocol=protocol).order_by("in_force_from", "pk"))


def latest_of_each() -> list[RulebookVersion]:
    """The newest version of every protocol, by the name of its council."""
    newest = {each.protocol: each for each in RulebookVersion.objects.order_by("in_force_from", "pk")}
    return sorted(newest.values(), key=lambda each: each.council_name)


def put_on_shelf(protocol: str, path: Path) -> tuple[RulebookVersion, bool]:
    """Store a rulebook file as a version, the same bytes once. Raises NotPublished where it can't be read."""
    result = read(path.read_bytes(), str(path))
    if result.rulebook is None:
        first = result.findings[0]
        raise NotPublished(f"{path}, line {first.line}: {first.what}")
    rulebook = result.rulebook
    return RulebookVersion.objects.get_or_create(
        sha256=rulebook.sha256,
        defaults={
            "protocol": protocol,
            "council_name": str(rulebook.council),
            "text": rulebook.text,
            "status": str(rulebook.status)[:400],
            "in_force_from": date.fromisoformat(str(rulebook.in_force_from)),
        },
    )


@transaction.atomic
def adopt(council: str, governing: RulebookVersion, *, from_on: date, adopted_by: str) -> Adoption:
    """Let a version govern a council from a day. A later adoption of the same day corrects the earlier one."""
    adoption, _ = Adoption.objects.update_or_create(
        council=council, from_on=from_on, defaults={"version": governing, "adopted_by": adopted_by}
    )
    return adoption


def versions_adopted(council: str, on: date) -> list[RulebookVersion]:
    """Every version that governs a council (by its code) on a day, or governed it before; the latest adopted first."""
    adoptions = Adoption.objects.filter(council=council, from_on__lte=on).select_related("version")
    return list({each.version_id: each.version for each in adoptions.order_by("-from_on")}.values())
