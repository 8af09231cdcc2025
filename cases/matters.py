"""Is a case about what somebody did, or is it a request or a disclosure? By the matter it was raised under."""

from __future__ import annotations

from cases.models import Case

REQUESTS = frozenset({"enquiry", "report dispute", "delegated decision", "relationship disclosure"})


def is_about_conduct(case: Case) -> bool:
    """Whether it is about what a person did: only then is it put to them, or a matter of the Code of Conduct."""
    return bool((case.parties.get("subject") or {}).get("side")) and case.plan["matter"] not in REQUESTS
