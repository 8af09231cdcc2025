"""Are the packages the ones that were locked, and is there only one state machine among them?"""

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_one_distribution_and_only_one_provides_the_state_machine() -> None:
    # The archived django-fsm owns the same folder; beside django-fsm-2 the two are merged file by file.
    assert packages_distributions()["django_fsm"] == ["django-fsm-2"]


@pytest.mark.parametrize("exported", ["requirements.txt", "requirements-dev.txt"])
def test_what_pip_would_install_is_what_uv_has_locked(exported: str) -> None:
    locked = {
        (package["name"], package["version"])
        for package in tomllib.loads((ROOT / "uv.lock").read_text())["package"]
        if "version" in package
    }
    text = (ROOT / exported).read_text()
    pinned = set(re.findall(r"^([a-z0-9._-]+)(?:\[.*?\])?==([^ ;\\]+)", text, flags=re.MULTILINE))

    assert pinned
    assert pinned <= locked
    assert text.count("--hash=sha256:") >= len(pinned)
