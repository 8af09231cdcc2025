"""How does a test run `manage.py` as an installation would, in an environment of its own?"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What one management command answered. No file of this machine's keys is read."""
    return subprocess.run(  # noqa: S603 (our own command, our own words)
        [sys.executable, "-W", "error", "manage.py", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "KEYS_FILE": os.devnull, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
