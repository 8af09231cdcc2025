"""Draw up the dated bank holidays that the site ships: python -m tests.rules.working_days.regenerate [LAST YEAR]

Give a new last year once GOV.UK has published it, and read the difference before it is committed.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

from tests.rules.working_days.published import SUBDIVISIONS, published

FILE = Path(__file__).parents[3] / "rules" / "language" / "bank_holidays.json"
FIRST_YEAR = 2012  # GOV.UK's own list begins here.
LAST_YEAR = 2028  # The last year GOV.UK has published.


def drawn_up(last_year: int = LAST_YEAR) -> str:
    """The text of the shipped file, up to the end of that year."""
    content = {
        "what": "Bank holidays on weekdays in each nation of the UK, as published, with substitute and one-off days.",
        "drawn up from": f"holidays {version('holidays')}, with GOV.UK's names",
        "dated from": f"{FIRST_YEAR}-01-01",
        "dated until": f"{last_year}-12-31",
        "bank holidays": {
            nation: {day.isoformat(): name for day, name in published(nation, FIRST_YEAR, last_year).items()}
            for nation in SUBDIVISIONS
        },
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(drawn_up(int(sys.argv[1]) if sys.argv[1:] else LAST_YEAR), encoding="utf-8")
    sys.stdout.write(f"Wrote {FILE}\n")
