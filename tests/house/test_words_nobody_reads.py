"""Does any word occur that would hurt whoever reads it of themselves? It is decided already, or nothing is new."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("cases", "people", "rules", "protocol_portal", "templates", "static")
READ = {".py", ".html", ".txt", ".css", ".js", ".svg"}
HURTS = re.compile(
    r"vexatious|malicious|frivolous|tit[ -]for[ -]tat|quid pro quo|repeat complain|serial complain",
    re.IGNORECASE,
)


@pytest.mark.parametrize("room", ROOMS)
def test_no_template_outcome_or_code_calls_a_concern_or_a_person_names(room: str) -> None:
    files = [path for path in (ROOT / room).rglob("*") if path.suffix in READ]
    assert files
    told = [f"{path.relative_to(ROOT)}: {found[0]}" for path in files if (found := HURTS.search(_text(path)))]
    assert told == []


def _text(path: Path) -> str:
    return path.read_text("utf-8")
